"""Writes docs/datenformat.md from the records in models.py: their keys, types and docstrings.

`python scripts/datenformat.py` writes it; `tests/test_dokumentation.py` says when it is stale.
"""

import ast
from pathlib import Path

from isrp_cli import models
from isrp_cli.loading import ABSCHNITTE, PROZESSDATEI

ZIEL = Path(__file__).resolve().parents[1] / "docs" / "datenformat.md"
ARTEN = {
    "Text": "Text",
    "Kennung": "Kennung",
    "Nummer": "ganze Zahl ab 1",
    "Anzahl": "ganze Zahl ab 0",
    "JaNein": "true",
    "Datum": "Datum",
    "Uhrzeit": "Uhrzeit",
    "Zeit": "Zeitangabe",
}
KOPF = """# Datenformat

Diese Seite entsteht aus dem Programm (`python scripts/datenformat.py`).

Ein Prozess ist ein Ordner mit vier Dateien in YAML 1.2, gespeichert als UTF-8. Schlüssel, die hier
nicht stehen, sind Fehler. Was nicht **Pflicht** ist, darf fehlen; ein leerer Wert zählt wie ein
fehlender.

- *Datum* ist ein Tag: `2022-09-14` oder `"14.09.2022"`. *Uhrzeit* ist `"17:00"`.
- *Zeitangabe* ist das ungenaue Datum, z. B. `"Anfang 09/2021"`, immer in Anführungszeichen (siehe
  [Handbuch](handbuch.md#zeitangaben)).
- *Kennung* ist ein kurzer Name, unter dem andere Dateien auf den Eintrag verweisen, z. B.
  `amt-fuer-soziales`.
- Punkte der Tagesordnung dürfen auch nur aus ihrem Text bestehen, Einträge unter `nach` nur aus der
  Nummer: `- Maßnahmenableitung`, `- 21`.
- Personen gehören nicht in diese Dateien, nur Funktionen und Einrichtungen.
"""


def main() -> str:
    """The whole page."""
    klassen = {
        knoten.name: knoten
        for knoten in ast.parse(Path(models.__file__).read_text("utf-8")).body
        if isinstance(knoten, ast.ClassDef) and "Datensatz" in map(ast.unparse, knoten.bases)
    }
    teile = [KOPF]
    for datei, abschnitte in ABSCHNITTE.items():
        teile.append(f"\n## {datei}\n")
        offen = [models.Prozessangaben] if datei == PROZESSDATEI else []
        if not offen:
            for schluessel, typ in abschnitte.items():
                teile.append(f"\n`{schluessel}:` ist eine Liste von {_anchor(typ.__name__)}.\n")
                offen.append(typ)
        gezeigt: set[str] = set()
        namen = [typ.__name__ for typ in offen]
        while namen:
            name = namen.pop(0)
            if name not in gezeigt:
                gezeigt.add(name)
                teile.append(_section(klassen[name], klassen))
                namen += _parts(klassen[name], klassen)
    return "".join(teile)


def _section(klasse: ast.ClassDef, klassen: dict[str, ast.ClassDef]) -> str:
    zeilen = [f"\n### {klasse.name}\n\n{ast.get_docstring(klasse)}\n"]
    zeilen.append("\n| Schlüssel | Art | Bedeutung |\n|---|---|---|\n")
    rumpf = klasse.body
    for knoten, danach in zip(rumpf, [*rumpf[1:], None], strict=True):
        if isinstance(knoten, ast.AnnAssign) and isinstance(knoten.target, ast.Name):
            assert isinstance(danach, ast.Expr), f"{knoten.target.id} has no docstring"
            assert isinstance(danach.value, ast.Constant)
            pflicht = " **Pflicht**" if knoten.value is None else ""
            art = _kind(knoten.annotation, klassen)
            zeilen.append(f"| `{knoten.target.id}` | {art}{pflicht} | {danach.value.value} |\n")
    return "".join(zeilen)


def _kind(knoten: ast.expr, klassen: dict[str, ast.ClassDef]) -> str:
    """An annotation in a planner's words."""
    match knoten:
        case ast.BinOp(left=links):  # X | None
            return _kind(links, klassen)
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[inhalt, *_])):
            return f"Liste: {_kind(inhalt, klassen)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=werte):
            elemente = werte.elts if isinstance(werte, ast.Tuple) else [werte]
            return ", ".join(f"`{ast.literal_eval(e)}`" for e in elemente)
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inhalt, wie])):
            if "lies_erreicht" in ast.unparse(wie):
                return "`true` oder Datum"
            return "Text" if ast.unparse(inhalt) == "str" else _kind(inhalt, klassen)
        case ast.Name(id=name) if name in klassen:
            return _anchor(name)
        case ast.Name(id=name) if name in ARTEN:
            return ARTEN[name]
        case ast.Name(id=name):
            return ", ".join(f"`{wert}`" for wert in getattr(models, name).__args__)
    raise ValueError(f"no words for {ast.unparse(knoten)}")


def _parts(klasse: ast.ClassDef, klassen: dict[str, ast.ClassDef]) -> list[str]:
    return [
        n.id
        for knoten in klasse.body
        if isinstance(knoten, ast.AnnAssign)
        for n in ast.walk(knoten.annotation)
        if isinstance(n, ast.Name) and n.id in klassen
    ]


def _anchor(name: str) -> str:
    return f"[{name}](#{name.lower()})"


if __name__ == "__main__":
    ZIEL.write_text(main(), "utf-8")
