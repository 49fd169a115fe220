"""Words that no text may hold: blame, threats of lasting shame, names of brands, false promises.

A list finds only what is plainly wrong; a person still has to read. The patterns are those of the
language in which a text is written (`phrases`), brands are looked for in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from declic.packs.models import Phones
from declic.packs.phrases import BLAME, EXPERIENCE, SECRECY

WALL_WORDS = 25
SENTENCE_WORDS = 18

Sort = Literal["blame", "secrecy", "experience", "brand"]
_WHAT: Mapping[Sort, str] = {
    "blame": "blames or frightens. Say it in another way.",
    "secrecy": "promises secrecy. Say it in another way.",
    "experience": "asks what somebody has lived through. Ask about a story or a friend.",
    "brand": "is the name of a brand. Say what it is instead.",
}


@dataclass(frozen=True, slots=True)
class Objection:
    """Words that must not stand in a text, and why."""

    sort: Sort
    words: str

    @property
    def sentence(self) -> str:
        """Say it to whoever wrote the text."""
        return f"“{self.words}” {_WHAT[self.sort]}"


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
        "de": r"ohne handys?|keine handys?|(?:leg|legt|pack|packt) (?:dein|eure) handys? weg"
        r"|handys? (?:bleib(?:t|en)|ist|sind) (?:heute )?(?:weg|aus)",
        "ar": r"بدون هواتف|بلا هواتف|لا هواتف"
        r"|(?:ضع|ضعوا) (?:الهاتف|الهواتف|هاتفك|هواتفكم) (?:جانبًا|بعيدًا)",
    },
    "away": {
        "en": r"on your (?:own )?phones?|with your phones?|phones only for",
        "fr": r"(?:sur|avec) (?:ton|votre|vos|ta) (?:propre )?téléphones?"
        r"|téléphones? seulement pour",
        "nl": r"(?:op|met) (?:je|jouw|jullie) (?:eigen )?(?:telefoons?|gsm's|gsm)"
        r"|(?:telefoons?|gsm) alleen voor",
        "de": r"(?:auf|an|mit) (?:deinem|eurem|euren|dem) (?:eigenen )?handys?"
        r"|handys? nur für",
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
_WORDS: Mapping[Sort, Mapping[str, str]] = {
    "blame": BLAME,
    "secrecy": SECRECY,
    "experience": EXPERIENCE,
}
_PATTERNS = {
    sort: {code: re.compile(_whole_words(said), re.IGNORECASE) for code, said in words.items()}
    for sort, words in _WORDS.items()
}
# A sentence ends with its sign, and with the quotation marks that close behind it.
_SENTENCE = re.compile(r"(?<=[.!?…؟።])[”»\"’)]*\s+|\n+")


def objections(text: str, language: str) -> Iterator[Objection]:
    """Give the words that must not stand in a text of this language."""
    plain = _plain(text)
    for sort, patterns in _PATTERNS.items():
        if found := language in patterns and patterns[language].search(plain):
            yield Objection(sort, found[0])
    if found := _BRAND.search(plain):
        yield Objection("brand", found[0])


def long_sentences(text: str) -> Iterator[str]:
    """Give the sentences that are too long for a card. Signs that stand alone are no words."""
    for sentence in _SENTENCE.split(text):
        if sum(any(map(str.isalnum, word)) for word in sentence.split()) > SENTENCE_WORDS:
            yield sentence.strip()


def _plain(text: str) -> str:
    return normalize("NFC", text).replace("\u2019", "'")


def against_room(text: str, language: str, decision: str) -> str:
    """Return the words that contradict a decision about phones or the wall; empty without any."""
    pattern = _AGAINST.get(decision, {}).get(language)
    found = re.search(_whole_words(pattern), _plain(text), re.IGNORECASE) if pattern else None
    return found[0] if found else ""


def is_long(text: str) -> bool:
    """Say whether a text is longer than a wall can show at once."""
    return len(text.split()) > WALL_WORDS
