"""The minutes of one meeting: the skeleton to fill in, and what a filled-in one says.

The skeleton follows the agenda. Where the city's Sitzungsdienst writes the record of a formal
body, only the result and the Drucksache are asked for. Every text is plain: a format escapes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents.agenda import NOCH_FESTZULEGEN, NOCH_ZU_KLAEREN, Agenda, Top
from isrp_cli.models import FORMELLE_ARTEN, Beschluss, Festlegung, Schritt
from isrp_cli.stand import Lage
from isrp_cli.woerter import BESCHLUSS, uhrzeit

# --- The skeleton ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Protokolltop:
    """A point of the agenda and what to ask for there, beside its Ergebnis.

    `erlaeuterungen`: what the plan says on it, one line each.
    """

    nummer: int
    titel: str
    erlaeuterungen: tuple[str, ...]
    beschluss: bool
    """Whether to ask for a decision; `drucksache` is the one of the plan, else ""."""
    drucksache: str
    auftrag: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Protokoll:
    """The skeleton; what is not known yet is "".

    `formell`: the Sitzungsdienst writes the record, so that this is the short form.
    `beschluesse` are the words for a decision, `anlagen` the papers of the plan.
    """

    agenda: Agenda
    formell: bool
    ort: str
    datum: str
    beginn: str
    ende: str
    leitung: str
    tops: tuple[Protokolltop, ...]
    beschluesse: tuple[str, ...]
    anlagen: tuple[str, ...]


def baue(lage: Lage, nr: int) -> Protokoll:
    """The skeleton for step `nr`; place and time from its fixed Termin, chosen as in the agenda.

    Raises Abbruch where the step is no meeting and where it was dropped.
    """
    schritt = sitzung(lage, nr)
    agenda = agendadokument.baue(lage, nr, versand=True)
    gremium = lage.prozess.gremium_von(schritt)
    formell = gremium is not None and gremium.art in FORMELLE_ARTEN
    termin, _ = agendadokument.waehle_termin(schritt, lage.stand)
    leitung = next((z.wer for z in agenda.zustaendig if z.rolle == "Leitung"), NOCH_ZU_KLAEREN)
    return Protokoll(
        agenda=agenda,
        formell=formell,
        ort=(termin and termin.ort) or "",
        datum="" if agenda.tag == NOCH_FESTZULEGEN else agenda.tag,
        beginn=uhrzeit(termin.beginn) if termin else "",
        ende=uhrzeit(termin.ende) if termin else "",
        leitung="" if leitung.startswith(NOCH_ZU_KLAEREN) else leitung,
        tops=tuple(_tops(schritt, agenda, formell)),
        beschluesse=tuple(BESCHLUSS.values()),
        anlagen=schritt.unterlagen,
    )


def sitzung(lage: Lage, nr: int) -> Schritt:
    """The step, if there can be minutes of it; raises Abbruch that says why not."""
    return agendadokument.sitzung(lage, nr, "protokoll", "Ein Protokoll")


def _tops(schritt: Schritt, agenda: Agenda, formell: bool) -> Iterator[Protokolltop]:
    punkte = iter(schritt.tagesordnung)  # the agenda has them all, in this order
    for top in agenda.tops:
        punkt = next(punkte) if top.art == "punkt" else None
        if formell and punkt is None:
            continue
        drucksache = (punkt and punkt.drucksache) or ""
        yield Protokolltop(
            nummer=top.nummer,
            titel=top.titel,
            erlaeuterungen=(*top.angaben, *_notes(top)),
            beschluss=punkt is not None
            and (formell or schritt.art == "beschluss" or bool(drucksache)),
            drucksache=drucksache,
            auftrag=not formell and top.art not in ("eroeffnung", "aenderungen"),
        )


def _notes(top: Top) -> Iterator[str]:
    """What stands under a point of the agenda, but not how far the steps it builds on are."""
    for u in top.unterpunkte:
        angaben = u.angaben if top.art != "punkt" else ()
        yield f"{u.nummer} {u.titel}".strip() + (f": {'; '.join(angaben)}" if angaben else "")


# --- What a filled-in one says ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GelesenerTop:
    """What the minutes say on one point; `nummer` as written ("3"), `ergebnis` "" where empty."""

    nummer: str
    ergebnis: str = ""
    beschluss: Beschluss | None = None
    auftraege: tuple[Festlegung, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GelesenesProtokoll:
    """Filled-in minutes, without the persons: those are never taken over.

    At most one point has a decision with a result or votes; `hinweise` are remarks on the file.
    """

    datum: date | None = None
    tops: tuple[GelesenerTop, ...] = ()
    hinweise: tuple[str, ...] = ()

    @property
    def ergebnis(self) -> str:
        """The results as one text, with the points named where there are several."""
        gefuellt = [t for t in self.tops if t.ergebnis]
        if len(gefuellt) == 1:
            return gefuellt[0].ergebnis
        return "\n".join(f"TOP {t.nummer}: {t.ergebnis}" for t in gefuellt)

    @property
    def auftraege(self) -> tuple[Festlegung, ...]:
        """The tasks of all points."""
        return tuple(a for t in self.tops for a in t.auftraege)

    @property
    def beschluss(self) -> Beschluss | None:
        """The decision that was taken, if one was."""
        return next((t.beschluss for t in self.tops if t.beschluss and decided(t.beschluss)), None)

    @property
    def drucksachen(self) -> tuple[str, ...]:
        """The Drucksachen named, each once."""
        genannt = (t.beschluss.drucksache for t in self.tops if t.beschluss)
        return tuple(dict.fromkeys(d for d in genannt if d))


def decided(beschluss: Beschluss) -> bool:
    """Whether it says more than the Drucksache, which may have stood in the plan."""
    return beschluss.ergebnis is not None or beschluss.stimmen is not None
