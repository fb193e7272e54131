"""The records of a process, one class each, named as in the YAML files.

Plain frozen dataclasses. `loading` holds raw YAML against them (unknown keys, types, ranges):
`plain_records` takes what is plainly right, pydantic, imported only then, judges the rest. The
attribute docstrings are German because they are what a planner is shown about a key.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar, cast

from isrp_cli import zeitangabe
from isrp_cli.zeitangabe import Zeitangabe

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

K = TypeVar("K")
V = TypeVar("V")

# --- How pydantic reads a field, and what it says of it in JSON Schema ------------------------


class Formfehler(ValueError):
    """A record whose fields do not fit together; `feld` is the key to point at ("" the record)."""

    def __init__(self, meldung: str, feld: str = "", hinweis: str = "") -> None:
        super().__init__(meldung)
        self.feld = feld
        self.hinweis = hinweis


class Streng(NamedTuple):
    """Takes the type as it is (no number for a text, no text for a number) and in its range."""

    ge: int | None = None
    min_length: int | None = None
    pattern: str | None = None

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: dict[str, Any] = dict(handler(source))
        schema["strict"] = True
        schema |= {
            key: value
            for key in ("ge", "min_length", "pattern")
            if (value := getattr(self, key)) is not None
        }
        return cast("CoreSchema", schema)


class Gelesen(NamedTuple):
    """Reads the value with `lies`, whose ValueError says in German what is wrong.

    `format` names what it reads, for JSON Schema ("format": "datum").
    """

    lies: Callable[[Any], Any]
    format: str = ""

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.lies)

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return {"format": self.format}


class Kurzform(NamedTuple):
    """Lets a list entry be written as the value of one key: `- 5` for `- {schritt: 5}`."""

    schluessel: str

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        def expand(wert: object) -> object:
            return wert if isinstance(wert, dict) else {self.schluessel: wert}

        return core_schema.no_info_before_validator_function(expand, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        satz = handler(schema)
        wert = handler.resolve_ref_schema(satz)["properties"][self.schluessel]
        return {"anyOf": [satz, wert]}


class Verweis:
    """The number or id of a record in one of these sections of the files.

    Whether there is one, the check `unbekannter-verweis` says; an editor is told where to look
    ("verweis": ["stellen", "gremien"]).
    """

    __slots__ = ("abschnitte",)

    def __init__(self, *abschnitte: str) -> None:
        self.abschnitte = abschnitte

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return {**handler(schema), "verweis": list(self.abschnitte)}


# What `lies_uhrzeit` takes, for editors: the same to Python's `re` and to ECMAScript.
UHRZEIT = r"^\s*(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]\s*$"


def lies_uhrzeit(wert: object) -> time:
    """A time of day from "17:00", "9:30" or "17.00"; ValueError says what is wrong."""
    if isinstance(wert, str):
        stunde, trenner, minute = wert.strip().replace(".", ":").partition(":")
        teile = (stunde, minute)
        if trenner and all(t.isascii() and t.isdigit() and len(t) <= 2 for t in teile):
            if int(stunde) < 24 and len(minute) == 2 and int(minute) < 60:
                return time(int(stunde), int(minute))
            raise Formfehler(
                f"die Uhrzeit {wert} gibt es nicht", hinweis="möglich ist 00:00 bis 23:59"
            )
    raise Formfehler("keine Uhrzeit", hinweis='wie "17:00" schreiben, in Anführungszeichen')


def lies_erreicht(wert: object) -> date | Literal[True]:
    """`true` or an exact day; ValueError says what is wrong."""
    if wert is True:
        return True
    if isinstance(wert, bool):
        raise Formfehler(
            "nur „true“ oder ein Tag", hinweis="ist er nicht erreicht, die Zeile löschen"
        )
    try:
        return zeitangabe.lies_datum(wert)
    except ValueError as fehler:
        raise Formfehler(str(fehler), hinweis="ist der Tag nicht bekannt: „true“") from None


Text = Annotated[str, Streng(min_length=1)]
Kennung = Text
Nummer = Annotated[int, Streng(ge=1)]
Anzahl = Annotated[int, Streng(ge=0)]
JaNein = Annotated[bool, Streng()]
Datum = Annotated[date, Gelesen(zeitangabe.lies_datum, "datum")]
Uhrzeit = Annotated[time, Gelesen(lies_uhrzeit, "uhrzeit")]
Zeit = Annotated[Zeitangabe, Gelesen(zeitangabe.lies, "zeitangabe")]

Herkunft = Literal["quelle", "abgeleitet"]
Schrittart = Literal[
    "beratung",
    "beschluss",
    "beteiligung",
    "erhebung",
    "erarbeitung",
    "rueckmeldung",
    "einreichung",
]
SITZUNGSARTEN: frozenset[Schrittart] = frozenset({"beratung", "beschluss", "beteiligung"})
Gremiumsart = Literal[
    "gremium", "arbeitsgruppe", "forum", "ausschuss", "rat", "dienstberatung", "runde"
]
# Bodies of the municipal constitution: § 35 ThürKO (invitation) applies to them.
FORMELLE_ARTEN: frozenset[Gremiumsart] = frozenset({"ausschuss", "rat"})
Beschlussergebnis = Literal["angenommen", "abgelehnt", "vertagt", "geaendert"]
Gruppe = Literal["verwaltungsintern", "verwaltungsextern", "wissenschaft", "politik"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Datensatz:
    """Base of all records: a key that the format does not know is an error.

    `EINES_VON` are keys of which a record needs at least one.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    EINES_VON: ClassVar[tuple[str, ...]] = ()

    # Once for all: made for every record by itself, these take a third of the time of importing it.

    def __eq__(self, anderer: object) -> bool:
        return type(anderer) is type(self) and self._werte() == anderer._werte()

    def __hash__(self) -> int:
        return hash(self._werte())

    def __repr__(self) -> str:
        werte = (f"{name}={getattr(self, name)!r}" for name in self._namen())
        return f"{type(self).__name__}({', '.join(werte)})"

    def _namen(self) -> tuple[str, ...]:
        return tuple(self.__slots__)

    def _werte(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._namen())

    def _fehlt_eines(self) -> bool:
        return all(getattr(self, schluessel) is None for schluessel in self.EINES_VON)


# --- schritte.yaml ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Punkt(Datensatz):
    """Ein Punkt der Tagesordnung."""

    punkt: Text
    """Wortlaut des Punktes."""
    dauer: Nummer | None = None
    """Dauer in Minuten."""
    vortrag: Text | None = None
    """Wer vorträgt (Berichterstattung)."""
    drucksache: Text | None = None
    """Nummer der Drucksache."""
    oeffentlich: JaNein | None = None
    """Ob der Punkt öffentlich beraten wird."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Aufgabe(Datensatz):
    """Eine Zeile der Aufgabenverteilung: eine Stelle und was sie übernimmt."""

    stelle: Annotated[Kennung, Verweis("stellen", "gremien")]
    """Kennung einer Stelle oder eines Gremiums."""
    rollen: tuple[Text, ...] = ()
    """Rollen, z. B. Leitung, Koordination, inhaltliche Vorbereitung."""
    zu_pruefen: JaNein = False
    """Ob die Beteiligung noch zu prüfen ist (in der Quelle „(Prüfung)“)."""

    def hat_rolle(self, rolle: str) -> bool:
        """Whether the Stelle has this role; how it is capitalised does not count."""
        return rolle.casefold() in (r.casefold() for r in self.rollen)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Vorgaenger(Datensatz):
    """Ein Schritt, der vorher fertig sein muss."""

    schritt: Annotated[Nummer, Verweis("schritte")]
    """Nummer des Schritts."""
    grund: Text | None = None
    """Warum er vorher fertig sein muss."""
    herkunft: Herkunft | None = None
    """Ob die Quelle es sagt oder ob es abgeleitet ist."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Termin(Datensatz):
    """Eine fest vereinbarte Sitzung."""

    datum: Datum
    """Tag der Sitzung."""
    beginn: Uhrzeit | None = None
    """Uhrzeit des Beginns."""
    ende: Uhrzeit | None = None
    """Uhrzeit des Endes."""
    ort: Text | None = None
    """Ort der Sitzung."""

    def __post_init__(self) -> None:
        if self.beginn and self.ende and self.ende <= self.beginn:
            raise Formfehler(
                f"das Ende ({self.ende:%H:%M} Uhr) liegt nicht nach dem Beginn "
                f"({self.beginn:%H:%M} Uhr)",
                "ende",
                "Beginn oder Ende berichtigen",
            )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Entfallen(Datensatz):
    """Dass und warum ein Schritt entfällt."""

    am: Datum
    """Tag, an dem das entschieden wurde."""
    grund: Text | None = None
    """Warum der Schritt entfällt."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Verschiebung(Datensatz):
    """Eine frühere Zeitplanung des Schritts."""

    von: Zeit
    """Die frühere Zeitplanung im Wortlaut."""
    am: Datum | None = None
    """Tag, an dem verschoben wurde."""
    grund: Text | None = None
    """Warum verschoben wurde."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Stimmen(Datensatz):
    """Das Ergebnis einer Abstimmung."""

    ja: Anzahl = 0
    """Zahl der Ja-Stimmen."""
    nein: Anzahl = 0
    """Zahl der Nein-Stimmen."""
    enthaltung: Anzahl = 0
    """Zahl der Enthaltungen."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Beschluss(Datensatz):
    """Was beschlossen wurde."""

    drucksache: Text | None = None
    """Nummer der Drucksache."""
    ergebnis: Beschlussergebnis | None = None
    """Wie entschieden wurde."""
    stimmen: Stimmen | None = None
    """Ja, Nein und Enthaltung."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Festlegung(Datensatz):
    """Eine in der Sitzung vereinbarte Aufgabe."""

    text: Text
    """Was zu tun ist."""
    wer: Text | None = None
    """Wer es tut (Funktion oder Einrichtung, keine Person)."""
    bis: Zeit | None = None
    """Bis wann."""
    erledigt: Datum | None = None
    """Tag, an dem es erledigt war."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Schritt(Datensatz):
    """Ein Schritt des Prozesses."""

    EINES_VON = ("gremium", "titel")

    nr: Nummer
    """Nummer des Schritts, einmalig; die Reihenfolge des Plans."""
    gremium: Annotated[Kennung, Verweis("gremien")] | None = None
    """Kennung des Gremiums, das tagt; fehlt bei Arbeiten ohne Sitzung."""
    titel: Text | None = None
    """Name des Schritts, wo er anders heißt als das Gremium."""
    art: Schrittart
    """beratung, beschluss und beteiligung sind Sitzungen, die übrigen nicht."""
    zeitplanung: Zeit
    """Wann, im Wortlaut: "09/2022", "Anfang 09/2021", "bis 12/2022", "14.09.2022"."""
    tagesordnung: tuple[Annotated[Punkt, Kurzform("punkt")], ...] = ()
    """Die Punkte der Tagesordnung."""
    aufgabenverteilung: tuple[Aufgabe, ...] = ()
    """Wer leitet, koordiniert, vorbereitet."""
    nach: tuple[Annotated[Vorgaenger, Kurzform("schritt")], ...] = ()
    """Schritte, die vorher fertig sein müssen."""
    termine: tuple[Termin, ...] = ()
    """Fest vereinbarte Sitzungen."""
    erledigt: Datum | None = None
    """Tag, an dem der Schritt erledigt war."""
    entfallen: Entfallen | None = None
    """Dass und warum der Schritt entfällt."""
    verschiebungen: tuple[Verschiebung, ...] = ()
    """Frühere Zeitplanungen, die älteste zuerst."""
    ergebnis: Text | None = None
    """Was herauskam."""
    notiz: Text | None = None
    """Interne Notiz."""
    beschluss: Beschluss | None = None
    """Was beschlossen wurde."""
    festlegungen: tuple[Festlegung, ...] = ()
    """In der Sitzung vereinbarte Aufgaben."""
    unterlagen: tuple[Text, ...] = ()
    """Papiere zur Sitzung: Pfad oder Adresse."""

    def __post_init__(self) -> None:
        if self._fehlt_eines():
            raise Formfehler(
                "ein Schritt ohne Gremium braucht einen Titel",
                "",
                "„titel: …“ oder „gremium: …“ ergänzen",
            )

    @property
    def ist_sitzung(self) -> bool:
        """Whether a body meets (beratung, beschluss, beteiligung)."""
        return self.art in SITZUNGSARTEN


# --- gremien.yaml ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Stelle(Datensatz):
    """Eine Stelle: Amt, Dezernat, Einrichtung oder Funktion, keine Person."""

    id: Kennung
    """Kennung, unter der andere Dateien die Stelle nennen."""
    name: Text
    """Voller Name."""
    kurz: Text | None = None
    """Kurzname."""
    gruppe: Gruppe | None = None
    """Zu welcher Seite sie gehört."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Mitglied(Datensatz):
    """Ein Mitglied eines Gremiums: eine Stelle oder eine Bezeichnung, keine Person."""

    EINES_VON = ("stelle", "bezeichnung")

    stelle: Annotated[Kennung, Verweis("stellen", "gremien")] | None = None
    """Kennung der Stelle."""
    bezeichnung: Text | None = None
    """Wer gemeint ist, wo keine Stelle dafür angelegt ist."""
    funktion: Text | None = None
    """In welcher Funktion."""
    gruppe: Gruppe | None = None
    """Zu welcher Seite das Mitglied gehört."""
    beispiel: JaNein = False
    """Ob die Quelle es nur als Beispiel nennt („z. B.“), also nicht festgelegt."""

    def __post_init__(self) -> None:
        if self._fehlt_eines():
            raise Formfehler(
                "ein Mitglied braucht „stelle“ oder „bezeichnung“",
                "",
                "„stelle: …“ oder „bezeichnung: …“ ergänzen",
            )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Gremium(Datensatz):
    """Ein Gremium: wer da tagt, wozu und mit wem."""

    id: Kennung
    """Kennung, unter der Schritte das Gremium nennen."""
    name: Text
    """Der eine Name, unter dem es geführt wird."""
    kurz: Text | None = None
    """Kurzname für enge Listen."""
    aliase: tuple[Text, ...] = ()
    """Andere Schreibweisen."""
    art: Gremiumsart = "gremium"
    """ausschuss und rat sind förmlich: für sie gelten Ladungsfristen."""
    leitung: tuple[Annotated[Kennung, Verweis("stellen", "gremien")], ...] = ()
    """Wer leitet (Stellen oder Gremien)."""
    koordination: tuple[Annotated[Kennung, Verweis("stellen", "gremien")], ...] = ()
    """Wer koordiniert und inhaltlich vorbereitet (Stellen oder Gremien)."""
    ziel: Text | None = None
    """Wozu es das Gremium gibt."""
    zielgruppe: Text | None = None
    """An wen es sich richtet."""
    sitzungsrhythmus: Text | None = None
    """Wie oft es tagt."""
    hinweis: Text | None = None
    """Was sonst zu wissen ist."""
    aufgaben: tuple[Text, ...] = ()
    """Seine Aufgaben."""
    mitglieder: tuple[Mitglied, ...] = ()
    """Seine Mitglieder."""
    ladungsfrist: Anzahl | None = None
    """Volle Kalendertage zwischen Zugang der Einladung und Sitzung."""
    oeffentlich: JaNein | None = None
    """Ob es öffentlich tagt."""

    @property
    def kurzname(self) -> str:
        """The short name where there is one, else the name."""
        return self.kurz or self.name


# --- meilensteine.yaml -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Meilenstein(Datensatz):
    """Ein Meilenstein: erreicht, wenn seine Schritte erledigt oder entfallen sind."""

    id: Kennung
    """Kennung des Meilensteins."""
    titel: Text
    """Sein Name."""
    erreicht: Annotated[date | Literal[True] | None, Gelesen(lies_erreicht, "erreicht")] = None
    """true oder Datum; nur wo kein Schritt für ihn steht."""
    schritte: tuple[Annotated[Nummer, Verweis("schritte")], ...] = ()
    """Nummern der Schritte, die er braucht."""
    nach: tuple[Annotated[Kennung, Verweis("meilensteine")], ...] = ()
    """Meilensteine, die vorher erreicht sein müssen."""
    herkunft: Herkunft | None = None
    """Ob die Quelle die Zuordnung nennt oder ob sie abgeleitet ist."""


# --- prozess.yaml ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Phase(Datensatz):
    """Eine Phase: jeder Schritt steht in genau einer."""

    id: Kennung | None = None
    """Kennung der Phase."""
    titel: Text
    """Ihr Name."""
    schritte: tuple[Annotated[Nummer, Verweis("schritte")], ...] = ()
    """Nummern ihrer Schritte."""

    @property
    def kennung(self) -> str:
        """The id where there is one, else the title."""
        return self.id or self.titel


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Sitzungsfrei(Datensatz):
    """Eine Zeit ohne Sitzungen, z. B. die Sommerpause."""

    von: Datum
    """Erster Tag."""
    bis: Datum
    """Letzter Tag."""
    grund: Text | None = None
    """Warum keine Sitzungen stattfinden."""

    def __post_init__(self) -> None:
        if self.bis < self.von:
            raise Formfehler("„bis“ liegt vor „von“", "bis", "einen der beiden Tage berichtigen")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Inhalt(Datensatz):
    """Ein Inhalt oder Element des Plans, der entstehen soll."""

    id: Kennung | None = None
    """Kennung des Inhalts."""
    titel: Text
    """Sein Name."""
    umfasst: tuple[Text, ...] = ()
    """Was dazugehört."""
    schritte: tuple[Annotated[Nummer, Verweis("schritte")], ...] = ()
    """Nummern der Schritte, die daran arbeiten."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Prozessangaben(Datensatz):
    """Die Angaben zum Prozess als Ganzem."""

    titel: Text
    """Titel des Prozesses."""
    kuerzel: Text | None = None
    """Kurzname des Prozesses."""
    kommune: Text | None = None
    """Die Kommune."""
    bundesland: Annotated[str, Streng(pattern="^[A-Z]{2}$")] | None = None
    """Zwei Buchstaben, z. B. TH: für Feiertage und Schulferien."""
    quelle: Text | None = None
    """Dokument, dem der Prozess entnommen ist."""
    phasen: tuple[Phase, ...] = ()
    """Die Phasen des Planungskreislaufs."""
    sitzungsfrei: tuple[Sitzungsfrei, ...] = ()
    """Zeiten ohne Sitzungen, neben den Ferien des Bundeslandes."""
    inhalte: tuple[Inhalt, ...] = ()
    """Inhalte und Elemente des Plans, der entstehen soll."""


# --- The whole -------------------------------------------------------------------------------


def _first_of(paare: Iterable[tuple[K, V]]) -> dict[K, V]:
    ergebnis: dict[K, V] = {}
    for schluessel, wert in paare:
        ergebnis.setdefault(schluessel, wert)
    return ergebnis


@dataclass(frozen=True, kw_only=True)
class Prozess:
    """A process as read from its folder. Records keep the order of their files.

    Lookups keep that order and give the first record of a number or id; the check `doppelt`
    finds the second.
    """

    angaben: Prozessangaben
    schritte: tuple[Schritt, ...] = ()
    stellen: tuple[Stelle, ...] = ()
    gremien: tuple[Gremium, ...] = ()
    meilensteine: tuple[Meilenstein, ...] = ()

    def saetze(self) -> Iterator[Datensatz]:
        """Every record of a list in the files."""
        yield from (*self.angaben.phasen, *self.angaben.sitzungsfrei, *self.angaben.inhalte)
        yield from (*self.schritte, *self.stellen, *self.gremien, *self.meilensteine)

    @cached_property
    def schritt_nach_nr(self) -> dict[int, Schritt]:
        """Every step by its number."""
        return _first_of((s.nr, s) for s in self.schritte)

    @cached_property
    def gremium_nach_id(self) -> dict[str, Gremium]:
        """Every body by its id."""
        return _first_of((g.id, g) for g in self.gremien)

    @cached_property
    def stelle_nach_id(self) -> dict[str, Stelle]:
        """Every Stelle by its id."""
        return _first_of((s.id, s) for s in self.stellen)

    @cached_property
    def phase_nach_nr(self) -> dict[int, Phase]:
        """The phase of every step that has one."""
        return _first_of((nr, p) for p in self.angaben.phasen for nr in p.schritte)

    def gremium_von(self, schritt: Schritt) -> Gremium | None:
        """The body that meets in this step, if one does and it is known."""
        return self.gremium_nach_id.get(schritt.gremium) if schritt.gremium else None

    def titel_von(self, schritt: Schritt) -> str:
        """The step's title, else the name of its body: never empty."""
        gremium = self.gremium_von(schritt)
        return schritt.titel or (gremium.name if gremium else schritt.gremium or "")

    def name_von(self, kennung: str) -> str:
        """The name of a Stelle or a body, else the id itself."""
        traeger = self.stelle_nach_id.get(kennung) or self.gremium_nach_id.get(kennung)
        return traeger.name if traeger else kennung

    def mitglied_name(self, mitglied: Mitglied) -> str:
        """How a member is called: its designation, else the name of its Stelle."""
        return mitglied.bezeichnung or self.name_von(mitglied.stelle or "")
