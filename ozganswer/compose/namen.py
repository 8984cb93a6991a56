"""The names that a source and a style template can use: facts, Anfrage, head, macros."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from ozganswer.compose import marken
from ozganswer.compose.arten import bezug
from ozganswer.compose.datengrundlage import TITEL
from ozganswer.compose.druck import als_text
from ozganswer.compose.lauf import Luecke, lauf
from ozganswer.compose.sicht import Blattsicht, Defektsicht, Satz, unbekannt
from ozganswer.compose.stelle import hier, melde
from ozganswer.compose.umgebung import Umgebung
from ozganswer.compose.werte import Herkunft, ListeWert, TextWert
from ozganswer.errors import Mistakes
from ozganswer.errors.asking import LueckeOhneAdresse
from ozganswer.records.antwort import Anlage, Kopf
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Bestand, Defekt
from ozganswer.records.german import aufzaehlung
from ozganswer.records.umstand import Umstand
from ozganswer.records.zuarbeit import ADRESSE

KEIN_FAKT = Umstand(None)


def namen(auftrag: Auftrag, umgebung: Umgebung) -> dict[str, Any]:
    """Gather all names for one letter."""
    makros = auftrag.templates.makros.items()
    alle: dict[str, Any] = {name: Makro(umgebung, datei, name) for name, datei in makros}
    alle |= {"offen": offen, "luecke": luecke}
    lauf().makros = tuple(alle)
    for name, blatt in auftrag.bestand.items():
        alle[name] = Defektsicht(blatt) if isinstance(blatt, Defekt) else Blattsicht(blatt)
    anfragen = [_anfrage(a.anfrage) for a in auftrag.anfragen]
    if anfragen:
        alle |= {"anfrage": anfragen[0], "anfragen": anfragen}
    alle["antwort"] = _antwort(auftrag)
    return alle


@dataclass(frozen=True, slots=True)
class Makro:
    """A macro of templates/makros/, compiled when it is first called: most letters call few."""

    umgebung: Umgebung
    datei: str
    name: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the macro."""
        return getattr(self.umgebung.hole(self.datei).module, self.name)(*args, **kwargs)


def offen(was: Any, wen: Any = None, fakt: Any = None) -> Markup:
    """Mark a gap: what is missing, the office that knows it, and the fact that will be it."""
    text = als_text(was)
    stelle, adresse = (als_text(w) if w is not None else "" for w in (wen, fakt))
    if adresse and not ADRESSE.fullmatch(adresse):
        melde(LueckeOhneAdresse(adresse))
    lauf().luecken.append(Luecke(text, stelle, adresse, hier(text)))
    return Markup(marken.luecke(text, _bezeichnung(stelle) if stelle else ""))


def luecke(was: Any) -> Markup:
    """Mark a gap that may stay until the Schlusszeichnung: the letter's day."""
    return Markup(marken.luecke(als_text(was), ""))


def _bezeichnung(stelle: str) -> str:
    organisation = lauf().auftrag.bestand.get("organisation")
    if organisation is None or isinstance(organisation, Defekt):
        return stelle
    if einheit := organisation.eintraege.get(stelle):
        return str(einheit.bezeichnung)
    unbekannt(f"organisation.{stelle}", stelle, set(organisation.eintraege))
    return stelle


def _anfrage(anfrage: Any) -> Satz:
    return Satz(anfrage, ("anfrage",), (), KEIN_FAKT)


def _antwort(auftrag: Auftrag) -> Satz:
    kopf = auftrag.quelle.kopf
    personen = [_person(id_, auftrag.bestand) for id_ in kopf.unterzeichner]
    fertig: dict[str, Any] = {
        "unterzeichner": ListeWert(personen, Herkunft()),
        "anlagen": ListeWert(_anlagen(kopf, auftrag), Herkunft()),
        "bezug": ListeWert(_bezug(auftrag), Herkunft()),
    }
    if kopf.bearbeiter:
        fertig["bearbeiter"] = _person(kopf.bearbeiter, auftrag.bestand)
    if not kopf.bezug:
        # A Fassung that never went out is nothing that a letter may speak of.
        kopf = replace(kopf, ersetzt=None, ergaenzt=None)
    return Satz(kopf, ("antwort",), (), KEIN_FAKT, fertig=fertig)


def _person(id_: str, bestand: Bestand) -> Any:
    match bestand.get("personen"):
        case None:
            return unbekannt(f"personen.{id_}", "personen", set(bestand))
        case Defekt(mistakes=mistakes):
            raise Mistakes(mistakes)
        case blatt:
            return Blattsicht(blatt).feld(id_)


def _bezug(auftrag: Auftrag) -> list[Satz]:
    """List the heads of the earlier letters that this one may refer to."""
    return [
        Satz(brief.kopf, ("antwort", "bezug", str(nr)), (), KEIN_FAKT)
        for nr, brief in enumerate(bezug(auftrag))
    ]


def _anlagen(kopf: Kopf, auftrag: Auftrag) -> list[Mapping[str, Any]]:
    eigene = (Anlage(titel=TITEL),) if kopf.datengrundlage else ()
    kennungen = aufzaehlung([a.anfrage.kennung for a in auftrag.anfragen])
    zu = f" zu {kennungen}" if kennungen else ""
    return [
        Satz(
            anlage,
            ("antwort", "anlagen", str(nr)),
            (),
            KEIN_FAKT,
            fertig=MappingProxyType({"bezeichnung": TextWert(f"Anlage {nr}{zu}", Herkunft())}),
        )
        for nr, anlage in enumerate((*kopf.anlagen, *eigene), 1)
    ]
