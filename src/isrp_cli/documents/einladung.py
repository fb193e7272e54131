"""The invitation to one meeting: when and where, the agenda, and who invites whom.

Persons come in only with the contacts that are handed over. Every text may hold text from the
data and is plain.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from isrp_cli.befund import Abbruch
from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents.agenda import Agenda
from isrp_cli.documents.kalender import Eintrag, Kennung, kurztitel, sitzung, sitzungen
from isrp_cli.kontakte import KONTAKTDATEI, Kontakt
from isrp_cli.models import Mitglied, Prozess, Prozessangaben, Schritt, Termin
from isrp_cli.stand import Lage
from isrp_cli.terminhinweise import hints
from isrp_cli.woerter import aufzaehlung, uhrzeit
from isrp_cli.zeitangabe import datum_kurz


@dataclass(frozen=True, slots=True)
class Teilnehmer:
    """A person to be written to; `name` says who it is and is never empty."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Einladung:
    """Everything an invitation says; its text is the version of the agenda to send.

    `absender` is None and `eingeladen` empty where no contacts were asked for. `hinweise` are
    sentences for who sends it.
    """

    prozess: Prozessangaben
    stand: date
    eintrag: Eintrag
    agenda: Agenda
    absender: Teilnehmer | None
    eingeladen: tuple[Teilnehmer, ...]
    hinweise: tuple[str, ...]


def baue(lage: Lage, nr: int, *, am: date | None, kontakte: Sequence[Kontakt] | None) -> Einladung:
    """The invitation to the meeting of step `nr` on the day `am`, else to the next one.

    Raises Abbruch where the step is no meeting, was dropped or is done, where no day is fixed or
    none is left, and where the contacts name nobody who invites or nobody to invite.
    """
    schritt = agendadokument.sitzung(lage, nr, "einladung", "Eine Einladung")
    kennung, termin, hinweise = _choose(lage, schritt, am)
    prozess = lage.prozess
    # An agenda speaks of one meeting; the invitation is to this one, whichever comes next.
    nur_diese = replace(schritt, termine=(termin,))
    einzeln = Lage(_with(prozess, nur_diese), lage.stand)
    agenda = agendadokument.baue(einzeln, nr, versand=True)
    hinweise += [*_missing(nr, termin), *hints(einzeln, nur_diese, termin)]
    absender: Teilnehmer | None = None
    eingeladen: tuple[Teilnehmer, ...] = ()
    if kontakte is not None:
        gefunden = [k for k in kontakte if _is_invited(prozess, schritt, k)]
        absender = _sender(prozess, schritt, kontakte)
        eingeladen = _invited(prozess, schritt, gefunden, absender)
        hinweise += _without_contact(prozess, schritt, gefunden)
    titel = f"{prozess.titel_von(schritt)} ({kurztitel(prozess.angaben)})"
    return Einladung(
        prozess=prozess.angaben,
        stand=lage.stand,
        eintrag=sitzung(kennung, termin, titel, ""),
        agenda=agenda,
        absender=absender,
        eingeladen=eingeladen,
        hinweise=tuple(hinweise),
    )


def _with(prozess: Prozess, neu: Schritt) -> Prozess:
    return replace(prozess, schritte=tuple(neu if s.nr == neu.nr else s for s in prozess.schritte))


# --- Which meeting ---------------------------------------------------------------------------


def _choose(lage: Lage, schritt: Schritt, am: date | None) -> tuple[Kennung, Termin, list[str]]:
    """The meeting, what identifies it, and a hint if there are others to come."""
    wer = f"Schritt {schritt.nr} ({lage.prozess.titel_von(schritt)})"
    neuer = f"isrp termin {schritt.nr} TAG ZEIT --ort ORT"
    erledigt = lage.erledigt_am(schritt)
    if erledigt is not None:
        raise Abbruch(
            f"{wer} ist am {datum_kurz(erledigt)} erledigt: Eine Einladung braucht er nicht."
        )
    alle = sitzungen(schritt)
    if not alle:
        raise Abbruch(
            f"{wer} hat noch keinen festen Tag (geplant: {schritt.zeitplanung.text}). "
            f"Bitte zuerst eintragen: {neuer}"
        )
    kommende = [(k, t) for k, t in alle if t.datum >= lage.stand]
    if not kommende:
        raise Abbruch(
            f"Der letzte Termin von {wer} war am {datum_kurz(alle[-1][1].datum)}. "
            f"Einen neuen tragen Sie so ein: {neuer}"
        )
    gemeint = [(k, t) for k, t in kommende if am is None or t.datum == am]
    if not gemeint:
        tage = dict.fromkeys(datum_kurz(t.datum) for _, t in kommende)
        raise Abbruch(
            f"Am {datum_kurz(am or lage.stand)} hat {wer} keinen Termin, zu dem noch einzuladen "
            f"wäre. Es kommen noch: {aufzaehlung([*tage])}."
        )
    kennung, termin = gemeint[0]
    hinweise = []
    if andere := [_when(t) for _, t in kommende if t is not termin]:
        hinweise.append(
            f"Die Einladung gilt für den {_when(termin)}. Weitere Termine: {aufzaehlung(andere)} "
            "(„--am TAG“ wählt einen anderen)."
        )
    return kennung, termin, hinweise


def _when(termin: Termin) -> str:
    zeit = uhrzeit(termin.beginn, termin.ende)
    return f"{datum_kurz(termin.datum)}{f', {zeit}' if zeit else ''}"


def _missing(nr: int, termin: Termin) -> Iterator[str]:
    """What a recipient would ask."""
    angaben = (("die Uhrzeit", "ZEIT", termin.beginn), ("der Ort", "--ort ORT", termin.ort))
    fehlt = {wort: option for wort, option, wert in angaben if not wert}
    if fehlt:
        yield (
            f"Es {'fehlen' if len(fehlt) > 1 else 'fehlt'} {aufzaehlung([*fehlt])}. Eintragen: "
            f"isrp termin {nr} {datum_kurz(termin.datum)} {' '.join(fehlt.values())}"
        )


# --- Who -------------------------------------------------------------------------------------


def _invited(
    prozess: Prozess, schritt: Schritt, kontakte: Iterable[Kontakt], absender: Teilnehmer
) -> tuple[Teilnehmer, ...]:
    """Every address once, without that of who invites; raises Abbruch where none is left."""
    nach_adresse = {absender.email.casefold(): absender}
    for kontakt in kontakte:
        nach_adresse.setdefault(kontakt.email.casefold(), _participant(prozess, kontakt))
    _, *eingeladen = nach_adresse.values()
    if not eingeladen:
        raise Abbruch(
            f"In {KONTAKTDATEI} steht niemand, der zu Schritt {schritt.nr} "
            f"({prozess.titel_von(schritt)}) einzuladen ist. Ein Kontakt gilt für das Gremium, das "
            "er mit „gremium:“ nennt, sonst für jedes, dem seine Stelle angehört."
        )
    return tuple(eingeladen)


def _sender(prozess: Prozess, schritt: Schritt, kontakte: Sequence[Kontakt]) -> Teilnehmer:
    """Who coordinates the meeting, else who leads it: the first of them that has a contact.

    What a recipient answers goes to this address.
    """
    gremium = prozess.gremium_von(schritt)
    stellen = [
        *_bearers(schritt, "koordination"),
        *(gremium.koordination if gremium else ()),
        *_bearers(schritt, "leitung"),
        *(gremium.leitung if gremium else ()),
    ]
    passend = [k for k in kontakte if k.gremium in (schritt.gremium, None)]
    for stelle in stellen:
        eigene = [k for k in passend if k.stelle == stelle]
        if eigene:
            return _participant(prozess, max(eigene, key=lambda k: k.gremium is not None))
    wer = " oder ".join(f"„stelle: {s}“" for s in dict.fromkeys(stellen))
    rat = f" mit {wer}" if wer else " und beim Gremium, wer koordiniert („koordination:“)"
    raise Abbruch(
        f"In {KONTAKTDATEI} fehlt, wer zu Schritt {schritt.nr} ({prozess.titel_von(schritt)}) "
        f"einlädt. Bitte einen Kontakt ergänzen{rat}."
    )


def _bearers(schritt: Schritt, rolle: str) -> list[str]:
    return [
        a.stelle
        for a in schritt.aufgabenverteilung
        if not a.zu_pruefen and any(r.casefold() == rolle for r in a.rollen)
    ]


def _is_invited(prozess: Prozess, schritt: Schritt, kontakt: Kontakt) -> bool:
    """Whether the contact names the body, or stands for who belongs to the meeting."""
    if kontakt.gremium is not None:
        return kontakt.gremium == schritt.gremium
    gremium = prozess.gremium_von(schritt)
    stellen = {a.stelle for a in schritt.aufgabenverteilung if not a.zu_pruefen}
    if gremium is not None:
        stellen |= {*gremium.leitung, *gremium.koordination}
    mitglieder = gremium.mitglieder if gremium else ()
    return kontakt.stelle in stellen or any(_stands_for(kontakt, m) for m in mitglieder)


def _stands_for(kontakt: Kontakt, mitglied: Mitglied) -> bool:
    paare = (kontakt.stelle, mitglied.stelle), (kontakt.bezeichnung, mitglied.bezeichnung)
    return any(wert is not None and wert == des_mitglieds for wert, des_mitglieds in paare)


def _participant(prozess: Prozess, kontakt: Kontakt) -> Teilnehmer:
    name = kontakt.name or kontakt.bezeichnung or prozess.name_von(kontakt.stelle or "")
    return Teilnehmer(name, kontakt.email)


def _without_contact(
    prozess: Prozess, schritt: Schritt, kontakte: Sequence[Kontakt]
) -> Iterator[str]:
    """Who is a member for certain and gets no invitation."""
    gremium = prozess.gremium_von(schritt)
    namen = dict.fromkeys(
        prozess.mitglied_name(m)
        for m in (gremium.mitglieder if gremium else ())
        if not m.beispiel and not any(_stands_for(k, m) for k in kontakte)
    )
    if namen:
        yield f"Ohne Kontakt in {KONTAKTDATEI}, also nicht eingeladen: {'; '.join(namen)}."
