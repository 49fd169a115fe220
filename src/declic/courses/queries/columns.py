"""Which columns the lists have, as organisations title them in four languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from declic.courses.models import Incoming
from declic.courses.queries.choices import AUDIENCES, COMMUNITIES, KINDS, PHONES, PROVINCES, STATES
from declic.tables.models import Field
from declic.tables.queries import parsers

Titles = Mapping[str, Sequence[str]]


def _titles(en: str, fr: str, nl: str, de: str) -> Titles:
    """Read `first|also|also` in each of the four languages."""
    told = {"en": en, "fr": fr, "nl": nl, "de": de}
    return {code: tuple(said.split("|")) for code, said in told.items()}


_KEY = _titles(
    "Key|ID|External ID|Reference|Ref|Number",
    "Clé|Référence|Réf|Numéro|N°|Identifiant",
    "Sleutel|Referentie|Ref|Nummer|Nr",
    "Schlüssel|Referenz|Nummer",
)
_HOST = (
    Field(
        "kind",
        _titles("Kind|Type", "Type|Type de lieu|Genre", "Soort|Type plaats", "Art|Typ"),
        parsers.one_of(KINDS),
        example="school",
    ),
    Field(
        "street",
        _titles("Street|Address", "Rue|Adresse", "Straat|Adres", "Straße|Adresse"),
        parsers.line(),
    ),
    Field(
        "postcode",
        _titles("Postcode|Zip|Postal code", "Code postal|CP", "Postcode", "Postleitzahl|PLZ"),
        parsers.line(12),
        example=4000,
    ),
    Field(
        "city",
        _titles("City|Town|Municipality", "Ville|Localité|Commune", "Gemeente|Plaats", "Ort|Stadt"),
        parsers.line(100),
        example="Liège",
    ),
    Field(
        "community",
        _titles("Community", "Communauté", "Gemeenschap", "Gemeinschaft"),
        parsers.one_of(COMMUNITIES),
    ),
)
_MAIL = _titles("Mail|E-mail|Email", "Courriel|E-mail|Mail", "E-mail|Mail", "E-Mail|Mail")
_PHONE = _titles("Phone|Telephone|Mobile", "Téléphone|Tél|GSM", "Telefoon|Tel|Gsm", "Telefon")
_LANGUAGE = _titles("Language", "Langue", "Taal", "Sprache")
_HOST_NAME = _titles(
    "Host|School|Organisation|Place",
    "Lieu d’accueil|École|Établissement|Organisation|Partenaire",
    "Gastplaats|School|Organisatie|Partner",
    "Ort der Schulung|Schule|Einrichtung|Organisation",
)
HOSTS = (
    Field("external_id", _KEY, parsers.line(80)),
    Field(
        "name",
        _titles("Name|Host|School", "Nom|Lieu d’accueil|École", "Naam|Gastplaats|School", "Name"),
        parsers.line(),
        required=True,
        example="École des Tilleuls",
    ),
    *_HOST,
    Field("language", _LANGUAGE, parsers.language, example="fr"),
)
CONTACTS = (
    Field("external_id", _KEY, parsers.line(80)),
    Field("host_name", _HOST_NAME, parsers.line(), required=True, example="École des Tilleuls"),
    Field(
        "host_postcode",
        _titles("Postcode|Zip", "Code postal|CP", "Postcode", "Postleitzahl|PLZ"),
        parsers.line(12),
        example=4000,
    ),
    Field(
        "name",
        _titles("Name|Contact", "Nom|Contact|Personne de contact", "Naam|Contact", "Name|Kontakt"),
        parsers.line(),
        required=True,
        example="Aline B.",
    ),
    Field(
        "function",
        _titles("Function|Role", "Fonction|Rôle", "Functie|Rol", "Funktion|Rolle"),
        parsers.line(100),
    ),
    Field("email", _MAIL, parsers.email, example="aline@tilleuls.example"),
    Field("phone", _PHONE, parsers.phone),
    Field("language", _LANGUAGE, parsers.language),
    Field("is_coach", _titles("Coach", "Coach", "Coach", "Coach"), parsers.yes_no, example="yes"),
)
TRAINERS = (
    Field(
        "name",
        _titles("Name|Trainer", "Nom|Formateur|Formatrice", "Naam|Vormer", "Name"),
        parsers.line(),
        required=True,
        example="Amina A.",
    ),
    Field("email", _MAIL, parsers.email, required=True, example="amina@declic.example"),
    Field(
        "languages",
        _titles("Languages", "Langues", "Talen", "Sprachen"),
        parsers.several(parsers.language),
        example="fr, ar",
    ),
    Field(
        "provinces",
        _titles("Provinces|Regions", "Provinces|Régions", "Provincies|Regio’s", "Provinzen"),
        parsers.several(parsers.one_of(PROVINCES)),
        example="Liège, Namur",
    ),
    Field(
        "young",
        _titles("Young|Young trainer", "Jeune", "Jong|Jongere", "Jung"),
        parsers.yes_no,
        example="no",
    ),
    Field(
        "most_a_month",
        _titles("Most a month", "Maximum par mois", "Hoogstens per maand", "Höchstens im Monat"),
        parsers.whole(1, 60),
        example=4,
    ),
)
COURSES = (
    Field("external_id", _KEY, parsers.line(80)),
    Field("host_name", _HOST_NAME, parsers.line(), required=True, example="École des Tilleuls"),
    *_HOST,
    Field("host_language", _LANGUAGE, parsers.language),
    Field(
        "state",
        _titles("State|Status", "État|Statut", "Toestand|Status", "Stand|Status"),
        parsers.one_of(STATES),
    ),
    Field("date", _titles("Date|Day", "Date|Jour", "Datum|Dag", "Datum|Tag"), parsers.date),
    Field(
        "start",
        _titles("Start|From|Time", "Début|De|Heure", "Begin|Van|Uur", "Beginn|Von|Uhrzeit"),
        parsers.time,
    ),
    Field("end", _titles("End|Until|To", "Fin|À|Jusqu’à", "Einde|Tot", "Ende|Bis"), parsers.time),
    Field(
        "minutes",
        _titles("Minutes|Duration", "Minutes|Durée", "Minuten|Duur", "Minuten|Dauer"),
        parsers.whole(10, 840),
    ),
    Field("place", _titles("Room|Where", "Salle|Lieu", "Zaal|Lokaal", "Raum"), parsers.line()),
    Field(
        "group", _titles("Group|Class", "Groupe|Classe", "Groep|Klas", "Gruppe"), parsers.line(40)
    ),
    Field(
        "group_size",
        _titles(
            "Participants|People|Number of people",
            "Participants|Nombre|Nombre de jeunes",
            "Deelnemers|Aantal",
            "Teilnehmende|Anzahl",
        ),
        parsers.whole(1, 500),
        example=22,
    ),
    Field(
        "languages",
        _titles("Languages", "Langues", "Talen", "Sprachen"),
        parsers.several(parsers.language),
        example="fr",
    ),
    Field(
        "audience",
        _titles("Audience|For whom", "Public", "Doelgroep|Publiek", "Zielgruppe"),
        parsers.one_of(AUDIENCES),
    ),
    Field(
        "age_least",
        _titles("Age from|Youngest", "Âge minimum|Âge de", "Leeftijd van", "Alter von"),
        parsers.whole(5, 99),
    ),
    Field(
        "age_most",
        _titles("Age to|Oldest", "Âge maximum|Âge à", "Leeftijd tot", "Alter bis"),
        parsers.whole(5, 99),
    ),
    Field(
        "phones",
        _titles("Phones", "Téléphones|GSM autorisés", "Telefoons|Gsm’s", "Handys"),
        parsers.one_of(PHONES),
    ),
    Field(
        "plan", _titles("Plan|Module", "Plan|Module", "Plan|Module", "Plan|Modul"), parsers.line(80)
    ),
    Field(
        "host_adult_name",
        _titles("Contact|Contact person", "Contact|Personne de contact", "Contact", "Kontakt"),
        parsers.line(),
    ),
    Field("host_adult_email", _MAIL, parsers.email),
    Field("host_adult_phone", _PHONE, parsers.phone),
    Field("coach_name", _titles("Coach", "Coach", "Coach", "Coach"), parsers.line()),
    Field(
        "coach_email",
        _titles(
            "Mail of the coach", "Courriel du coach", "E-mail van de coach", "E-Mail des Coachs"
        ),
        parsers.email,
    ),
    Field(
        "wished",
        _titles(
            "Dates wished|Wishes", "Dates souhaitées|Souhaits", "Gewenste data", "Wunschtermine"
        ),
        parsers.text(4000),
    ),
    Field(
        "needs",
        _titles(
            "Needs|Remarks|Notes", "Besoins|Remarques", "Noden|Opmerkingen", "Bedarf|Bemerkungen"
        ),
        parsers.text(4000),
    ),
)
LISTS: Mapping[str, tuple[Field, ...]] = {
    Incoming.Kind.HOSTS: HOSTS,
    Incoming.Kind.CONTACTS: CONTACTS,
    Incoming.Kind.TRAINERS: TRAINERS,
    Incoming.Kind.COURSES: COURSES,
}
