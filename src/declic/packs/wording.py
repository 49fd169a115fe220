"""Words that no text may hold: blame, threats of lasting shame, names of brands, false promises.

A list finds only what is plainly wrong; a person still has to read. The patterns are those of the
language in which a text is written, brands are looked for in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from declic.packs.models import Phones

WALL_WORDS = 25

_BLAME: Mapping[str, str] = {
    "en": r"revenge porn|child porn\w*|child prostitut\w*|risky (?:girl|boy)s?|naive|naïve"
    r"|should have known|let (?:her|him|them)sel(?:f|ves) be|just say no"
    r"|once online,? always online|your life is over",
    "fr": r"porno-?vengeance|revenge porn|pédopornograph\w*|pornographie (?:enfantine|infantile)"
    r"|prostitution (?:enfantine|infantile)|naï(?:f|fs|ve|ves)|aurai(?:s|t) dû (?:le )?savoir"
    r"|s'est laissée? faire|il suffit de dire non|dis(?:ez)? juste non"
    r"|(?:ta|votre|sa) vie est (?:finie|fichue)",
    "nl": r"wraakporno|kinderporno\w*|kinderprostitu\w*|naïe?ve?|naïef"
    r"|had(?:den)? (?:\w+ )?(?:beter )?moeten weten|liet zich doen|zeg gewoon nee"
    r"|eens online,? altijd online|je leven is voorbij",
    "ar": r"إباحية الأطفال|الإباحية الانتقامية|دعارة الأطفال|ساذجة?"
    r"|كان (?:عليك|يجب) أن تعرفي?|حياتك انتهت|انتهت حياتك|فقط قل لا",
}
_PROMISES: Mapping[str, str] = {
    "en": r"(?:nobody|no one) will (?:ever )?(?:know|find out)"
    r"|\b(?:I|we)(?:'ll| will| promise to) keep (?:it|this|that|everything|your) (?:a )?secret"
    r"|it (?:stays|remains) (?:a )?secret|between you and me",
    "fr": r"personne ne (?:le )?saura|je (?:le |la )?gard(?:e|erai) (?:ça |cela )?(?:le )?secret"
    r"|promis,? je ne dirai rien|(?:ça|cela) reste entre nous",
    "nl": r"niemand (?:zal|gaat) het (?:ooit )?weten|niemand komt (?:het|dit) te weten"
    r"|ik (?:hou|houd|zal) (?:het|dit) geheim|(?:het|dit) blijft (?:geheim|tussen ons)",
    "ar": r"لن يعرف أحد|سأحفظ السر|سأحتفظ بالسر|سرّ? بيننا",
}
# What nobody says where phones are used, and what nobody says where they are away.
_PHONES: Mapping[Phones, Mapping[str, str]] = {
    "used": {
        "en": r"phones away|no phones today|without phones?|(?:put|leave) your phones? away"
        r"|phones? (?:stays?|is|are|goes?) (?:away|off)",
        "fr": r"sans téléphones?|pas de téléphones?|rangez? (?:ton|votre|vos) téléphones?"
        r"|téléphones? (?:restent?|est|sont) (?:rangés?|éteints?|dans)",
        "nl": r"zonder (?:telefoons?|gsm's?)|geen (?:telefoons?|gsm's?)"
        r"|(?:leg|steek) (?:je|jullie) (?:telefoons?|gsm's?|gsm) weg"
        r"|(?:telefoons?|gsm's) (?:blijven|blijft|zijn|gaan) (?:vandaag )?(?:weg|uit)",
        "ar": r"بدون هواتف|بلا هواتف|لا هواتف"
        r"|(?:ضع|ضعوا) (?:الهاتف|الهواتف|هاتفك|هواتفكم) (?:جانبًا|بعيدًا)",
    },
    "away": {
        "en": r"on your (?:own )?phones?|with your phones?|phones only for",
        "fr": r"(?:sur|avec) (?:ton|votre|vos|ta) (?:propre )?téléphones?"
        r"|téléphones? seulement pour",
        "nl": r"(?:op|met) (?:je|jouw|jullie) (?:eigen )?(?:telefoons?|gsm's|gsm)"
        r"|(?:telefoons?|gsm) alleen voor",
        "ar": r"على (?:هاتفك|هواتفكم)|بهاتفك|الهاتف للنشاط",
    },
}
# What nobody says where there is no wall to look at. The screen of a phone in a story is no wall.
_NO_WALL: Mapping[str, str] = {
    "en": r"(?:on|to|at|up) (?:the|a) (?:big )?(?:wall|screen)|the (?:big )?(?:wall|screen)"
    r"(?! (?:of|on) )|projector|beamer",
    "fr": r"(?:au|le|du|un) (?:mur|grand écran)|(?:à |sur |de )?l'écran(?! d)"
    r"|(?:vidéo)?projecteur|beamer",
    "nl": r"(?:de|een) muur|het (?:grote )?scherm(?! van)|(?:groot|grote) scherm|beamer|projector",
    "ar": r"[وفبك]?(?:ال|لل)(?:شاشة|حائط|جدار)|[وب]?جهاز العرض",
    "de": r"(?:die|der|an der|eine) (?:wand|leinwand)|leinwand|beamer|projektor"
    r"|(?:dem|den|der|am) (?:großen )?bildschirm(?! (?:des|von|vom|ihres|seines|deines))",
}
_BRANDS = (
    r"Instagram|Insta|Snapchat|TikTok|WhatsApp|Facebook|Messenger|YouTube|Discord|Roblox|Fortnite"
    r"|Minecraft|Telegram|Twitter|Twitch|BeReal|Kahoot|Mentimeter|Google|iPhone|Android|Xbox"
    r"|PlayStation|OnlyFans|Omegle|Tinder|Reddit|Pinterest|ChatGPT|Spotify|Netflix"
    r"|إنستغرام|إنستجرام|سناب ?شات|تيك ?توك|واتس ?[آأا]ب|فيسبوك|يوتيوب|ديسكورد|تلغرام|تيليغرام"
)

_AGAINST: Mapping[str, Mapping[str, str]] = {
    "used": _PHONES["used"],
    "away": _PHONES["away"],
    "none": _NO_WALL,
}


def _whole_words(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"


_BRAND = re.compile(_whole_words(_BRANDS))
_BY_LANGUAGE = {
    language: (
        (re.compile(_whole_words(_BLAME[language]), re.IGNORECASE), "blames or frightens"),
        (re.compile(_whole_words(_PROMISES[language]), re.IGNORECASE), "promises secrecy"),
    )
    for language in _BLAME
}


def objections(text: str, language: str) -> Iterator[str]:
    """Give a sentence for each word or promise that must not stand in a text of this language."""
    plain = normalize("NFC", text).replace("\u2019", "'")
    for pattern, what in _BY_LANGUAGE.get(language, ()):
        if found := pattern.search(plain):
            yield f"“{found[0]}” {what}. Say it in another way."
    if found := _BRAND.search(plain):
        yield f"“{found[0]}” is the name of a brand. Say what it is instead."


def against_room(text: str, language: str, decision: str) -> str:
    """Return the words that contradict a decision about phones or the wall; empty without any."""
    pattern = _AGAINST.get(decision, {}).get(language)
    plain = normalize("NFC", text).replace("\u2019", "'")
    found = re.search(_whole_words(pattern), plain, re.IGNORECASE) if pattern else None
    return found[0] if found else ""


def is_long(text: str) -> bool:
    """Say whether a text is longer than a wall can show at once."""
    return len(text.split()) > WALL_WORDS
