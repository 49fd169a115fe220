"""The faults of texts: missing and outdated translations, unknown marks, words, and length."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from declic.packs.marks import RUN_TIME, bare_marks, filled, is_well_formed, marks
from declic.packs.models import Fault
from declic.packs.orphans import orphan_faults
from declic.packs.resolve import FactsOf
from declic.packs.shelf import PackText, ReadPack
from declic.packs.texts import Catalogue, Entry
from declic.packs.wording import SENTENCE_WORDS, WALL_WORDS, is_long, long_sentences, objections

# What stands here is shown as wrong; so it may hold what must not be said: what nobody asks, and
# a demo, which begins with how it does not help.
_QUOTES_FAULTS = (".dont_ask.", ".demo.")


def text_faults(read: ReadPack, facts: FactsOf) -> Iterator[Fault]:
    """Give the faults of all texts in the source language and in each translation."""
    texts = list(read.texts())
    source = read.pack.value.source
    known = facts(source).keys() | RUN_TIME
    for text in texts:
        yield from _source_faults(text, source, known)
    for language in read.languages:
        if language != source:
            yield from _language_faults(read, texts, language)
    yield from _strange_languages(read)


def _source_faults(text: PackText, source: str, known: Collection[str]) -> Iterator[Fault]:
    said = text.text.source
    if not is_well_formed(said):
        yield text.fault("A mark is written {{like.this}}; these braces are not.")
    for mark in sorted(marks(said) - set(known)):
        yield text.fault(f"There is no local fact '{mark}', and no session fills it.")
    if not may_quote(text):
        yield from (text.fault(each.sentence) for each in objections(said, source))
    if text.text.seen == "room":
        yield from (text.fault(sentence, warning=True) for sentence in _too_long(said))


def _too_long(said: str) -> Iterator[str]:
    shown = _shown(said)
    if is_long(shown):
        yield f"This text has {len(shown.split())} words; a wall shows {WALL_WORDS} at once."
    yield from long_on_cards(said)


def may_quote(text: PackText) -> bool:
    """Say whether a text stands where what must not be said is shown as wrong."""
    key = f".{text.key.partition(':')[2]}."
    return any(place in key for place in _QUOTES_FAULTS)


def _shown(said: str) -> str:
    """Leave out the marks, whose length only the day knows."""
    return filled(said, dict.fromkeys(marks(said), ""))


def long_on_cards(said: str) -> Iterator[str]:
    """Say of each sentence of a text that is too long for a card."""
    for long in long_sentences(_shown(said)):
        yield f"This sentence has more than {SENTENCE_WORDS} words: “{long}”"


def _language_faults(read: ReadPack, texts: list[PackText], language: str) -> Iterator[Fault]:
    catalogue = read.catalogues.get(language)
    if catalogue is None:
        yield from _no_catalogue(read, language)
        return
    needed = {text.key for text in texts if read.needs(text, language)}
    for stem, of_file in groupby(texts, key=lambda text: text.stem):
        yield from _file_faults(stem, list(of_file), catalogue, language, needed)
    yield from orphan_faults(catalogue, texts, read.unread)


def _no_catalogue(read: ReadPack, language: str) -> Iterator[Fault]:
    if f"texts/{language}" not in read.unread:
        sentence = f"texts/{language}.po is missing. `packs messages` writes it."
        yield read.pack.document.fault(("languages",), sentence)


def _file_faults(
    stem: str, texts: list[PackText], catalogue: Catalogue, language: str, needed: set[str]
) -> Iterator[Fault]:
    wanted = [text for text in texts if text.key in needed]
    if wanted and not any(text.key in catalogue.entries for text in texts):
        sentence = (
            f"None of the {len(wanted)} texts of {stem}.yaml has an entry in texts/{language}.po. "
            f"`packs messages` writes them."
        )
        yield texts[0].document.fault((), sentence)
        return
    for text in texts:
        yield from _translation_faults(text, catalogue, language, needed)


def _translation_faults(
    text: PackText, catalogue: Catalogue, language: str, needed: set[str]
) -> Iterator[Fault]:
    entry = catalogue.entries.get(text.key)
    if entry is not None:
        yield from _entry_faults(text, entry, catalogue, language, needed)
    elif text.key in needed:
        yield text.fault(f"This text has no entry in texts/{language}.po ({text.key}).")


def _entry_faults(
    text: PackText, entry: Entry, catalogue: Catalogue, language: str, needed: set[str]
) -> Iterator[Fault]:
    objected = [] if may_quote(text) else objections(entry.msgstr, language)
    said = (each.sentence for each in objected)
    for sentence in (*_entry_sentences(text, entry, needed), *said):
        yield Fault(str(catalogue.file), entry.line, sentence)
    if text.text.seen == "room":
        for sentence in long_on_cards(entry.msgstr):
            yield Fault(str(catalogue.file), entry.line, sentence, warning=True)


def _entry_sentences(text: PackText, entry: Entry, needed: set[str]) -> Iterator[str]:
    said = text.text.source
    if entry.msgid != said:
        yield f"The source of '{text.key}' has changed: it is translated from an older text."
    elif not entry.msgstr and text.key in needed:
        yield f"'{text.key}' is not translated."
    elif entry.fuzzy:
        yield f"'{text.key}' is marked fuzzy: somebody has to read it."
    elif entry.msgstr and marks(entry.msgstr) != marks(said):
        yield f"'{text.key}' must hold the same marks as its source: {_listed(marks(said))}."
    elif entry.msgstr and (alone := bare_marks(entry.msgstr) - bare_marks(said)):
        yield f"'{text.key}' must say, as its source does, what stands in for {_listed(alone)}."


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _strange_languages(read: ReadPack) -> Iterator[Fault]:
    for language, catalogue in read.catalogues.items():
        if language not in read.languages:
            yield Fault(str(catalogue.file), 1, f"The pack has no language '{language}'.")
        elif language == read.pack.value.source:
            sentence = "This is the source language: its texts stand in the YAML."
            yield Fault(str(catalogue.file), 1, sentence)
