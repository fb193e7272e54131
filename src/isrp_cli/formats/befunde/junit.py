"""Findings as a JUnit report: Jenkins, GitLab and others list every check as a test.

A check that found errors or warnings is a failed test, a check that found nothing or only hints a
passed one. GitLab shows the text of a failure and ignores its attribute `message`, Jenkins shows
both; neither shows where a failure is, so the text says it.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Sequence

from isrp_cli.befund import Befund, Stufe
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht, Regel
from isrp_cli.formats.befunde.texte import satz, visible, zeilen
from isrp_cli.woerter import anzahl


def dumps(bericht: Pruefbericht) -> str:
    """The XML text: one suite, one test for every check."""
    nach_pruefung: dict[str, list[Befund]] = defaultdict(list)
    for befund in bericht.befunde:
        nach_pruefung[befund.check].append(befund)
    wurzel = ET.Element("testsuites")
    reihe = ET.SubElement(wurzel, "testsuite", name="isrp pruefen")
    for regel in bericht.regeln:
        _test(reihe, regel, nach_pruefung[regel.name])
    reihe.set("tests", str(len(bericht.regeln)))
    reihe.set("failures", str(len(reihe.findall("testcase/failure"))))
    reihe.set("errors", "0")
    ET.indent(wurzel)
    text = ET.tostring(wurzel, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _test(reihe: ET.Element, regel: Regel, befunde: Sequence[Befund]) -> None:
    test = ET.SubElement(reihe, "testcase", classname="isrp.pruefen", name=regel.name)
    hinweise = [b for b in befunde if b.stufe is Stufe.HINWEIS]
    if maengel := [b for b in befunde if b.stufe is not Stufe.HINWEIS]:
        # One element, as the services read only the first.
        mangel = ET.SubElement(test, "failure", message=_summary(maengel), type=maengel[0].stufe)
        mangel.text = _text(regel, maengel)
    if hinweise:
        ausgabe = ET.SubElement(test, "system-out")
        # "[[ATTACHMENT|path]]" in an output would make Jenkins and GitLab publish a file.
        ausgabe.text = _text(regel, hinweise).replace("[[", "[ [")


def _summary(befunde: Sequence[Befund]) -> str:
    """The first finding, on one line: an attribute keeps no line breaks in every reader."""
    text = satz(befunde[0])
    if rest := len(befunde) - 1:
        text += f" (und {anzahl(rest, 'weiterer Befund', 'weitere Befunde')})"
    return text


def _text(regel: Regel, befunde: Sequence[Befund]) -> str:
    absaetze = [visible(f"{befunde[0].stufe}: {regel.regel}")]
    absaetze += ["\n  ".join(zeilen(befund)) for befund in befunde]
    return "\n\n".join(absaetze)
