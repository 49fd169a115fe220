"""How people write the choices of a table: each is understood in the four languages.

What the office itself calls them is among these words, so that a list that went out comes in again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from declic.courses.models import Course, Host
from declic.courses.rules.places import Province


def _community(en: str, fr: str, nl: str, de: str) -> tuple[str, ...]:
    """Give how a community is called, with the word for community and without."""
    whole = f"{en} Community", f"Communauté {fr}", f"{nl} Gemeenschap", f"{de} Gemeinschaft"
    return *whole, en, fr, nl, de


KINDS = {
    "school": ("école", "ecole", "school", "Schule", "athénée", "collège", "lycée", "institut"),
    "youth_movement": (
        "mouvement de jeunesse",
        "jeugdbeweging",
        "Jugendbewegung",
        "scouts",
        "patro",
        "chiro",
    ),
    "reception_centre": (
        "centre d'accueil",
        "opvangcentrum",
        "Aufnahmezentrum",
        "centre",
        "centrum",
    ),
    "company": ("entreprise", "bedrijf", "Unternehmen", "société", "firma", "hotel", "hôtel"),
    "other": (
        "autre",
        "andere",
        "sonstige",
        "other",
        "another place",
        "un autre lieu",
        "een andere plaats",
        "amo",
        "maison de jeunes",
        "jeugdhuis",
    ),
}
STATES = {
    "received": ("reçue", "reçu", "ontvangen", "eingegangen", "demande", "aanvraag", "new"),
    "talking": ("en discussion", "in gesprek", "im Gespräch", "contact"),
    "dated": (
        "datée",
        "gepland",
        "geplant",
        "prévue",
        "planned",
        "confirmed",
        "confirmée",
        "bevestigd",
        "prête",
        "klaar",
        "ready",
    ),
    "cancelled": ("annulée", "annulé", "geannuleerd", "abgesagt", "canceled"),
    "past": (
        "donnée",
        "donné",
        "gegeven",
        "gehalten",
        "delivered",
        "followed up",
        "suivie",
        "opgevolgd",
        "terminée",
        "clôturée",
        "afgesloten",
        "closed",
        "held before",
        "donnée auparavant",
        "vroeger gegeven",
        "done",
        "fait",
    ),
}
AUDIENCES = {
    "young": ("jeunes", "jongeren", "Jugendliche", "young people", "élèves", "leerlingen"),
    "staff": ("personnel", "personeel", "Personal", "collaborateurs", "medewerkers"),
    "professionals": ("professionnels", "professionals", "Fachleute"),
}
PHONES = {
    "away": (
        "phones stay away",
        "les téléphones restent rangés",
        "telefoons blijven weg",
        "non",
        "nee",
        "nein",
        "no",
        "sans",
        "zonder",
        "interdits",
        "verboden",
    ),
    "used": (
        "everybody uses a phone",
        "chacun utilise un téléphone",
        "iedereen gebruikt een telefoon",
        "oui",
        "ja",
        "yes",
        "avec",
        "met",
        "autorisés",
        "toegelaten",
    ),
    "tables": (
        "one device a table",
        "un appareil par table",
        "één toestel per tafel",
        "par table",
        "per tafel",
        "pro Tisch",
        "one a table",
    ),
}
PROVINCES: Mapping[str, Sequence[str]] = {
    Province.BRUSSELS: ("Brussels", "Bruxelles", "Brussel", "Brüssel"),
    Province.ANTWERP: ("Antwerp", "Anvers", "Antwerpen"),
    Province.FLEMISH_BRABANT: ("Flemish Brabant", "Brabant flamand", "Vlaams-Brabant"),
    Province.WALLOON_BRABANT: ("Walloon Brabant", "Brabant wallon", "Waals-Brabant", "BW"),
    Province.WEST_FLANDERS: ("West Flanders", "Flandre-Occidentale", "West-Vlaanderen"),
    Province.EAST_FLANDERS: ("East Flanders", "Flandre-Orientale", "Oost-Vlaanderen"),
    Province.HAINAUT: ("Hainaut", "Henegouwen", "Hennegau"),
    Province.LIEGE: ("Liège", "Luik", "Lüttich"),
    Province.LIMBURG: ("Limburg", "Limbourg"),
    Province.LUXEMBOURG: ("Luxembourg", "Luxemburg"),
    Province.NAMUR: ("Namur", "Namen"),
}
COMMUNITIES = {
    "fr": (*_community("French", "française", "Franse", "Französische"), "FWB"),
    "nl": _community("Flemish", "flamande", "Vlaamse", "Flämische"),
    "de": _community("German-speaking", "germanophone", "Duitstalige", "Deutschsprachige"),
}


def known_words() -> tuple[tuple[set[str], set[str]], ...]:
    """Pair the choices of the lists with those of the database; a test compares them."""
    return (
        (set(KINDS), set(Host.Kind.values)),
        (set(AUDIENCES), set(Course.Audience.values)),
        (set(PHONES), set(Course.Phones.values)),
        (set(COMMUNITIES), set(Host.Community.values)),
        ({str(each) for each in PROVINCES}, set(Host.Province.values)),
    )
