"""The check personendaten, and which files of a folder git keeps.

The telephone numbers are from the ranges that are reserved for films, the addresses from the
domains that are reserved for examples. What is no telephone number is made up, too.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hilfen import PROBE, fehlt, write_folder
from pruefhilfen import STAND, assert_finds, findings, pruefung, run

from isrp_cli import checks, git_files
from isrp_cli.befund import Stufe
from isrp_cli.checks import personendaten
from isrp_cli.checks.personendaten import MAX_BYTES, MAX_FUNDE
from isrp_cli.git_files import tracked_names
from isrp_cli.loading import Daten, load

NAME = "personendaten"
EMAIL, TELEFON = "hier steht eine E-Mail-Adresse", "hier steht eine Telefonnummer"


def test_the_shipped_process_gives_nothing(erfurt: Daten) -> None:
    assert run(erfurt, NAME) == []


# --- What is one, and from where to where ----------------------------------------------------

# The part between the marks is found, and nothing else in the line.
TELEFONNUMMERN = [
    # DIN 5008 and what was usual before it.
    "‹030 23125-012›",
    "‹(030) 23125 012›",
    "‹(030) 23125-012›",
    "‹030/23125 012›",
    "‹030/23125-012›",
    "‹030 / 2 31 25-0 12›",
    "‹(0 30) 2 31 25-0 12›",
    "‹030-23125012›",
    "‹030 - 23125012›",
    "‹03023125012›",
    "‹030 23125-0›",
    "‹0171 3920012›",
    "‹0171/39 200 12›",
    "‹01713920012›",
    # Abroad.
    "‹+49 30 23125012›",
    "‹+49 30 23125-012›",
    "‹+49 (0)30 23125-012›",
    "‹+49 (0) 30 23125 012›",
    "‹+49(0)30/23125012›",
    "‹+49 (30) 23125-012›",
    "‹+493023125012›",
    "‹+4930 23125-012›",
    "‹0049 30 23125012›",
    "‹+43 1 23125012›",
    # After a word, also short ones.
    "Tel. ‹23125-012›",
    "Tel.: ‹030 23125012›",
    "Tel.:‹030 23125012›",
    "Tel ‹23125-012›",
    "TEL ‹23125›",
    "Tel.-Nr. ‹23125›",
    "Tel./Fax: ‹23125-012›",
    "Telefon ‹1234›",
    "Telefon: ‹2034›",
    "Telefon (dienstlich): ‹23125›",
    "Telefonnummer: ‹23125›",
    "Tel. ‹030.23125.012›",
    "Tel. ‹0 30 2 31 25 0 12›",
    'telefon: "‹23125-012›"',
    "**Telefon:** ‹23125-012›",
    "Fon ‹23125-012›",
    "Fax ‹23125-013›",
    "Telefax: ‹23125-013›",
    "Mobil: ‹0171 39200-12›",
    "Mobiltelefon ‹0171 3920012›",
    "Handy ‹0171 3920012›",
    "Diensthandy: ‹0171 3920012›",
    "Rufnummer ‹23125›",
    "Durchwahl ‹1234›",
    "Durchwahl -‹123›",
    "Telefondurchwahl ‹012›",
    "Hausapparat ‹2034›",
    "Apparat ‹123›",
    # In a line with other things.
    "# Rückfragen: Stelle, ‹030 23125-012›, Zi. 3",
    "Stelle,‹030 23125012›,99084",
    "am 12.03.2022 ‹030 23125012›",
    "‹030 23125-012› 12.03.2022",
    "‹030 23125-012› 2022-03-12",
    "‹030 23125-012› 14:00 Uhr",
    "Ruf (‹030 23125-012›)",
    "‹030 23125-012›, ‹030 23125-013›.",
    "Tel. ‹030 23125-012›, Fax ‹030 23125-013›",
    "Drucksache 2896/25, ‹030 23125012›",
    # Blanks and dashes that look like the plain ones.
    "‹030\u00a023125‑012›",
    "Tel.\u202f‹23125\u2013012›",
    "Tel.\t‹23125\t012›",
    "‹030 23125 – 012›",
]
KEINE_TELEFONNUMMERN = [
    # Days, times, years.
    "01.04.2021",
    "2021-04-01",
    "03/2021",
    "03-06/2022",
    "02/2022 – 06/2023",
    "01.-04.09.2022",
    "30.08.-02.09.2022",
    "2020-2022",
    "2020 - 2022 - 2024",
    "KW 36-38/2021",
    "08:00-12:00",
    "09.00 - 17.00 Uhr",
    "0800-1200 Uhr",
    "20220914T080000Z",
    "Tel. 12.03.2022, 14:00 Uhr",
    "Telefon 14-16 Uhr",
    "Telefon 09.00 - 12.00 Uhr",
    "Mobil 2030",
    "Strategie Mobil 2030",
    "Kosten Telefon 2022: hoch",
    # Papers, files, paragraphs.
    "Drucksache 2896/25",
    "Drucksache 0123/2023",
    "0123/2023",
    "0361/2023",
    "0361/2023-12",
    "0361/2023 2. Lesung",
    "0896/25",
    "DS 0896/25-01 12 Seiten",
    'drucksache: "0361/23 45 678"',
    "Vorlage Nr. 0361/22-12345",
    "Az. 50.11-0361/2022",
    "Az.: 0501-2021-123456",
    "Aktenzeichen 0361 23 45 678",
    "51.70.01-0123",
    "§ 35 (2) ThürKO",
    "§ 35 Abs. 2, §§ 26-29",
    "HRB 123456",
    "ISBN 978-3-16-148410-0",
    "ISBN 0-306-40615-2",
    "ISBN 0306406152",
    "ISSN 0302-9743",
    # Places, money, amounts, codes.
    "99084 Musterstadt",
    "PLZ 01067, 04109 Leipzig",
    "D-01067 Dresden",
    "1.000,00 €",
    "0,50 Euro",
    "012.345,00 €",
    "100 000 000 Euro",
    "+100 000 000 Euro",
    "+49 000 000 000 €",
    "+12 %",
    "+1500 / 2000 / 2500 Personen",
    "Telefon 500 Euro",
    "Telefon 12.500 Euro",
    "Fax 3 Seiten",
    "DE89 3704 0044 0532 1301 00",
    "IBAN DE89 3704 0044 0532 0130 00",
    "Konto 0532013000, BLZ 37040044",
    "Steuernummer 051/123/45678",
    "Kundennummer 0301234567",
    "05111000",
    "051110000000",
    "4006381333931",
    "01234567890123456789",
    "030 2345 6789 1234 5678 90",
    "030 040 050 060",
    "0302 040 050 060",
    "0123 456 789",
    "1.034 567 890",
    "03023125012a",
    "1 234 567 890",
    "schritte: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]",
    "schritte: [8, 12, 14, 28, 31, 32, 34, 35]",
    "S. 030-040",
    "v1.2.3",
    # Addresses on the web, paths, checksums.
    "https://example.org/030/23125012",
    "https://example.org/?nr=03023125012",
    "www.example.org/?nr=03023125012",
    "www.example.org/030-23125012",
    "unterlagen/030-23125012.pdf",
    "030-23125012.pdf",
    "unterlagen/030-23125012",
    "Objekt-030-23125012",
    "V030 23125012",
    "03023125-e89b-12d3-a456-426614174000",
    "sha256:03023125012a",
    # Words that hold one of the words.
    "Hotel 12345",
    "Stadtteil 20300",
    "Fonds 20300",
    "Telefonat 12345",
    "iPhone 12345",
    "Tel. folgt",
    "Tel. 115, Notruf: Telefon 112",
]
ADRESSEN = [
    "‹muster@example.org›",
    "‹m.muster+plan@sozial.stadt.example.org›",
    "„‹muster@example.org›“",
    "<‹muster@example.org›>",
    "mailto:‹muster@example.org›",
    "‹muster@example.org›.",
    "‹muster@example.org›: Rückfragen",
    "‹muster@example.org›;‹info@example.de›",
    "die ‹muster@example.org›-Adresse",
    "‹info@example.de›",
    "‹müller@büro-köln.example›",
    "‹muster@xn--bro-hoa.example›",
    "‹muster@example.xn--p1ai›",
    "‹muster (at) example.org›",
    "‹muster(at)example.org›",
    "‹muster[at]example.org›",
    "‹muster [AT] example [dot] org›",
    "‹muster{at}example(punkt)org›",
    "‹030-23125012@example.org›",
]
KEINE_ADRESSEN = [
    "@",
    "user@",
    "@example.org",
    "user@host",
    "HEAD@{1}",
    "main@{upstream}",
    "actions/checkout@v4",
    "paket@1.2.3",
    "git@example.org:stadt/plan.git",
    "ssh://git@example.org/stadt/plan.git",
    "https://name:wort@example.org/plan",
    "@stadt@social.example.org",
    "Preis @ 3 Euro",
    "Treffen (at) Rathaus. Danach",
    "(at) example.org",
]


def marked(text: str) -> tuple[str, list[str], list[int]]:
    """The text without its marks, what stood between them, and where (columns from 1)."""
    stuecke, spalten, rein = [], [], ""
    for i, teil in enumerate(text.replace("›", "‹").split("‹")):
        if i % 2:
            stuecke.append(teil)
            spalten.append(len(rein) + 1)
        rein += teil
    return rein, stuecke, spalten


def assert_found(ordner: Path, markiert: str, meldung: str) -> None:
    """The check finds what is marked, both in a value and in a comment of a data file."""
    zeile, stuecke, spalten = marked(markiert)
    text = f"{PROBE['prozess']}quelle: |-\n  {zeile}\n#\t{zeile}\n"
    befunde = findings(ordner, NAME, prozess=text)
    assert [b.meldung for b in befunde] == [meldung] * 2 * len(stuecke)
    orte = [b.fundstelle for b in befunde]
    assert [(o.zeile, o.spalte) for o in orte] == [(n, s + 2) for n in (3, 4) for s in spalten]
    assert [o.text[o.spalte - 1 :][: o.laenge] for o in orte] == stuecke * 2
    assert {o.text for o in orte} <= {f"  {zeile}", f"#\t{zeile}"}
    assert {b.stufe for b in befunde} <= {Stufe.WARNUNG}


@pytest.mark.parametrize("markiert", TELEFONNUMMERN)
def test_a_telephone_number(tmp_path: Path, markiert: str) -> None:
    assert "‹" in markiert
    assert_found(tmp_path, markiert, TELEFON)


@pytest.mark.parametrize("markiert", ADRESSEN)
def test_an_email_address(tmp_path: Path, markiert: str) -> None:
    assert "‹" in markiert
    assert_found(tmp_path, markiert, EMAIL)


@pytest.mark.parametrize("text", [*KEINE_TELEFONNUMMERN, *KEINE_ADRESSEN])
def test_what_is_neither(tmp_path: Path, text: str) -> None:
    assert_found(tmp_path, text, "")


def test_all_data_files_are_read_with_their_comments(tmp_path: Path) -> None:
    dateien = {
        name: f"# muster@example.org\n{text}# Tel. 23125-012".replace("\n", "\r\n")
        for name, text in PROBE.items()
    }
    befunde = checks.run(load(write_folder(tmp_path, **dateien)), STAND, [pruefung(NAME)])
    assert [Path(b.fundstelle.datei).name for b in befunde] == [
        f"{name}.yaml" for name in ("prozess", "schritte", "gremien", "meilensteine") for _ in "12"
    ]
    assert [b.meldung for b in befunde] == [EMAIL, TELEFON] * 4
    assert all(not b.fundstelle.text.endswith("\r") for b in befunde)


def test_what_to_do_and_what_may_stay(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        NAME,
        "prozess",
        "titel: x\nquelle: ▸info@example.org, Tel. ▸23125-0\n",
        [EMAIL, TELEFON],
    )
    assert [b.hinweis for b in befunde] == [
        "streichen oder in kontakte.yaml führen; Funktionspostfächer dürfen bleiben (Prüfung "
        "auslassen: „--ohne personendaten“)",
        "streichen oder in kontakte.yaml führen; zentrale Nummern dürfen bleiben (Prüfung "
        "auslassen: „--ohne personendaten“)",
    ]


def test_an_unreadable_plan_is_searched_as_well(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path, schritte="schritte: [\n# muster@example.org\n"))
    assert [b.fundstelle.zeile for b in run(daten, NAME)] == [2]
    assert run(load(write_folder(tmp_path, schritte=b"muster@example.org \xff")), NAME) == []


def test_a_list_of_addresses_is_not_shown_to_its_end(tmp_path: Path) -> None:
    def found(anzahl: int) -> list[str]:
        text = PROBE["prozess"] + "# muster@example.org\n" * anzahl
        return [b.meldung for b in findings(tmp_path, NAME, prozess=text)]

    assert found(MAX_FUNDE) == [EMAIL] * MAX_FUNDE
    zuletzt = "ab hier werden weitere Adressen und Nummern nicht gezeigt"
    assert found(MAX_FUNDE + 1) == [EMAIL] * MAX_FUNDE + [zuletzt]
    assert found(MAX_FUNDE + 9) == [EMAIL] * MAX_FUNDE + [zuletzt]


# With backtracking that is not bounded, none of these would come to an end.
ENDLOS = [
    *("1", "0", "03", "0 ", "030 ", "0361 6", "030-", "+4", "(0", "1.1.", "00:", "20-", "1/"),
    *("@", "a@", "a@a.", "@a.", "a.", "a-", "(at)", " ( at ) a", "://", "ab://", "www.", "a@b:"),
    *("tel ", "tel.", "tel(a", "tel 1 ", "fax-nr", "Az 1 ", "DE89 3704 0044 ", "ds1", "(", " "),
]


@pytest.mark.parametrize("stueck", ENDLOS)
@pytest.mark.parametrize("ende", ["", "@", "030 1", "tel 123x"])
def test_endless_lines_come_to_an_end(stueck: str, ende: str) -> None:
    zeile = stueck * (100_000 // len(stueck)) + ende
    assert len(list(personendaten._scan(zeile, "x"))) <= 1


# --- Other files that git keeps --------------------------------------------------------------


def git(ordner: Path, *argumente: str, eingabe: str = "") -> str:
    """What git prints in a folder, without the settings of whoever runs the tests."""
    if shutil.which("git") is None:
        fehlt("git")
    umgebung = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    umgebung |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    befehl = ["git", "-c", "core.autocrlf=false", *argumente]
    return subprocess.run(
        befehl, cwd=ordner, env=umgebung, input=eingabe, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a sound process in its folder data, all of it tracked."""
    ordner = tmp_path / "data"
    ordner.mkdir()
    write_folder(ordner)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    return tmp_path


def add(repo: Path, name: str, inhalt: str | bytes = "muster@example.org\n") -> Path:
    """Writes a file into the folder of the process and lets git track it."""
    pfad = repo / "data" / name
    pfad.parent.mkdir(exist_ok=True)
    pfad.write_bytes(inhalt.encode() if isinstance(inhalt, str) else inhalt)
    git(repo, "add", "--force", "--", str(pfad))
    return pfad


def found(repo: Path) -> list[tuple[str, int, int, str]]:
    """File, line, column and message of every finding, in the order in which it is shown."""
    befunde = checks.run(load(repo / "data"), STAND, [pruefung(NAME)])
    orte = [(b.fundstelle, b.meldung) for b in befunde]
    return [(Path(ort.datei).name, ort.zeile, ort.spalte, was) for ort, was in orte]


def tracked_files(ordner: Path) -> list[Path] | None:
    namen = tracked_names(str(ordner))
    return None if namen is None else [ordner / name for name in namen]


def test_tracked_files_are_those_of_the_folder(repo: Path) -> None:
    vier = [f"{name}.yaml" for name in ("gremien", "meilensteine", "prozess", "schritte")]
    (repo / "data" / "neu.txt").write_text("x")
    (repo / "oben.txt").write_text("x")
    git(repo, "add", "oben.txt")
    ordner = repo / "data"
    assert tracked_files(ordner) == [ordner / name for name in vier]
    assert tracked_files(repo) == [*(ordner / name for name in vier), repo / "oben.txt"]


def test_other_tracked_files_come_after_the_four_by_name(repo: Path) -> None:
    add(repo, "b.md", "# Vermerk\n\nRückfragen: Tel. 23125-012\n")
    add(repo, "a.csv", "\ufeffStelle;muster@example.org\r\n")
    schritte = repo / "data" / "schritte.yaml"
    schritte.write_text(f"{PROBE['schritte']}# muster@example.org\n", "utf-8")
    assert found(repo) == [
        ("schritte.yaml", PROBE["schritte"].count("\n") + 1, 3, EMAIL),
        ("a.csv", 1, 8, EMAIL),
        ("b.md", 3, 18, TELEFON),
    ]


def test_only_what_git_keeps_is_searched(repo: Path) -> None:
    (repo / "data" / "entwurf.txt").write_text("muster@example.org")
    (repo / "data" / "kontakte.yaml").write_text("kontakte: [{email: muster@example.org}]\n")
    (repo / "oben.txt").write_text("muster@example.org")
    git(repo, "add", "oben.txt")
    assert found(repo) == []


def test_tracked_contacts_are_one_finding(repo: Path) -> None:
    add(repo, "kontakte.yaml", "kontakte:\n  - {email: muster@example.org}\n" * 3)
    meldung = "die Datei mit den Kontakten ist in der Versionsgeschichte (git)"
    assert found(repo) == [("kontakte.yaml", 1, 1, meldung)]
    (befund,) = run(load(repo / "data"), NAME)
    assert f"„git rm --cached {befund.fundstelle.datei}“" in befund.hinweis
    assert ".gitignore" in befund.hinweis
    # Its own advice is right: the file stays, the finding goes.
    git(repo, "rm", "--cached", str(repo / "data" / "kontakte.yaml"))
    assert (repo / "data" / "kontakte.yaml").exists()
    assert found(repo) == []


@pytest.mark.parametrize("name", ['zwei\nZeilen "a".txt', "Ämter – Liste.txt", "-n.txt", "unter/x"])
def test_names_of_any_kind(repo: Path, name: str) -> None:
    try:
        pfad = add(repo, name)
    except OSError:
        pytest.skip("this system knows no such names")
    assert pfad in (tracked_files(repo / "data") or ())
    assert found(repo) == [(Path(name).name, 1, 1, EMAIL)]


def test_names_in_another_encoding_can_be_shown(repo: Path) -> None:
    try:
        add(repo, os.fsdecode(b"\xc4mter.txt"))
    except (OSError, UnicodeError):
        pytest.skip("this system knows no such names")
    ((name, *_),) = found(repo)
    assert name.encode().endswith(b"mter.txt")


@pytest.mark.parametrize(
    "inhalt",
    [
        b"muster@example.org \xff",
        b"muster@example.org \x00",
        "muster@example.org".encode("utf-16"),
        b"muster@example.org\n" + b" " * MAX_BYTES,
        b"",
    ],
    ids=["latin-1", "binary", "utf-16", "huge", "empty"],
)
def test_what_is_no_text_is_passed_over(repo: Path, inhalt: bytes) -> None:
    add(repo, "datei", inhalt)
    assert found(repo) == []


def test_a_file_of_just_the_size_is_searched(repo: Path) -> None:
    inhalt = b"muster@example.org\n"
    add(repo, "datei", inhalt + b" " * (MAX_BYTES - len(inhalt)))
    assert len(found(repo)) == 1


def test_what_is_tracked_and_no_longer_there(repo: Path) -> None:
    add(repo, "weg.txt").unlink()
    ordner = add(repo, "ordner.txt")
    ordner.unlink()
    ordner.mkdir()
    assert found(repo) == []


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_links_are_not_followed(repo: Path) -> None:
    aussen = repo / "aussen"
    aussen.mkdir()
    (aussen / "liste.txt").write_text("muster@example.org")
    (repo / "data" / "link.txt").symlink_to(aussen / "liste.txt")
    (repo / "data" / "verweis.txt").symlink_to("unversioniert.txt")
    git(repo, "add", ".")
    (repo / "data" / "unversioniert.txt").write_text("muster@example.org")
    # A tracked file whose folder has become a link out of the process' folder.
    add(repo, "unter/liste.txt")
    git(repo, "rm", "--cached", "--quiet", "aussen/liste.txt")
    shutil.rmtree(repo / "data" / "unter")
    (repo / "data" / "unter").symlink_to(aussen)
    assert len(tracked_files(repo / "data") or ()) == 7
    assert found(repo) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(repo: Path) -> None:
    pfad = add(repo, "rohr")
    pfad.unlink()
    os.mkfifo(pfad)
    assert found(repo) == []


def test_an_unfinished_merge_lists_a_file_once(repo: Path) -> None:
    inhalt = git(repo, "hash-object", "-w", str(add(repo, "liste.txt"))).strip()
    git(repo, "rm", "--cached", "--quiet", "data/liste.txt")
    fassungen = "".join(f"100644 {inhalt} {nr}\tdata/liste.txt\n" for nr in (1, 2, 3))
    git(repo, "update-index", "--index-info", eingabe=fassungen)
    assert len(found(repo)) == 1


# --- Where git does not say ------------------------------------------------------------------


def test_a_hook_of_another_repository_does_not_mislead(
    repo: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    anderes = tmp_path_factory.mktemp("anderes")
    git(anderes, "init", "--quiet")
    (anderes / "fremd.txt").write_text("x")
    git(anderes, "add", ".")
    monkeypatch.setenv("GIT_DIR", str(anderes / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(anderes))
    monkeypatch.setenv("GIT_INDEX_FILE", str(anderes / ".git" / "index"))
    add(repo, "liste.txt")
    assert found(repo) == [("liste.txt", 1, 1, EMAIL)]


def test_no_repository(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        fehlt("git")
    # What git would find above the folder does not count.
    (tmp_path / ".git").write_text("gitdir: fehlt\n")
    assert tracked_files(tmp_path) is None
    assert tracked_files(tmp_path / "fehlt") is None
    (tmp_path / "liste.txt").write_text("muster@example.org")
    assert findings(tmp_path, NAME) == []


def test_no_git(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(repo, "liste.txt")
    leer = tmp_path / "leer"
    leer.mkdir()
    monkeypatch.setenv("PATH", str(leer))
    assert tracked_files(repo / "data") is None
    assert found(repo) == []


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    "programm",
    [
        # As git says "dubious ownership" of a folder that belongs to someone else.
        "printf 'liste.txt\\0'; echo 'fatal: detected dubious ownership' >&2; exit 128",
        "exec sleep 600",
        "kill -9 $$",
    ],
)
def test_a_git_that_fails(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, programm: str
) -> None:
    add(repo, "liste.txt")
    falsch = tmp_path / "bin" / "git"
    falsch.parent.mkdir()
    falsch.write_text(f"#!/bin/sh\n{programm}\n")
    falsch.chmod(0o755)
    monkeypatch.setenv("PATH", f"{falsch.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git_files, "GIT_SEKUNDEN", 0.5)
    assert tracked_files(repo / "data") is None
    assert found(repo) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX owners")
def test_a_repository_of_someone_else(repo: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    add(repo, "liste.txt")
    for pfad in (repo, repo / ".git", repo / "data"):
        os.chown(pfad, 12345, 12345)
    assert tracked_files(repo / "data") is None
    assert found(repo) == []


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_no_program_that_the_repository_names_is_started(repo: Path, tmp_path: Path) -> None:
    spur = tmp_path / "gestartet"
    monitor = tmp_path / "monitor.sh"
    monitor.write_text(f"#!/bin/sh\ntouch '{spur}'\n")
    monitor.chmod(0o755)
    add(repo, "liste.txt")
    git(repo, "config", "core.fsmonitor", str(monitor))
    assert len(found(repo)) == 1
    assert not spur.exists()
