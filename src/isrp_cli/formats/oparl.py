"""The plan as objects of OParl 1.1, the German standard of council information systems.

One page of an object list (https://dev.oparl.org/spezifikation, "Objektlisten und Paginierung"):
it is the only container of the standard for objects of a whole body, since the lists of a Body are
addresses. Points stand inside their Meeting, Consultations inside their Paper, the place inside
its Meeting, as the standard embeds them; everything else is named by its id.

What the plan does not know is left out, and nothing is guessed:

- `start` and `end` need day and time. A month, or a day without a time, is told by
  `isrp:zeitplanung` (the wording) and `isrp:edtf` (ISO 8601-2) instead.
- `meetingState` is "durchgeführt" where the step is done and "terminiert" where its day is fixed;
  that invitations went out ("eingeladen") the plan does not say.
- `participant` are those who were there: never known. A member that is only an example is none.
- Every object must say when it was made and changed; the plan knows neither. It is the Stand.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from isrp_cli.documents import agenda
from isrp_cli.documents.agenda import Top, Unterpunkt
from isrp_cli.formats.tabelle import drucksachen
from isrp_cli.models import Gremium, Gremiumsart, Gruppe, Mitglied, Schritt, Stelle, Termin
from isrp_cli.stand import Lage
from isrp_cli.woerter import BESCHLUSS

# Where the ids begin unless someone says otherwise: a domain that is no one's (RFC 2606).
BASIS = "https://oparl.example.org/"
SCHEMA = "https://schema.oparl.org/1.1/"
ZONE = ZoneInfo("Europe/Berlin")
# The lists that a Body must name by their address; a single file has none of them.
LISTEN = (
    "organization",
    "person",
    "meeting",
    "paper",
    "agendaItem",
    "consultation",
    "file",
    "locationList",
    "legislativeTermList",
    "membership",
)
# The words that the standard proposes; what is open to everyone is no group of persons.
GREMIUMSTYP: dict[Gremiumsart, tuple[str, str]] = {
    "rat": ("Gremium", "Parlament"),
    "ausschuss": ("Gremium", "Ausschuss"),
    "gremium": ("Gremium", "Gremium"),
    "arbeitsgruppe": ("Gremium", "Arbeitsgruppe"),
    "dienstberatung": ("Gremium", "Dienstberatung"),
    "runde": ("Gremium", "Runde"),
    "forum": ("Sonstiges", "Forum"),
}
STELLENTYP: dict[Gruppe | None, str] = {
    "verwaltungsintern": "Verwaltungsbereich",
    "verwaltungsextern": "Institution",
    "wissenschaft": "Institution",
}

Objekt = dict[str, Any]


def dumps(lage: Lage, basis: str = BASIS) -> str:
    """The page as JSON; `basis` is the address, ended by a slash, that all ids begin with."""
    alle = list(_Export(lage, basis).objects())
    seite = {"data": alle, "pagination": {"totalElements": len(alle)}, "links": {}}
    return json.dumps(seite, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


@dataclass(frozen=True, slots=True)
class _Vorlage:
    """A paper: what is filed in `einreichung`, or only known by its number; who deals with it.

    `folge` are the meetings in their order, `pfad` is its address without the basis.
    """

    pfad: str
    name: str
    drucksache: str | None
    einreichung: Schritt | None
    folge: tuple[Schritt, ...]

    def beratung(self, schritt: Schritt) -> str:
        """The address of its consultation in this step, without the basis."""
        return f"{self.pfad}/beratung/{schritt.nr}"


class _Export:
    def __init__(self, lage: Lage, basis: str) -> None:
        self.lage = lage
        self.prozess = lage.prozess
        self.basis = basis
        self._tagesordnungen: dict[int, tuple[Top, ...]] = {}

    def objects(self) -> Iterator[Objekt]:
        """Body, its bodies and institutions, memberships, meetings, papers."""
        yield self._koerperschaft()
        for gremium in self.prozess.gremien:
            yield self._gremium(gremium)
        for stelle in self.prozess.stellen:
            yield self._stelle(stelle)
        for gremium in self.prozess.gremien:
            for nr, mitglied in _settled(gremium):
                yield self._mitgliedschaft(gremium, nr, mitglied)
        for schritt in self.prozess.schritte:
            if schritt.ist_sitzung:
                for i, termin in enumerate(schritt.termine or (None,)):
                    yield self._sitzung(schritt, i, termin)
        for vorlage in self._vorlagen:
            yield self._drucksache(vorlage)

    # --- What all objects have ---

    def _objekt(self, typ: str, pfad: str, **felder: Any) -> Objekt:
        """An object with what it must have; what is None or empty is left out.

        `isrp__x` is the key "isrp:x": the standard wants a prefix for what is not its own.
        """
        return {
            "id": self.basis + pfad,
            "type": SCHEMA + typ,
            **{k.replace("__", ":"): v for k, v in felder.items() if v not in (None, "", [])},
            "created": self._stand,
            "modified": self._stand,
        }

    @cached_property
    def _stand(self) -> str:
        return _moment(self.lage.stand, time())

    def _traeger(self, kennung: str) -> str:
        """The id of a Stelle or a body."""
        art = "stelle" if kennung in self.prozess.stelle_nach_id else "gremium"
        return self.basis + _path(art, kennung)

    # --- Body, bodies, institutions ---

    def _koerperschaft(self) -> Objekt:
        angaben = self.prozess.angaben
        koerperschaft = self._objekt(
            "Body",
            "koerperschaft",
            name=angaben.kommune or angaben.titel,
            isrp__prozess=angaben.titel,
            isrp__stand=self.lage.stand.isoformat(),
            **{name: f"{self.basis}liste/{name}" for name in LISTEN},
        )
        # The only list that stands in the Body itself; it must be there even if it is empty.
        return {**koerperschaft, "legislativeTerm": []}

    def _gremium(self, gremium: Gremium) -> Objekt:
        typ, art = GREMIUMSTYP[gremium.art]
        return self._objekt(
            "Organization",
            _path("gremium", gremium.id),
            body=self.basis + "koerperschaft",
            name=gremium.name,
            shortName=_short(gremium),
            organizationType=typ,
            classification=art,
            membership=[self.basis + _member_path(gremium, nr) for nr, _ in _settled(gremium)],
        )

    def _stelle(self, stelle: Stelle) -> Objekt:
        return self._objekt(
            "Organization",
            _path("stelle", stelle.id),
            body=self.basis + "koerperschaft",
            name=stelle.name,
            shortName=_short(stelle),
            organizationType=STELLENTYP.get(stelle.gruppe, "Sonstiges"),
        )

    def _mitgliedschaft(self, gremium: Gremium, nr: int, mitglied: Mitglied) -> Objekt:
        """Who sends someone and in which function; there are no persons in a plan."""
        return self._objekt(
            "Membership",
            _member_path(gremium, nr),
            organization=self.basis + _path("gremium", gremium.id),
            role=", ".join(t for t in (mitglied.bezeichnung, mitglied.funktion) if t),
            onBehalfOf=self._traeger(mitglied.stelle) if mitglied.stelle else None,
        )

    # --- Meetings and their points ---

    def _sitzung(self, schritt: Schritt, i: int, termin: Termin | None) -> Objekt:
        gremium = self.prozess.gremium_von(schritt)
        pfad = _meeting_path(schritt, i)
        angabe = schritt.zeitplanung
        tag = termin.datum if termin else angabe.frueh if angabe.frueh == angabe.spaet else None
        start = _moment(tag, termin.beginn) if tag and termin and termin.beginn else None
        entfallen = self.lage.entfallen(schritt)
        zustand = "durchgeführt" if self.lage.erledigt_am(schritt) else "terminiert" if tag else ""
        return self._objekt(
            "Meeting",
            pfad,
            name=self.prozess.titel_von(schritt),
            meetingState="" if entfallen else zustand,
            cancelled=entfallen or None,
            start=start,
            end=_moment(tag, termin.ende) if start and tag and termin and termin.ende else None,
            isrp__zeitplanung=None if start else angabe.text,
            isrp__edtf=None if start else tag.isoformat() if tag else angabe.edtf,
            isrp__schritt=schritt.nr,
            location=self._objekt("Location", f"{pfad}/ort", description=termin.ort)
            if termin and termin.ort
            else None,
            organization=[self.basis + _path("gremium", gremium.id)] if gremium else [],
            agendaItem=[] if entfallen else list(self._punkte(schritt, gremium, pfad, i)),
        )

    def _tops(self, schritt: Schritt) -> tuple[Top, ...]:
        """The agenda of a meeting that was not dropped."""
        if schritt.nr not in self._tagesordnungen:
            tops = agenda.baue(self.lage, schritt.nr, versand=True).tops
            self._tagesordnungen[schritt.nr] = tops
        return self._tagesordnungen[schritt.nr]

    def _punkte(
        self, schritt: Schritt, gremium: Gremium | None, pfad: str, i: int
    ) -> Iterator[Objekt]:
        """The points of the agenda and, under the step's own, those with a number like "3.1"."""
        oeffentlich = gremium.oeffentlich if gremium else None
        eigene = iter(enumerate(schritt.tagesordnung))
        ordnung = 0
        for top in self._tops(schritt):
            felder: Objekt = {"public": oeffentlich}
            unterpunkte: tuple[Unterpunkt, ...] = ()
            if top.art == "punkt":
                k, punkt = next(eigene)
                if punkt.oeffentlich is not None:
                    felder["public"] = punkt.oeffentlich
                felder |= self._beschluss(schritt, k, i)
                unterpunkte = top.unterpunkte
            zeilen = [(str(top.nummer), top.titel, felder)]
            zeilen += [(u.nummer, u.titel, {"public": felder["public"]}) for u in unterpunkte]
            for nummer, name, angaben in zeilen:
                yield self._objekt(
                    "AgendaItem",
                    f"{pfad}/top/{nummer}",
                    number=nummer,
                    order=ordnung,
                    name=name,
                    **angaben,
                )
                ordnung += 1

    def _beschluss(self, schritt: Schritt, k: int, i: int) -> Objekt:
        """What was decided under the step's point `k` (from 0), and on which paper."""
        felder: Objekt = {}
        beschluss = schritt.beschluss
        spaeter = schritt.erledigt is not None and schritt.erledigt > self.lage.stand
        if (
            beschluss
            and beschluss.ergebnis
            and not spaeter
            and _point_of(schritt, beschluss.drucksache) == k
        ):
            felder["result"] = BESCHLUSS[beschluss.ergebnis]
        if i == _deciding(schritt):
            for vorlage in self._beraten.get(schritt.nr, ()):
                if _point_of(schritt, vorlage.drucksache) == k:
                    felder["consultation"] = self.basis + vorlage.beratung(schritt)
        return felder

    # --- Papers and who deals with them ---

    @cached_property
    def _vorlagen(self) -> tuple[_Vorlage, ...]:
        """What is filed, in the order of the plan, then what only a number tells of."""
        rang = {nr: i for i, nr in enumerate(self.lage.plan.reihenfolge)}
        sitzungen = sorted(
            (s for s in self.prozess.schritte if s.ist_sitzung and not self.lage.entfallen(s)),
            key=lambda s: rang[s.nr],
        )
        vorlagen: list[_Vorlage] = []
        for s in self.prozess.schritte:
            if s.art == "einreichung" and not self.lage.entfallen(s):
                kette = self._decisions_on(s)
                folge = [t for t in sitzungen if t.nr in kette]
                nummer = next((d for t in (s, *folge) for d in drucksachen(t)), None)
                folge = [t for t in sitzungen if t in folge or nummer in drucksachen(t)]
                name = f"Vorlage: {self.prozess.angaben.titel}"
                pfad = f"schritt/{s.nr}/vorlage"
                vorlagen.append(_Vorlage(pfad, name, nummer, s, tuple(folge)))
        bekannt = {v.drucksache for v in vorlagen}
        for nummer in dict.fromkeys(d for s in sitzungen for d in drucksachen(s)):
            if nummer not in bekannt:
                folge = [s for s in sitzungen if nummer in drucksachen(s)]
                name = self._paper_name(folge[0], nummer)
                pfad = _path("drucksache", nummer)
                vorlagen.append(_Vorlage(pfad, name, nummer, None, tuple(folge)))
        return tuple(vorlagen)

    def _decisions_on(self, einreichung: Schritt) -> set[int]:
        """The decisions that come after the filing, directly or after one another.

        A council is the last of them; one that comes directly after another filing is on that.
        """
        schritte, plan = self.prozess.schritt_nach_nr, self.lage.plan
        gefunden: set[int] = set()
        offen = [einreichung.nr]
        while offen:
            nr = offen.pop()
            gremium = self.prozess.gremium_von(schritte[nr])
            if nr != einreichung.nr and gremium and gremium.art == "rat":
                continue
            for nach in plan.nachfolger[nr]:
                davor = [v for v in plan.vorgaenger[nach] if schritte[v].art == "einreichung"]
                fremd = davor and einreichung.nr not in davor
                if schritte[nach].art == "beschluss" and not fremd and nach not in gefunden:
                    gefunden.add(nach)
                    offen.append(nach)
        return gefunden

    def _paper_name(self, schritt: Schritt, nummer: str) -> str:
        k = _point_of(schritt, nummer)
        return self.prozess.titel_von(schritt) if k is None else schritt.tagesordnung[k].punkt

    @cached_property
    def _beraten(self) -> dict[int, list[_Vorlage]]:
        """The papers that each step deals with."""
        nach_nr: dict[int, list[_Vorlage]] = {}
        for vorlage in self._vorlagen:
            for schritt in vorlage.folge:
                nach_nr.setdefault(schritt.nr, []).append(vorlage)
        return nach_nr

    def _drucksache(self, vorlage: _Vorlage) -> Objekt:
        einreichung = vorlage.einreichung
        eingereicht = self.lage.erledigt_am(einreichung) if einreichung else None
        angabe = einreichung.zeitplanung if einreichung and not eingereicht else None
        beschliesst = [s for s in vorlage.folge if s.art == "beschluss"]
        urheber = einreichung.aufgabenverteilung if einreichung else ()
        return self._objekt(
            "Paper",
            vorlage.pfad,
            body=self.basis + "koerperschaft",
            name=vorlage.name,
            reference=vorlage.drucksache,
            date=eingereicht.isoformat() if eingereicht else None,
            isrp__zeitplanung=angabe.text if angabe else None,
            isrp__edtf=angabe.edtf if angabe else None,
            isrp__schritt=einreichung.nr if einreichung else None,
            paperType="Beschlussvorlage" if beschliesst else None,
            originatorOrganization=[self._traeger(a.stelle) for a in urheber if not a.zu_pruefen],
            consultation=list(self._beratungen(vorlage, beschliesst)),
        )

    def _beratungen(self, vorlage: _Vorlage, beschliesst: list[Schritt]) -> Iterator[Objekt]:
        """The Beratungsfolge: its last decision is the one that counts, the others prepare it."""
        for schritt in vorlage.folge:
            gremium = self.prozess.gremium_von(schritt)
            letzter = bool(beschliesst) and schritt == beschliesst[-1]
            davor = schritt in beschliesst and not letzter
            i = _deciding(schritt)
            yield self._objekt(
                "Consultation",
                vorlage.beratung(schritt),
                meeting=self.basis + _meeting_path(schritt, i),
                agendaItem=self._point_id(schritt, vorlage, i),
                organization=[self.basis + _path("gremium", gremium.id)] if gremium else [],
                authoritative=letzter,
                role="Entscheidung" if letzter else "Vorberatung" if davor else "Beratung",
            )

    def _point_id(self, schritt: Schritt, vorlage: _Vorlage, i: int) -> str | None:
        """The id of the point under which the paper is dealt with, if the plan says which."""
        k = _point_of(schritt, vorlage.drucksache)
        if k is None:
            return None
        nummer = [top.nummer for top in self._tops(schritt) if top.art == "punkt"][k]
        return f"{self.basis}{_meeting_path(schritt, i)}/top/{nummer}"


# --- Small things ----------------------------------------------------------------------------


def _path(art: str, kennung: str) -> str:
    return f"{art}/{quote(kennung, safe='')}"


def _member_path(gremium: Gremium, nr: int) -> str:
    return f"{_path('gremium', gremium.id)}/mitglied/{nr}"


def _meeting_path(schritt: Schritt, i: int) -> str:
    return f"schritt/{schritt.nr}/sitzung/{i + 1}"


def _settled(gremium: Gremium) -> Iterable[tuple[int, Mitglied]]:
    """The members that are more than an example, with their place in the list from 1."""
    return [(nr, m) for nr, m in enumerate(gremium.mitglieder, start=1) if not m.beispiel]


def _short(traeger: Gremium | Stelle) -> str | None:
    """The short name where it is another one: both must not be the same."""
    return traeger.kurz if traeger.kurz != traeger.name else None


def _deciding(schritt: Schritt) -> int:
    """Which of a step's fixed meetings (from 0) brings the result: the last one by date."""
    tage = [t.datum for t in schritt.termine]
    return max(range(len(tage)), key=tage.__getitem__, default=0)


def _point_of(schritt: Schritt, drucksache: str | None) -> int | None:
    """The point (from 0) that names the Drucksache, else the only one there is."""
    punkte = schritt.tagesordnung
    genannt = [k for k, p in enumerate(punkte) if drucksache and p.drucksache == drucksache]
    if genannt:
        return genannt[0]
    return 0 if len(punkte) == 1 and not punkte[0].drucksache else None


def _moment(tag: date, uhrzeit: time) -> str:
    """Day and time with the offset that holds there then: "2022-09-14T17:00:00+02:00"."""
    return datetime.combine(tag, uhrzeit, ZONE).isoformat()
