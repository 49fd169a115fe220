"""Where Belgium's places are: provinces and communities, and which speaks to which."""

from __future__ import annotations

from enum import StrEnum


class Province(StrEnum):
    """The ten provinces and the capital's region, by the second part of their ISO 3166-2 code."""

    BRUSSELS = "BRU"
    ANTWERP = "VAN"
    FLEMISH_BRABANT = "VBR"
    WALLOON_BRABANT = "WBR"
    WEST_FLANDERS = "VWV"
    EAST_FLANDERS = "VOV"
    HAINAUT = "WHT"
    LIEGE = "WLG"
    LIMBURG = "VLI"
    LUXEMBOURG = "WLX"
    NAMUR = "WNA"


_DIGITS = 4
# First and last postcode, both counted, and the province.
_POSTCODES = (
    (1000, 1299, Province.BRUSSELS),
    (1300, 1499, Province.WALLOON_BRABANT),
    (1500, 1999, Province.FLEMISH_BRABANT),
    (2000, 2999, Province.ANTWERP),
    (3000, 3499, Province.FLEMISH_BRABANT),
    (3500, 3999, Province.LIMBURG),
    (4000, 4999, Province.LIEGE),
    (5000, 5999, Province.NAMUR),
    (6000, 6599, Province.HAINAUT),
    (6600, 6999, Province.LUXEMBOURG),
    (7000, 7999, Province.HAINAUT),
    (8000, 8999, Province.WEST_FLANDERS),
    (9000, 9999, Province.EAST_FLANDERS),
)
# The nine municipalities of the German-speaking Community.
_GERMAN = frozenset(
    {4700, 4701, 4710, 4711, 4720, 4721, 4728, 4730, 4731, 4750, 4760, 4761, 4770, 4771}
    | {4780, 4782, 4783, 4784, 4790, 4791}
)
_FLEMISH = frozenset(
    {
        Province.ANTWERP,
        Province.FLEMISH_BRABANT,
        Province.WEST_FLANDERS,
        Province.EAST_FLANDERS,
        Province.LIMBURG,
    }
)


def province(postcode: str) -> Province | None:
    """Give the province of a Belgian postcode, None when it is none."""
    digits = postcode.strip()
    if not (len(digits) == _DIGITS and digits.isascii() and digits.isdigit()):
        return None
    number = int(digits)
    return next((place for first, last, place in _POSTCODES if first <= number <= last), None)


def follows(stands: str, *, before: str, after: str) -> str:
    """Give the province or community of a host whose postcode became another one.

    `before` and `after`: what the two postcodes say of it. Where the new one says nothing, what
    only the old one said is not known any more; what a host said itself stays.
    """
    return after or ("" if stands == before else stands)


def community(postcode: str) -> str:
    """Give the community a postcode lies in, `fr`, `nl` or `de`; empty where both speak.

    In Brussels a host says itself which community it belongs to.
    """
    where = province(postcode)
    if where is None or where is Province.BRUSSELS:
        return ""
    if int(postcode) in _GERMAN:
        return "de"
    return "nl" if where in _FLEMISH else "fr"
