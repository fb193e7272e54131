"""The timeline as a drawing (SVG) for the page of the report; its colours are in papier.css.

Days lie evenly on the axis, one after the other. Shapes and signs tell kind and status; colour
only repeats them. All lengths are in units of the drawing, which is WIDTH of them wide.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from isrp_cli import woerter, zeichen
from isrp_cli.documents import zeitleiste
from isrp_cli.documents.zeitleiste import Spanne
from isrp_cli.formats.html import lines
from isrp_cli.stand import FRIST_TAGE, Lage, Meilensteinlage, Schrittlage, Status
from isrp_cli.woerter import MEILENSTEINSTATUS, STATUS, meilensteinplan, status_satz
from isrp_cli.zeitangabe import datum_kurz, datum_lang

WIDTH = 1120
NAMES = 178
LEFT = NAMES + 12
RIGHT = WIDTH - 10
TOP = 64
ROW = 22
BAR = 16
PAD = 4
LINE = 15
GAP = 5
FONT = 12
NAME_FONT = 12.5
NAME_LINES = 3
MIN_BAR = 7
DIAMOND = 7
LABEL = 320
STEP_LABEL = 230
# The axis has at least so many months, and reaches beyond the plan by no more than a part of it.
MIN_MONTHS = 6
BEYOND = 4
# A higher drawing is printed upright.
HIGH = 0.8
_MONATE = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
# What an axis may count in, in months, and how wide a label of it is.
_TICKS = ((1, 25), (3, 25), (12, 34), *((12 * n, 38) for n in (2, 5, 10, 20, 50, 100, 200, 500)))
_LAST = date.max.toordinal() + 1


# --- Text ------------------------------------------------------------------------------------


def text_width(text: str, groesse: float = FONT) -> float:
    """How wide a text is at most, in Arial or what has its widths."""
    return sum(map(_em, text)) * groesse


def _em(c: str) -> float:
    """The width of a character in units of the font's size, rounded up."""
    if unicodedata.combining(c):
        return 0
    if unicodedata.east_asian_width(c) in "WF" or ord(c) > 0x2FFF:
        return 1.3
    if c in "mwMW@%…»—✓":
        return 1.0
    if c in "iljtfrI.,:;|!'()-/ 1":
        return 0.56 if c == "1" else 0.36
    return 0.8 if (not c.isascii() and not c.islower()) or c.isupper() else 0.58


def shorten(text: str, platz: float, groesse: float = FONT) -> str:
    """The text, cut with "…" where it is wider than `platz`."""
    if text_width(text, groesse) <= platz:
        return text
    while text and text_width(text + "…", groesse) > platz:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap(text: str, platz: float, groesse: float, hoechstens: int) -> list[str]:
    """The text in at most so many lines; words too long for one are cut through."""
    zeilen = [""]
    for wort in text.split():
        if zeilen[-1] and text_width(f"{zeilen[-1]} {wort}", groesse) <= platz:
            zeilen[-1] += f" {wort}"
            continue
        if zeilen[-1]:
            zeilen.append("")
        for c in wort:
            if text_width(zeilen[-1] + c, groesse) > platz:
                zeilen.append("")
            zeilen[-1] += c
    if len(zeilen) > hoechstens:
        rest = " ".join(zeilen[hoechstens - 1 :])
        zeilen = [*zeilen[: hoechstens - 1], shorten(rest, platz, groesse)]
    return zeilen


# --- The axis --------------------------------------------------------------------------------


def _month(tag: date) -> int:
    return tag.year * 12 + tag.month - 1


def _first_day(monat: int) -> int:
    """The ordinal of the month's first day, months counted since the year 0."""
    jahr = monat // 12
    return _LAST if jahr > date.max.year else date(jahr, monat % 12 + 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Achse:
    """Days → places: whole months, from month `beginn` (since year 0) up to month `ende`."""

    beginn: int
    ende: int

    def x(self, ordinal: int) -> float:
        """Where a day begins; for the day after the last one, where the axis ends."""
        erster, letzter = _first_day(self.beginn), _first_day(self.ende)
        return LEFT + (RIGHT - LEFT) * (ordinal - erster) / (letzter - erster)

    def mitte(self, tag: date) -> float:
        """The middle of a day."""
        return self.x(tag.toordinal()) / 2 + self.x(tag.toordinal() + 1) / 2

    def haelt(self, tag: date) -> bool:
        """Whether the day is on the axis."""
        return self.beginn <= _month(tag) < self.ende


def axis(tage: Sequence[date], gern: Iterable[date]) -> Achse:
    """The axis of these days, and of those days of `gern` that are not far from them."""
    erster, letzter = min(tage), max(tage)
    weite = timedelta(days=92 + (letzter - erster).days // BEYOND)
    dazu = [t for t in gern if t - erster >= -weite and t - letzter <= weite]
    beginn, ende = _month(min(erster, *dazu, erster)), _month(max(letzter, *dazu, letzter)) + 1
    letzter_monat = _month(date.max) + 1
    return Achse(beginn, min(max(ende, beginn + MIN_MONTHS), letzter_monat))


# --- What is drawn ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figur:
    """A shape with its label: the places it takes in a row, and how to draw it at a height."""

    beginn: int
    ende: int
    zeichne: Callable[[float], Markup]


def draw(lage: Lage, anker: Callable[[int], str], meilensteinanker: Callable[[int], str]) -> Markup:
    """The drawing, "" where no step has a day.

    `anker` is the address that a step's shape leads to, `meilensteinanker` that of a milestone's
    (counted from 1). Each shape is a link that says in words what it shows; the same has to stand
    beside the drawing as a table.
    """
    bahnen = zeitleiste.bahnen(lage, "gremium")
    tage = zeitleiste.tage(bahnen)
    if not tage:
        return Markup()
    achse = zeitachse(lage)
    hoehe: float = TOP
    teile: list[Markup] = []
    meilensteine = list(_milestones(lage, achse, meilensteinanker))
    inhalt = [(zeitleiste.MEILENSTEINE, meilensteine)] if meilensteine else []
    for name, schritte in bahnen:
        ohne = not schritte[0].schritt.gremium
        inhalt.append((name, [_step(s, achse, anker, mit_titel=ohne) for s in schritte]))
    for i, (name, figuren) in enumerate(inhalt):
        bahn, unten = _lane(zeichen.one_line(name), figuren, hoehe, betont=not i)
        teile.append(bahn)
        hoehe = unten
    marken = _axis_marks(achse, hoehe)
    titel = f"Zeitleiste, Stand {datum_lang(lage.stand)}"
    return Markup(
        '<svg class="zeitleiste{hoch}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group" '
        'aria-labelledby="zl-titel" aria-describedby="zl-beschreibung">\n'
        '<title id="zl-titel">{titel}</title>\n<desc id="zl-beschreibung">{desc}</desc>\n{defs}\n'
        '<g aria-hidden="true">\n{striche}\n{stand}\n{namen}\n</g>\n{teile}\n</svg>'
    ).format(
        hoch=" hoch" if hoehe > HIGH * WIDTH else "",
        w=WIDTH,
        h=_n(hoehe + 2),
        titel=titel,
        desc=_description(lage, len(bahnen), tage),
        defs=DEFS,
        striche=lines(strich for strich, _ in marken),
        namen=lines(name for _, name in marken),
        teile=lines(teile),
        stand=_stand_mark(lage, achse, hoehe),
    )


def zeitachse(lage: Lage) -> Achse:
    """The axis of the drawing of a process that has days."""
    prognosen = (m.prognose for m in lage.meilensteine.values() if m.status != "erreicht")
    tage = zeitleiste.tage(zeitleiste.bahnen(lage, "gremium"))
    return axis(tage, [lage.stand, *(t for t in prognosen if t)])


def remarks(lage: Lage) -> list[str]:
    """What is not in the drawing though one might look for it there, in sentences."""
    bahnen = zeitleiste.bahnen(lage, "gremium")
    achse = zeitachse(lage)
    saetze = []
    if not achse.haelt(lage.stand):
        saetze.append(zeitleiste.stand_ausserhalb(lage.stand, max(zeitleiste.tage(bahnen))))
    ohne = sum(not zeitleiste.datiert(s) for s in lage.schritte.values())
    if ohne:
        saetze.append(
            f"{woerter.schritte(ohne)} ohne festen Zeitraum {'steht' if ohne == 1 else 'stehen'} "
            "nur in der Tabelle."
        )
    return saetze


def _description(lage: Lage, bahnen: int, tage: Sequence[date]) -> str:
    wort = "eine Zeile" if bahnen == 1 else f"{bahnen} Zeilen"
    return (
        f"Die Schritte vom {datum_lang(min(tage))} bis zum {datum_lang(max(tage))} nach Gremien, "
        f"in {wort}. Dieselben Angaben stehen darunter in einer Tabelle."
    )


def _n(zahl: float) -> str:
    """A number as SVG writes it, with one decimal at most."""
    return f"{zahl:.1f}".removesuffix(".0")


def _lane(
    name: str, figuren: Sequence[Figur], oben: float, *, betont: bool
) -> tuple[Markup, float]:
    """The lane from the height `oben` on, and where it ends."""
    zeilen = zeitleiste.rows(figuren)
    namen = wrap(name, NAMES - 8, NAME_FONT, NAME_LINES)
    hoehe = max(len(zeilen) * ROW, len(namen) * LINE) + 2 * PAD
    stuecke = [
        Markup('<line class="{}" x1="0" y1="{y}" x2="{}" y2="{y}"/>').format(
            "z-rand" if betont else "z-trenner", WIDTH, y=_n(oben)
        )
    ]
    # Short names stand beside the middle of their rows.
    anfang = oben + (hoehe - len(namen) * LINE) / 2 + 11.5
    for i, zeile in enumerate(namen):
        stuecke.append(_label(0, anfang + i * LINE, zeile, "z-name"))
    for i, reihe in enumerate(zeilen):
        mitte = oben + PAD + (hoehe - 2 * PAD - len(zeilen) * ROW) / 2 + i * ROW + ROW / 2
        stuecke += [figur.zeichne(mitte) for figur in reihe]
    return lines(stuecke), oben + hoehe


def _label(x: float, y: float, inhalt: str, klasse: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(klasse, _n(x), _n(y), inhalt)


@dataclass(frozen=True, slots=True)
class Platz:
    """Where a label stands: `x` and the class that says which part of it is there."""

    x: float
    klasse: str
    beginn: int
    ende: int
    deckt: bool = False

    def label(self, y: float, inhalt: str) -> Markup:
        """The label beside the height `y`, and a field to point at over all that is there.

        One that `deckt` hides what lies behind it.
        """
        feld = Markup('<rect class="z-feld" x="{}" y="{}" width="{}" height="{}"/>').format(
            self.beginn, _n(y - ROW / 2), self.ende - self.beginn, ROW
        )
        grund = Markup('<rect class="z-grund" x="{}" y="{}" width="{}" height="14"/>').format(
            _n(self.x - 3), _n(y - 7), _n(text_width(inhalt) + 6)
        )
        text = _label(self.x, y + 4.2, inhalt, self.klasse)
        return feld + (grund if self.deckt else Markup()) + text


# --- The axis and the Stand ------------------------------------------------------------------


def _axis_marks(achse: Achse, unten: float) -> list[tuple[Markup, Markup]]:
    """The lines of the axis with their names, "" where one has no room."""
    je_monat = (RIGHT - LEFT) / (achse.ende - achse.beginn)
    schritt = next((n for n, breite in _TICKS if n * je_monat >= breite), 12_000)
    marken = []
    if schritt < 12:
        for von, bis in pairwise(_ticks(achse, schritt)):
            name = _MONATE[von % 12] if schritt == 1 else f"Q{von % 12 // 3 + 1}"
            marken.append(_tick(achse, von, bis, name, "z-monat", TOP - 8, unten))
    for von, bis in pairwise(_ticks(achse, max(12, schritt))):
        marken.append(_tick(achse, von, bis, str(von // 12), "z-jahr", TOP - 26, unten))
    return marken


def _ticks(achse: Achse, schritt: int) -> list[int]:
    """The months where a unit of the axis begins, and where the axis ends."""
    erster = -(-achse.beginn // schritt) * schritt
    innen = list(range(erster, achse.ende, schritt))
    return [*([achse.beginn] if erster > achse.beginn else []), *innen, achse.ende]


def _tick(
    achse: Achse, von: int, bis: int, name: str, klasse: str, y: float, unten: float
) -> tuple[Markup, Markup]:
    x = achse.x(_first_day(von))
    strich = Markup('<line class="{k}" x1="{x}" y1="{o}" x2="{x}" y2="{u}"/>').format(
        k=klasse, x=_n(x), o=_n(y - 11), u=_n(unten)
    )
    hat_platz = achse.x(_first_day(bis)) - x >= text_width(name, 11) + 3
    return strich, _label(x + 4, y, name, f"{klasse}-name") if hat_platz else Markup()


def _stand_mark(lage: Lage, achse: Achse, unten: float) -> Markup:
    if not achse.haelt(lage.stand):
        return Markup()
    x = achse.mitte(lage.stand)
    inhalt = f"Stand {datum_kurz(lage.stand)}"
    breite = text_width(inhalt) + 12
    links = min(max(x - breite / 2, LEFT), RIGHT - breite)
    return Markup(
        '<line class="z-stand" x1="{x}" y1="18" x2="{x}" y2="{u}"/>\n'
        '<rect class="z-standfeld" x="{l}" y="0" width="{b}" height="20" rx="3"/>\n'
        '<text class="z-standtext" x="{m}" y="14">{t}</text>'
    ).format(x=_n(x), u=_n(unten), l=_n(links), b=_n(breite), m=_n(links + breite / 2), t=inhalt)


# --- Steps -----------------------------------------------------------------------------------


def _step(s: Schrittlage, achse: Achse, anker: Callable[[int], str], *, mit_titel: bool) -> Figur:
    spanne = zeitleiste.spanne(s)
    von = max(float(LEFT), achse.x(spanne.von.toordinal()))
    bis = min(float(RIGHT), achse.x(spanne.bis.toordinal() + 1))
    if bis - von < MIN_BAR:
        von = min(max(LEFT, (von + bis - MIN_BAR) / 2), RIGHT - MIN_BAR)
        bis = von + MIN_BAR
    punkt = spanne.von == spanne.bis and spanne.form in ("fenster", "punkte")
    if punkt and not spanne.weich_vorn:
        mitte = (von + bis) / 2
        von, bis = mitte - BAR / 2, mitte + BAR / 2
    beschriftung = zeitleiste.zeichen(s)
    if mit_titel:
        beschriftung = shorten(f"{beschriftung} {zeichen.one_line(s.titel)}", STEP_LABEL)
    platz = _place(von, bis, beschriftung, innen=spanne.form == "fenster" and not punkt)
    name = zeichen.one_line(f"Schritt {s.schritt.nr}: {s.titel}, {status_satz(s)}")
    form = _shape(spanne, s.status, achse, von, bis, punkt=punkt)

    def zeichne(y: float) -> Markup:
        return Markup('<a href="{}" class="s-{}"><title>{}</title>{}{}</a>').format(
            anker(s.schritt.nr), s.status, name, form(y), platz.label(y, beschriftung)
        )

    return Figur(platz.beginn, platz.ende, zeichne)


def _place(von: float, bis: float, text: str, *, innen: bool) -> Platz:
    """The label of a shape, and all the places that both take.

    Inside where it fits and there is an inside, else behind, else before, else upon it.
    """
    breite = text_width(text)
    if innen and breite + 4 <= bis - von:
        return Platz((von + bis) / 2, "z-innen", round(von) - 2, round(bis) + 2)
    if bis + GAP + breite <= WIDTH:
        return Platz(bis + GAP, "z-aussen", round(von) - 2, round(bis + GAP + breite) + 3)
    links = von - GAP
    if links - breite < LEFT - GAP:
        return Platz(von + 22, "z-aussen", round(von) - 2, round(bis) + 2, deckt=True)
    return Platz(links, "z-aussen z-davor", round(links - breite) - 3, round(bis) + 2)


def _shape(
    spanne: Spanne, status: Status, achse: Achse, von: float, bis: float, *, punkt: bool
) -> Callable[[float], Markup]:
    weich = {(True, True): "beide", (True, False): "vorn", (False, True): "hinten"}
    maske = weich.get((spanne.weich_vorn, spanne.weich_hinten), "")

    def zeichne(y: float) -> Markup:
        if punkt and not maske:
            return _dot((von + bis) / 2, y)
        match spanne.form:
            case "frist":
                return _arrow(von, bis, y) + _end(bis, y)
            case "ab":
                return _end(von, y) + _arrow(von, bis, y)
            case "punkte":
                strich = Markup('<line class="z-strich" x1="{}" y1="{y}" x2="{}" y2="{y}"/>')
                punkte = [_dot(achse.mitte(tag), y) for tag in spanne.tage]
                return strich.format(_n(von), _n(bis), y=_n(y)) + Markup().join(punkte)
        rechteck = Markup('<rect class="z-balken" x="{}" y="{}" width="{}" height="{}"{}/>')
        attribut = Markup(' mask="url(#zl-weich-{})"').format(maske) if maske else ""
        return rechteck.format(_n(von), _n(y - BAR / 2), _n(bis - von), BAR, attribut)

    return zeichne


def _dot(x: float, y: float) -> Markup:
    return Markup('<circle class="z-balken" cx="{}" cy="{}" r="{}"/>').format(_n(x), _n(y), 6.5)


def _end(x: float, y: float) -> Markup:
    return Markup('<line class="z-ende" x1="{x}" y1="{}" x2="{x}" y2="{}"/>').format(
        _n(y - BAR / 2), _n(y + BAR / 2), x=_n(x)
    )


def _arrow(von: float, bis: float, y: float) -> Markup:
    """A line with a head at its right end."""
    return Markup(
        '<line class="z-strich" x1="{}" y1="{y}" x2="{}" y2="{y}"/>'
        '<path class="z-spitze" d="M{} {} l-8 -5 v10 z"/>'
    ).format(_n(von), _n(max(von, bis - 8)), _n(bis - 1), _n(y), y=_n(y))


# --- Milestones ------------------------------------------------------------------------------


def _milestones(lage: Lage, achse: Achse, anker: Callable[[int], str]) -> Iterator[Figur]:
    for i, m in enumerate(lage.meilensteine.values(), start=1):
        geplant, dann = _milestone_days(m)
        if geplant and achse.haelt(geplant):
            yield _milestone(m, achse, geplant, dann, anker(i))


def _milestone_days(m: Meilensteinlage) -> tuple[date | None, date | None]:
    """Where it stands, and to when it is forecast to move, if it is."""
    if m.status != "erreicht":
        return m.geplant_bis, m.prognose if m.verzug_tage else None
    tag = m.meilenstein.erreicht
    return (tag if isinstance(tag, date) else m.prognose or m.geplant_bis), None


def _milestone(
    m: Meilensteinlage, achse: Achse, geplant: date, dann: date | None, anker: str
) -> Figur:
    x = achse.mitte(geplant)
    ende = achse.mitte(dann) if dann and achse.haelt(dann) else RIGHT
    bis = ende if dann else x
    zusatz = zeitleiste.MEILENSTEINZEICHEN[m.status]
    titel = zeichen.one_line(m.meilenstein.titel)
    beschriftung = shorten(f"{zusatz} {titel}".strip(), LABEL)
    von = x - DIAMOND
    platz = _place(von, bis + DIAMOND, beschriftung, innen=False)
    name = ", ".join(t for t in (titel, MEILENSTEINSTATUS[m.status], meilensteinplan(m)) if t)

    def zeichne(y: float) -> Markup:
        stuecke = []
        if dann:
            strich = Markup('<line class="z-verzug" x1="{}" y1="{y}" x2="{}" y2="{y}"/>')
            stuecke.append(strich.format(_n(x + DIAMOND), _n(bis), y=_n(y)))
            if achse.haelt(dann):
                stuecke.append(_diamond(bis, y, "z-prognose"))
            else:
                stuecke.append(
                    Markup('<path class="z-spitze" d="M{} {} l-8 -5 v10 z"/>').format(RIGHT, _n(y))
                )
        stuecke.append(_diamond(x, y, "z-raute"))
        stuecke.append(platz.label(y, beschriftung))
        return Markup('<a href="{}" class="m-{}"><title>{}</title>{}</a>').format(
            anker, m.status, name, Markup().join(stuecke)
        )

    return Figur(platz.beginn, platz.ende, zeichne)


def _diamond(x: float, y: float, klasse: str) -> Markup:
    return Markup('<path class="{}" d="M{} {} l{r} {r} l-{r} {r} l-{r} -{r} z"/>').format(
        klasse, _n(x), _n(y - DIAMOND), r=DIAMOND
    )


# --- Patterns and legend ---------------------------------------------------------------------


def _mask(name: str, vorn: bool, hinten: bool) -> str:
    stufen = "".join(
        f'<stop offset="{offset}" stop-color="#fff" stop-opacity="{deckt}"/>'
        for offset, deckt in (
            (0, 0 if vorn else 1),
            (0.4, 1),
            (0.6, 1),
            (1, 0 if hinten else 1),
        )
    )
    return (
        f'<linearGradient id="zl-verlauf-{name}">{stufen}</linearGradient>'
        f'<mask id="zl-weich-{name}" maskContentUnits="objectBoundingBox" x="-0.1" y="-0.2" '
        f'width="1.2" height="1.4"><rect x="-0.1" y="-0.2" width="1.2" height="1.4" '
        f'fill="url(#zl-verlauf-{name})"/></mask>'
    )


DEFS = Markup(
    '<defs><pattern id="zl-schraffur" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(135)"><rect class="p-rot-grund" width="6" height="6"/>'
    '<rect class="p-rot" width="2" height="6"/></pattern>'
    '<pattern id="zl-punkte" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="p-gelb-grund" width="5" height="5"/><circle class="p-gelb" cx="2" cy="2" r="1"/>'
    "</pattern>"
    + _mask("beide", True, True)
    + _mask("vorn", True, False)
    + _mask("hinten", False, True)
    + "</defs>"
)


def legend() -> list[tuple[Markup, str]]:
    """Every kind of shape and what it means; the drawings use the patterns of the timeline."""
    arten: list[tuple[str, Spanne]] = [
        ("fester Tag", Spanne("fenster", date(2000, 1, 1), date(2000, 1, 1))),
        ("fester Zeitraum", Spanne("fenster", date(2000, 1, 1), date(2000, 1, 9))),
        ("ungefährer Zeitraum", Spanne("fenster", date(2000, 1, 1), date(2000, 1, 9), True, True)),
        (f"Frist (letzte {FRIST_TAGE} Tage)", Spanne("frist", date(2000, 1, 1), date(2000, 1, 9))),
        (f"ab (erste {FRIST_TAGE} Tage)", Spanne("ab", date(2000, 1, 1), date(2000, 1, 9))),
    ]
    achse = Achse(24000, 24001)
    eintraege = [
        (
            _sample(
                "s-anstehend",
                _shape(s, "anstehend", achse, 4, 36, punkt=s.von == s.bis)(10),
            ),
            wort,
        )
        for wort, s in arten
    ]
    fest = Spanne("fenster", date(2000, 1, 1), date(2000, 1, 9))
    for status in ("erledigt", "laeuft", "anstehend", "blockiert", "ueberfaellig", "entfallen"):
        form = _shape(fest, status, achse, 4, 36, punkt=False)(10)
        sign = _label(20, 14.2, zeitleiste.ZEICHEN.get(status, ""), "z-innen")
        eintraege.append((_sample(f"s-{status}", form + sign), STATUS[status]))
    eintraege += [
        (_sample("m-offen", _diamond(20, 10, "z-raute")), "Meilenstein, geplant"),
        (_sample("m-gefaehrdet", _diamond(20, 10, "z-prognose")), "Meilenstein, voraussichtlich"),
        (_sample("m-erreicht", _diamond(20, 10, "z-raute")), "Meilenstein, erreicht"),
    ]
    return eintraege


def _sample(klasse: str, form: Markup) -> Markup:
    return Markup(
        '<svg class="probe" viewBox="0 0 40 20" width="40" height="20" aria-hidden="true">'
        '<g class="{}">{}</g></svg>'
    ).format(klasse, form)
