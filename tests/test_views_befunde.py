from isrp_cli.befund import Befund, Fundstelle, Stufe
from isrp_cli.views import befunde, tafel


def text(*alle, farbe=False):
    return tafel.render(befunde.bloecke(alle), 80, farbe=farbe)


def befund(stufe=Stufe.FEHLER, meldung="das ist falsch", hinweis="so ist es richtig"):
    return Befund("zeitfolge", stufe, meldung, Fundstelle("data/schritte.yaml", 12, 5), hinweis)


def test_a_line_for_every_finding_and_the_counts():
    assert text(
        befund(), befund(Stufe.HINWEIS, hinweis=""), befund(Stufe.WARNUNG), befund(Stufe.HINWEIS)
    ) == (
        "data/schritte.yaml:12:5: fehler: [zeitfolge] das ist falsch – so ist es richtig\n"
        "data/schritte.yaml:12:5: hinweis: [zeitfolge] das ist falsch\n"
        "data/schritte.yaml:12:5: warnung: [zeitfolge] das ist falsch – so ist es richtig\n"
        "data/schritte.yaml:12:5: hinweis: [zeitfolge] das ist falsch – so ist es richtig\n"
        "1 Fehler, 1 Warnung, 2 Hinweise\n"
    )


def test_plural_of_the_counts():
    assert text(befund(), befund(), befund(Stufe.WARNUNG), befund(Stufe.WARNUNG)).endswith(
        "\n2 Fehler, 2 Warnungen\n"
    )
    assert text(befund(Stufe.HINWEIS)).endswith("\n1 Hinweis\n")


def test_no_findings():
    assert text() == "keine Befunde\n"


def test_one_line_whatever_the_message_holds():
    zeilen = text(befund(meldung="a\nb\r\x1b[31m\u2028\u202ec", hinweis="[red]" + "x" * 300))
    erste, zweite, ende = zeilen.split("\n")
    assert erste.startswith("data/schritte.yaml:12:5: fehler: [zeitfolge] a␊b␍␛[31m")
    assert erste.endswith("x" * 300)
    assert len(erste.splitlines()) == 1
    assert (zweite, ende) == ("1 Fehler", "")


def test_only_the_stage_is_coloured():
    assert text(befund(), farbe=True).startswith(
        "data/schritte.yaml:12:5: \x1b[31;1mfehler\x1b[0m: [zeitfolge] das"
    )
