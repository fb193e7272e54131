"""Papers as PDF/UA-1, the standard for accessible PDF, laid out by Typst with `papier.typ`.

The text of a paper reaches the template as data, never as its language. A process' own template
may be anyone's: it runs in a process of its own, with a limit on time and memory, reads nothing
outside its folder and gets nothing from the network.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from isrp_cli.befund import Abbruch, kurz
from isrp_cli.ergaenzung import need
from isrp_cli.formats.dokument import Block, Briefkopf, Dokument, Liste, Tabelle, Zitat, widths
from isrp_cli.formats.vorlagen import fault
from isrp_cli.loading import display_path
from isrp_cli.ressourcen import SHIPPED_TEMPLATES
from isrp_cli.zeichen import one_line
from isrp_cli.zeitangabe import datum_kurz

VORLAGE = "papier.typ"
# So much of a name stands above or below a page, where it has no more than two lines.
MAX_KOPF = 120
# What an own template may take: seconds, and bytes of memory where the system can limit it.
MAX_SEKUNDEN = 60
MAX_SPEICHER = 4_000_000_000
# In vain, so that a template gets no packages: nothing listens there.
KEIN_NETZ = "http://127.0.0.1:9"


class Satzfehler(Exception):
    """What Typst reports: its message, and everything it says with the places."""

    def __init__(self, meldung: str, bericht: str) -> None:
        super().__init__(meldung)
        self.meldung = meldung
        self.bericht = bericht


def dumps(dokument: Dokument, kopf: Briefkopf, vorlagen: Path | None) -> bytes:
    """The paper as PDF, with `papier.typ` from `vorlagen` where that folder has one.

    The same paper gives the same bytes. Characters that no font of the template has become U+FFFD.
    Raises Abbruch where Typst is missing and where the template is faulty.
    """
    need("typst", "pdf", "PDF-Dateien")
    eigene = vorlagen / VORLAGE if vorlagen is not None else None
    if eigene is not None and not eigene.exists():
        eigene = None
    if eigene is not None:
        _check_folder(eigene)
    vorlage = (eigene or SHIPPED_TEMPLATES / VORLAGE).resolve()
    setze = typeset if eigene is None else _typeset_apart
    papier = json.dumps(_content(dokument, kopf), ensure_ascii=False)
    try:
        while True:
            try:
                return setze(str(vorlage), papier, kopf.stand.isoformat())
            except Satzfehler as fehler:
                weniger = _without_missing(papier, fehler)
                if weniger == papier:
                    raise
                papier = weniger
    except Satzfehler as fehler:
        raise Abbruch(_reason(fehler, vorlage)) from None


def typeset(vorlage: str, papier: str, stand: str) -> bytes:
    """The PDF that the template makes of the paper; raises Satzfehler."""
    import typst

    ordner = str(Path(vorlage).parent)

    try:
        return typst.compile(
            vorlage,
            root=ordner,
            font_paths=[ordner],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"papier": papier},
            pdf_standards=["ua-1"],
            package_path=os.devnull,
            package_cache_path=os.devnull,
            timestamp=datetime.fromisoformat(stand).replace(tzinfo=UTC),
        )
    except typst.TypstError as fehler:
        raise Satzfehler(fehler.message, fehler.diagnostic) from None


# --- What the template gets ------------------------------------------------------------------


def _content(dokument: Dokument, kopf: Briefkopf) -> dict[str, object]:
    kommune, prozess, art = (
        kurz(one_line(text), MAX_KOPF) for text in (kopf.kommune, kopf.prozess, kopf.art)
    )
    return {
        "kommune": kommune,
        "prozess": prozess,
        "art": art,
        "titel": one_line(dokument.titel) or art,
        "stand": datum_kurz(kopf.stand),
        "bloecke": [_block(b) for b in dokument.bloecke],
    }


def _block(block: Block) -> dict[str, object]:
    felder: dict[str, object] = {"art": type(block).__name__, **asdict(block)}
    match block:
        case Liste(_, punkte):
            felder["punkte"] = [[_block(b) for b in punkt] for punkt in punkte]
        case Zitat(bloecke):
            felder["bloecke"] = [_block(b) for b in bloecke]
        case Tabelle():
            felder["breiten"] = widths(block)
    return felder


_FEHLT = re.compile(r'the text `"(.+?)"` could not be displayed')


def _without_missing(papier: str, fehler: Satzfehler) -> str:
    """The paper without what Typst says that no font has; the same where it says no such thing."""
    for text in _FEHLT.findall(fehler.bericht):
        text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda t: chr(int(t[1], 16)), text)
        papier = papier.replace(text, "\ufffd" * len(text))
    return papier


# --- Own templates ---------------------------------------------------------------------------


def _check_folder(vorlage: Path) -> None:
    """Raises Abbruch where the template is no file, or anything beside it leads elsewhere."""
    if not vorlage.is_file():
        raise Abbruch(f"Die Vorlage {display_path(vorlage)} ist keine gewöhnliche Datei.")
    stamm = vorlage.parent.resolve()
    for pfad in vorlage.parent.rglob("*"):
        if not pfad.resolve().is_relative_to(stamm):
            raise Abbruch(
                f"„{display_path(pfad)}“ verweist auf etwas außerhalb des Ordners. Das ist neben "
                f"der Vorlage {VORLAGE} nicht erlaubt; bitte die Datei selbst dorthin kopieren."
            )


_KIND = """
import json, sys
auftrag = json.load(sys.stdin.buffer)
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (auftrag["speicher"],) * 2)
except (ImportError, OSError, ValueError):
    pass
from isrp_cli.formats.pdf import Satzfehler, typeset
try:
    sys.stdout.buffer.write(typeset(*auftrag["satz"]))
except Satzfehler as fehler:
    sys.stdout.buffer.write(json.dumps([fehler.meldung, fehler.bericht]).encode())
    sys.exit(3)
"""


def _typeset_apart(vorlage: str, papier: str, stand: str) -> bytes:
    """As `typeset`, in a process of its own that can be ended and has no network.

    Raises Abbruch where it has to be ended.
    """
    auftrag = json.dumps({"speicher": MAX_SPEICHER, "satz": [vorlage, papier, stand]})
    umgebung = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    umgebung |= {"HTTPS_PROXY": KEIN_NETZ, "ALL_PROXY": KEIN_NETZ}
    umgebung["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        lauf = subprocess.run(
            [sys.executable, "-c", _KIND],
            input=auftrag.encode(),
            capture_output=True,
            env=umgebung,
            timeout=MAX_SEKUNDEN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        grund = f"sie wird auch nach {MAX_SEKUNDEN} Sekunden nicht fertig"
        raise Abbruch(fault(Path(vorlage), None, grund)) from None
    if lauf.returncode == 3:
        raise Satzfehler(*json.loads(lauf.stdout))
    if lauf.returncode:
        grund = "sie wird nie fertig oder braucht zu viel Speicher"
        raise Abbruch(fault(Path(vorlage), None, grund))
    return lauf.stdout


# --- What is said of a faulty template -------------------------------------------------------

_SYNTAX = r"^(?:unclosed |unexpected (?!argument)|expected (?:expression|semicolon|comma|pattern))"
# What Typst says → what that means, with the words it names.
_GRUENDE: tuple[tuple[str, str], ...] = (
    (r"^unknown variable: (.+)", "„{}“ gibt es hier nicht"),
    (r'does not (?:contain|have) (?:key|field|method) "(.+?)"', "„{}“ gibt es hier nicht"),
    (r"^file not found \(searched at (.+)\)", "die Datei „{}“ gibt es nicht"),
    (r"escape the project root", "sie darf nur lesen, was in ihrem Ordner liegt"),
    (r"^(?:failed to download package|package not found)", "Pakete sind in Vorlagen nicht erlaubt"),
    (r"always true|seems to be infinite", "sie wird nie fertig"),
    (r"^maximum .* depth exceeded", "sie ruft sich selbst ohne Ende auf"),
    (_SYNTAX, "so kann sie nicht gelesen werden"),
    (r"^unknown image format", "diese Datei ist kein Bild, das sich lesen lässt"),
    (r"missing alt text", 'einem Bild fehlt seine Beschreibung, z. B. alt: "Wappen der Stadt"'),
    (r"skipped from heading", "ihre Überschriften lassen eine Ebene aus"),
    (r"first heading must be", "ihre erste Überschrift ist nicht von der obersten Ebene („=“)"),
    (r"document title", "ihr fehlt der Titel: #set document(title: papier.titel)"),
    (r"the text `\"(.+)\"` could not be displayed", "ihre Schriften haben das Zeichen „{}“ nicht"),
)
_ORT = re.compile(r"─ (.+):([0-9]+):[0-9]+$", re.M)


def _reason(fehler: Satzfehler, vorlage: Path) -> str:
    """The message about a faulty template, in German as far as it is known what Typst means."""
    ort = _ORT.search(fehler.bericht)
    datei, zeile = (vorlage.parent / Path(ort[1]).name, int(ort[2])) if ort else (vorlage, None)
    for muster, satz in _GRUENDE:
        if treffer := re.search(muster, fehler.meldung):
            genannt = [kurz(Path(t).name) for t in treffer.groups()]
            return fault(datei, zeile, satz.format(*genannt))
    meldung = " ".join(fehler.meldung.split())
    return fault(datei, zeile, f"Typst meldet dazu auf Englisch „{kurz(meldung, 200)}“")
