from typing import get_args

import pytest

from isrp_cli.views import tafel, zeitangabe
from isrp_cli.zeitangabe import Art, lies


def seite(text, breite=80):
    return tafel.render(zeitangabe.bloecke(lies(text)), breite)


def test_anfang_of_a_month():
    # 1 September 2021 was a Wednesday.
    assert seite("Anfang 09/2021") == (
        "„Anfang 09/2021“\n"
        "\n"
        "verstanden als     Anfang September 2021\n"
        "Art                ein Teil eines Monats\n"
        "erster Tag         Mittwoch, 1. September 2021\n"
        "letzter Tag        Freitag, 10. September 2021\n"
        "überfällig         ab Samstag, 11. September 2021\n"
        "Normalform         Anfang 09/2021\n"
        "EDTF (ISO 8601-2)  2021-09-01/2021-09-10\n"
    )


@pytest.mark.parametrize(
    ("text", "zeilen"),
    [
        (
            "bis zum 21.05.2021",
            [
                "erster Tag         keiner",
                "letzter Tag        Freitag, 21. Mai 2021",
                "überfällig         ab Samstag, 22. Mai 2021",
                "Normalform         bis 21.05.2021",
            ],
        ),
        (
            "ab 09/2022",
            [
                "letzter Tag        keiner",
                "überfällig         nie",
                "Beginn überfällig  ab Samstag, 1. Oktober 2022",
            ],
        ),
        (
            "laufend",
            [
                "erster Tag         keiner",
                "überfällig         nie",
                "EDTF (ISO 8601-2)  keine",
            ],
        ),
        ("ca. 09/2022", ["ungefähr           ja („ca.“); die Tage verschieben sich dadurch nicht"]),
        ("9/2021", ["Hinweis: führende Null ergänzt"]),
    ],
)
def test_lines(text, zeilen):
    for zeile in zeilen:
        assert zeile in seite(text).splitlines()


def test_every_kind_has_words():
    assert set(zeitangabe._ART) == set(get_args(Art))
