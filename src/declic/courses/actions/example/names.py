"""Invented places and people: trees and birds for places, a first name and a letter for adults."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A host of the example: kind, name, postcode, city, language, community where it must say."""

    kind: str
    name: str
    postcode: str
    city: str
    language: str
    community: str = ""


PLACES = (
    Place("school", "École des Tilleuls", "4000", "Liège", "fr"),
    Place("school", "Athénée de l’Alouette", "5000", "Namur", "fr"),
    Place("school", "Institut du Merle", "6000", "Charleroi", "fr"),
    Place("school", "Collège des Érables", "7000", "Mons", "fr"),
    Place("school", "École du Pinson", "1300", "Wavre", "fr"),
    Place("school", "Lycée des Bouleaux", "6700", "Arlon", "fr"),
    Place("school", "École de la Mésange", "1050", "Bruxelles", "fr", "fr"),
    Place("school", "Institut des Saules", "1190", "Bruxelles", "fr", "fr"),
    Place("school", "Athénée du Rossignol", "4800", "Verviers", "fr"),
    Place("school", "École des Noisetiers", "7500", "Tournai", "fr"),
    Place("school", "Collège de la Grive", "5300", "Andenne", "fr"),
    Place("school", "De Linde", "2000", "Antwerpen", "nl"),
    Place("school", "Atheneum De Leeuwerik", "9000", "Gent", "nl"),
    Place("school", "Sint-Merel", "8000", "Brugge", "nl"),
    Place("school", "De Esdoorn", "3500", "Hasselt", "nl"),
    Place("school", "Campus De Vink", "3000", "Leuven", "nl"),
    Place("school", "De Berk", "1000", "Brussel", "nl", "nl"),
    Place("school", "Lyceum De Mees", "2300", "Turnhout", "nl"),
    Place("school", "De Wilg", "9300", "Aalst", "nl"),
    Place("school", "Schule an der Linde", "4700", "Eupen", "de"),
    Place("school", "Athenäum Zur Lerche", "4780", "Sankt Vith", "de"),
    Place("school", "Institut Ahorn", "4710", "Lontzen", "de"),
    Place("youth_movement", "Unité du Hêtre", "4020", "Liège", "fr"),
    Place("youth_movement", "Patro des Hirondelles", "5100", "Namur", "fr"),
    Place("youth_movement", "Troupe du Sureau", "1400", "Nivelles", "fr"),
    Place("youth_movement", "Chiro De Zwaluw", "2800", "Mechelen", "nl"),
    Place("youth_movement", "Scouts De Beuk", "8500", "Kortrijk", "nl"),
    Place("youth_movement", "Jugendgruppe Schwalbe", "4760", "Büllingen", "de"),
    Place("reception_centre", "Centre du Chêne", "5030", "Gembloux", "fr"),
    Place("reception_centre", "Centre des Fougères", "6600", "Bastogne", "fr"),
    Place("reception_centre", "Centre de la Bruyère", "4840", "Welkenraedt", "fr"),
    Place("reception_centre", "Centrum De Varen", "9100", "Sint-Niklaas", "nl"),
    Place("reception_centre", "Centrum De Heide", "3900", "Pelt", "nl"),
    Place("company", "Ateliers du Héron", "4100", "Seraing", "fr"),
    Place("company", "Hôtel de la Cigogne", "1000", "Bruxelles", "fr", "fr"),
    Place("company", "Reiger Machines", "2020", "Antwerpen", "nl"),
    Place("company", "Hotel De Ooievaar", "8400", "Oostende", "nl"),
    Place("other", "Maison de jeunes du Frêne", "6200", "Châtelet", "fr"),
    Place("other", "Jeugdhuis De Es", "3600", "Genk", "nl"),
    Place("other", "Jugendtreff Esche", "4730", "Raeren", "de"),
)
ADULTS = (
    "Aline B.",
    "Bram C.",
    "Chantal D.",
    "Dries E.",
    "Elif F.",
    "Farid G.",
    "Greet H.",
    "Hugo I.",
    "Ines J.",
    "Joris K.",
    "Khadija L.",
    "Luc M.",
    "Mieke N.",
    "Nabil O.",
    "Odile P.",
    "Pieter Q.",
    "Rania R.",
    "Sofie S.",
    "Tarik T.",
    "Ursula U.",
    "Veerle V.",
    "Wim W.",
    "Yasmina Y.",
    "Zoé Z.",
)


class Leads(NamedTuple):
    """A trainer of the example: name, languages, provinces, whether young, most in a month."""

    name: str
    languages: tuple[str, ...]
    provinces: tuple[str, ...]
    young: bool
    most: int


TRAINERS = (
    Leads("Amina A.", ("fr", "ar"), ("BRU", "WBR", "WHT"), False, 4),
    Leads("Basile A.", ("fr",), ("WLG", "WNA", "WLX"), True, 3),
    Leads("Cato A.", ("nl", "en"), ("VAN", "VLI", "VBR"), False, 5),
    Leads("Daan A.", ("nl", "fr"), ("VOV", "VWV", "BRU"), True, 3),
    Leads("Emma A.", ("de", "fr"), ("WLG",), False, 4),
    Leads("Fatou A.", ("fr", "en"), ("WHT", "WNA", "BRU"), True, 4),
    Leads("Gilles A.", ("fr", "nl"), ("BRU", "VBR", "WBR"), False, 6),
    Leads("Hanne A.", ("nl", "de"), ("VLI", "WLG"), False, 3),
    Leads("Idris A.", ("fr", "ar", "prs"), ("WLG", "WNA"), True, 2),
    Leads("Jana A.", ("nl",), ("VAN", "VOV"), True, 4),
    Leads("Karel A.", ("nl", "fr", "en"), ("VWV", "VOV"), False, 5),
    Leads("Lina A.", ("fr", "de", "en"), ("WLG", "WLX"), False, 4),
)
CALLS = (
    "Asks whether phones are needed: no, cards are enough.",
    "The room has a projector; the blinds close.",
    "Wants the note to parents three weeks before.",
    "Two groups one after the other, with a break in between.",
    "The coach was ill last week and calls back on Monday.",
    "Some guardians are not appointed yet. The centre informs those who are.",
    "An interpreter comes for half of the group.",
    "Prefers a morning; Wednesday afternoon is free.",
)
TASKS = (
    "Send the agreement",
    "Ask who the deputy is",
    "Print the cards",
    "Call the coach",
    "Find a second trainer",
)
REASONS = (
    "The school chose another year.",
    "The centre closes.",
    "No coach was found.",
    "Too few wished to come.",
)
