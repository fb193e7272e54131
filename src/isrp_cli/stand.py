"""The process on a given day (Stand): status of steps and milestones, forecast, slack. Pure.

What happened after the Stand has not happened yet: the Stand looks back as well as ahead.
The rules are those of the data format, section "Status auf einen Tag (Stand)".
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from isrp_cli.models import Festlegung, Meilenstein, Prozess, Schritt
from isrp_cli.plan import Fenster, Plan
from isrp_cli.zeitangabe import Zeitangabe

Status = Literal[
    "erledigt", "entfallen", "ueberfaellig", "laeuft", "blockiert", "anstehend", "laufend", "offen"
]
Meilensteinstatus = Literal["erreicht", "gefaehrdet", "offen"]
# A deadline without a beginning has begun, and is due soon, in its last days.
FRIST_TAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Schrittlage:
    """One step on the Stand.

    `wartet_auf`: unfinished steps it comes directly after. `prognose`: forecast end (the day it
    was done, if done). `puffer_tage`: whole days its end may slip before a milestone's planned
    end moves, from 0; None where it is finished, has no end, or no open milestone needs it.
    `tage_verspaetet`: days since the planned end, 0 if not overdue. `beginn_ueberfaellig`: an
    "ab …" whose start window has passed with nothing done.
    """

    schritt: Schritt
    titel: str
    fenster: Fenster
    status: Status
    wartet_auf: tuple[int, ...]
    prognose: date | None
    puffer_tage: int | None
    tage_verspaetet: int
    beginn_ueberfaellig: bool

    @property
    def verzug_tage(self) -> int:
        """Days that the forecast end is later than the planned one; 0 if it is not."""
        return days_late(self.fenster.spaet, self.prognose)

    @property
    def fertig(self) -> bool:
        """Whether it holds nothing up any more."""
        return self.status in ("erledigt", "entfallen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meilensteinlage:
    """One milestone on the Stand; `fehlen` are the numbers of its unfinished steps."""

    meilenstein: Meilenstein
    status: Meilensteinstatus
    geplant_bis: date | None
    prognose: date | None
    fehlen: tuple[int, ...]

    @property
    def verzug_tage(self) -> int:
        """Days that the forecast is later than planned; 0 if it is not."""
        return days_late(self.geplant_bis, self.prognose)


def days_late(geplant: date | None, prognose: date | None) -> int:
    """Whole days from planned to forecast end; 0 where either is unknown or it is not late."""
    if geplant is None or prognose is None:
        return 0
    return max(0, (prognose - geplant).days)


def was_wenn(prozess: Prozess, annahmen: Mapping[int, Zeitangabe]) -> Prozess:
    """The process as if these steps were planned otherwise; their fixed meetings do not count."""
    return replace(
        prozess,
        schritte=tuple(
            replace(s, zeitplanung=annahmen[s.nr], termine=()) if s.nr in annahmen else s
            for s in prozess.schritte
        ),
    )


# --- Single records on a day: these hold for data with unknown references and cycles, too -------


def erledigt_am(schritt: Schritt, stand: date) -> date | None:
    """The day the step was done, None if it was not done on the Stand."""
    tag = schritt.erledigt
    return tag if tag is not None and tag <= stand else None


def entfallen(schritt: Schritt, stand: date) -> bool:
    """Whether the step had been dropped on the Stand."""
    return schritt.entfallen is not None and schritt.entfallen.am <= stand


def fertig(schritt: Schritt, stand: date) -> bool:
    """Whether the step was done or dropped on the Stand: it holds nothing up any more."""
    return erledigt_am(schritt, stand) is not None or entfallen(schritt, stand)


def erreicht(prozess: Prozess, meilenstein: Meilenstein, stand: date) -> bool:
    """Whether the milestone was reached on the Stand, as far as its steps are known."""
    if meilenstein.erreicht is True:
        return True
    if meilenstein.erreicht is not None and meilenstein.erreicht <= stand:
        return True
    schritte = prozess.schritt_nach_nr
    return bool(meilenstein.schritte) and all(
        fertig(schritte[nr], stand) for nr in meilenstein.schritte if nr in schritte
    )


def geplant_bis(plan: Plan, meilenstein: Meilenstein, stand: date) -> date | None:
    """The latest planned end of the milestone's known steps, those dropped on the Stand left out.

    None where no step that is left has an end.
    """
    schritte = plan.prozess.schritt_nach_nr
    enden = (
        plan.fenster[nr].spaet
        for nr in meilenstein.schritte
        if nr in schritte and not entfallen(schritte[nr], stand)
    )
    return max((tag for tag in enden if tag), default=None)


def festlegungen(schritt: Schritt, stand: date) -> tuple[Festlegung, ...]:
    """The tasks agreed in the step by the Stand: none if it was done only after that day."""
    spaeter = schritt.erledigt is not None and schritt.erledigt > stand
    return () if spaeter else schritt.festlegungen


def festlegung_offen(festlegung: Festlegung, stand: date) -> bool:
    """Whether the task had not been done on the Stand."""
    return festlegung.erledigt is None or festlegung.erledigt > stand


# --- The whole -------------------------------------------------------------------------------


class Lage:
    """Everything known about a process on one day, each thing computed once.

    Needs a process without unknown references and without cycles (checks of stage `fehler`).
    `plan` is its graph where that is there already.
    """

    def __init__(self, prozess: Prozess, stand: date, plan: Plan | None = None) -> None:
        self.prozess = prozess
        self.stand = stand
        self.plan = plan or Plan(prozess)

    @cached_property
    def _fertig(self) -> set[int]:
        return {nr for nr, s in self.prozess.schritt_nach_nr.items() if fertig(s, self.stand)}

    def erledigt_am(self, schritt: Schritt) -> date | None:
        """The day the step was done, None if it was not done on the Stand."""
        return erledigt_am(schritt, self.stand)

    def entfallen(self, schritt: Schritt) -> bool:
        """Whether the step had been dropped on the Stand."""
        return entfallen(schritt, self.stand)

    def geplant_bis(self, meilenstein: Meilenstein) -> date | None:
        """The latest planned end of the milestone's steps, dropped ones left out."""
        return geplant_bis(self.plan, meilenstein, self.stand)

    @cached_property
    def _prognosen(self) -> dict[int, tuple[date | None, int | None]]:
        """Every step's forecast end and the step before it that causes it, if one does."""
        enden: dict[int, tuple[date | None, int | None]] = {}
        for nr in self.plan.reihenfolge:
            schritt = self.prozess.schritt_nach_nr[nr]
            if nr in self._fertig:
                enden[nr] = self.erledigt_am(schritt), None
                continue
            spaet = self.plan.fenster[nr].spaet
            ende = max(spaet, self.stand) if spaet is not None else None
            ursache: int | None = None
            for vor in self.plan.vorgaenger[nr]:
                davor = enden[vor][0]
                if davor is None or (ende is not None and davor < ende):
                    continue
                # Where both end on the same day, a late predecessor is why, not the step itself.
                if (
                    ende is None
                    or davor > ende
                    or (ursache is None and self._verspaetet(vor, davor))
                ):
                    ende, ursache = davor, vor
            enden[nr] = ende, ursache
        return enden

    def _verspaetet(self, nr: int, prognose: date) -> bool:
        spaet = self.plan.fenster[nr].spaet
        return nr not in self._fertig and (spaet is None or prognose > spaet)

    @cached_property
    def prognosen(self) -> dict[int, date | None]:
        """Every step's forecast end; None for dropped steps and where no date is known.

        The day it was done; else the latest of its planned end, the Stand where that end has
        passed, and the forecast ends of all it comes after.
        """
        return {nr: ende for nr, (ende, _) in self._prognosen.items()}

    def kette(self, meilenstein: Meilenstein) -> tuple[int, ...]:
        """The steps that cause the milestone's forecast: each waits for the one before it.

        The last one is the milestone's own latest step; () where no date is known.
        """
        enden = [(ende, nr) for nr in meilenstein.schritte if (ende := self.prognosen.get(nr))]
        kette: list[int] = []
        nr: int | None = max(enden, default=(None, None))[1]
        while nr is not None:
            kette.append(nr)
            nr = self._prognosen[nr][1]
        return tuple(reversed(kette))

    @cached_property
    def ohne_puffer(self) -> tuple[int, ...]:
        """The unfinished steps that may not slip a day without moving a milestone."""
        return tuple(nr for nr, s in sorted(self.schritte.items()) if s.puffer_tage == 0)

    @cached_property
    def _grenzen(self) -> dict[int, date]:
        """The day to which each unfinished step may slip before a milestone's planned end moves."""
        grenzen: dict[int, date] = {}

        def begrenze(nr: int, tag: date) -> None:
            grenzen[nr] = min(grenzen.get(nr, tag), tag)

        for meilenstein in self.prozess.meilensteine:
            bis = self.geplant_bis(meilenstein)
            if bis is not None and not self._erreicht(meilenstein):
                for nr in meilenstein.schritte:
                    begrenze(nr, bis)
        for nr in reversed(self.plan.reihenfolge):
            # A finished step's day no longer moves: nothing slips through it.
            if nr in grenzen and nr not in self._fertig:
                for vor in self.plan.vorgaenger[nr]:
                    begrenze(vor, grenzen[nr])
        return grenzen

    @cached_property
    def schritte(self) -> dict[int, Schrittlage]:
        """Every step's situation by number, in the order of the file."""
        return {s.nr: self._schrittlage(s) for s in self.prozess.schritte}

    def _schrittlage(self, schritt: Schritt) -> Schrittlage:
        nr = schritt.nr
        fenster = self.plan.fenster[nr]
        fertig = nr in self._fertig
        wartet = tuple(v for v in self.plan.vorgaenger[nr] if v not in self._fertig)
        status = self._status(schritt, fenster, wartet)
        prognose = self.prognosen[nr]
        puffer = None
        if not fertig and prognose is not None and nr in self._grenzen:
            puffer = max(0, (self._grenzen[nr] - prognose).days)
        verspaetet = 0
        if status == "ueberfaellig" and fenster.spaet is not None:
            verspaetet = (self.stand - fenster.spaet).days
        beginn_spaet = schritt.zeitplanung.beginn_spaet
        return Schrittlage(
            schritt=schritt,
            titel=self.prozess.titel_von(schritt),
            fenster=fenster,
            status=status,
            wartet_auf=() if fertig else wartet,
            prognose=prognose,
            puffer_tage=puffer,
            tage_verspaetet=verspaetet,
            beginn_ueberfaellig=(
                not fertig
                and beginn_spaet is not None
                and self.stand > beginn_spaet
                and not (schritt.termine or schritt.ergebnis)
            ),
        )

    def _status(self, schritt: Schritt, fenster: Fenster, wartet: tuple[int, ...]) -> Status:
        if self.erledigt_am(schritt):
            return "erledigt"
        if self.entfallen(schritt):
            return "entfallen"
        if fenster.spaet is not None and self.stand > fenster.spaet:
            return "ueberfaellig"
        if self._begun(fenster):
            return "blockiert" if wartet else "laeuft"
        if fenster.frueh is None and fenster.spaet is None:
            return "laufend" if schritt.zeitplanung.art == "laufend" else "offen"
        return "anstehend"

    def _begun(self, fenster: Fenster) -> bool:
        beginn = fenster.frueh
        if beginn is None and fenster.spaet is not None:
            # The last 30 days, the day of the deadline included.
            beginn = fenster.spaet - timedelta(days=FRIST_TAGE - 1)
        return beginn is not None and self.stand >= beginn

    def haelt_auf(self, nr: int) -> tuple[int, ...]:
        """The unfinished steps that come after `nr`, directly or not; () if it is finished."""
        if nr in self._fertig:
            return ()
        return tuple(sorted(self.plan.danach(nr) - self._fertig))

    @cached_property
    def meilensteine(self) -> dict[str, Meilensteinlage]:
        """Every milestone's situation by id, in the order of the file."""
        return {m.id: self._meilensteinlage(m) for m in self.prozess.meilensteine}

    def _erreicht(self, meilenstein: Meilenstein) -> bool:
        return erreicht(self.prozess, meilenstein, self.stand)

    def _meilensteinlage(self, meilenstein: Meilenstein) -> Meilensteinlage:
        geplant = self.geplant_bis(meilenstein)
        enden = (self.prognosen.get(nr) for nr in meilenstein.schritte)
        prognose = max((tag for tag in enden if tag), default=None)
        fehlen = tuple(nr for nr in meilenstein.schritte if nr not in self._fertig)
        status: Meilensteinstatus = "offen"
        if self._erreicht(meilenstein):
            status = "erreicht"
        elif (geplant and prognose and prognose > geplant) or any(
            self.schritte[nr].status == "ueberfaellig" for nr in fehlen if nr in self.schritte
        ):
            status = "gefaehrdet"
        return Meilensteinlage(
            meilenstein=meilenstein,
            status=status,
            geplant_bis=geplant,
            prognose=prognose,
            fehlen=() if status == "erreicht" else fehlen,
        )

    @cached_property
    def naechster_meilenstein(self) -> Meilensteinlage | None:
        """The unreached milestone whose planned end comes first (file order among equals)."""
        offen = [m for m in self.meilensteine.values() if m.status != "erreicht"]
        return min(offen, key=lambda m: m.geplant_bis or date.max, default=None)

    def festlegungen(self, schritt: Schritt) -> tuple[Festlegung, ...]:
        """The tasks agreed in the step by the Stand: none if it was done only after that day."""
        return festlegungen(schritt, self.stand)

    def festlegung_offen(self, festlegung: Festlegung) -> bool:
        """Whether the task had not been done on the Stand."""
        return festlegung_offen(festlegung, self.stand)
