"""The forecast, with assumptions or without, held against the plan as it stands."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from isrp_cli import suche
from isrp_cli.befund import Abbruch
from isrp_cli.models import Meilenstein
from isrp_cli.stand import Lage, Meilensteinlage, days_late, was_wenn
from isrp_cli.woerter import status_satz
from isrp_cli.zeitangabe import Zeitangabe


class Prognose(Lage):
    """The process on the Stand as if some steps were planned otherwise.

    Forecasts are those under the assumptions. Planned ends, and with them delay, slack and the
    status of milestones, stay those of the plan (`heute`): an assumption is no new plan.
    `annahmen` are the assumed Zeitangaben by step, in the order they were given.
    """

    def __init__(self, heute: Lage, annahmen: Mapping[int, Zeitangabe]) -> None:
        super().__init__(was_wenn(heute.prozess, annahmen), heute.stand)
        self.heute = heute
        self.annahmen = annahmen

    def geplant_bis(self, meilenstein: Meilenstein) -> date | None:
        """The milestone's end in the plan, without the assumptions."""
        return self.heute.geplant_bis(meilenstein)

    def schritt_geplant_bis(self, nr: int) -> date | None:
        """The step's end in the plan, without the assumptions; None where it has none."""
        return self.heute.plan.fenster[nr].spaet

    def schritt_verzug(self, nr: int) -> int:
        """Days that the step's forecast is later than its end in the plan; 0 if it is not."""
        return days_late(self.schritt_geplant_bis(nr), self.prognosen[nr])

    @cached_property
    def verschoben(self) -> tuple[Meilensteinlage, ...]:
        """The unreached milestones that are forecast later than planned, in the file's order."""
        return tuple(
            m for m in self.meilensteine.values() if m.status != "erreicht" and m.verzug_tage
        )

    def ausloeser(self, m: Meilensteinlage) -> tuple[int, ...]:
        """The chain of steps that delays the milestone, the first the cause; () if none does."""
        return self.kette(m.meilenstein) if m in self.verschoben else ()

    @cached_property
    def andere_schritte(self) -> tuple[int, ...]:
        """The steps whose forecast the assumptions change, ascending."""
        ohne = self.heute.prognosen
        return tuple(nr for nr, tag in sorted(self.prognosen.items()) if tag != ohne[nr])

    @cached_property
    def andere_meilensteine(self) -> tuple[Meilensteinlage, ...]:
        """The milestones whose forecast the assumptions change, in the file's order."""
        ohne = self.heute.meilensteine
        return tuple(m for k, m in self.meilensteine.items() if m.prognose != ohne[k].prognose)


def baue(lage: Lage, annahmen: Mapping[int, Zeitangabe]) -> Prognose:
    """The forecast under the assumptions; Abbruch for a step that is unknown or finished."""
    for nr in annahmen:
        schritt = lage.schritte[suche.find_step(nr, lage.schritte)]
        if schritt.fertig:
            raise Abbruch(
                f"Der Schritt {nr} ({schritt.titel}) ist {status_satz(schritt)}. "
                "Annehmen lässt sich etwas nur für Schritte, die noch nicht abgeschlossen sind."
            )
    return Prognose(lage, annahmen)
