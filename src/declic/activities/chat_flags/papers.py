"""The chat on paper: strips and flags for the tables, the board, and what is read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from declic.activities.chat_flags import rules
from declic.activities.chat_flags.models import Content, Strip
from declic.activities.models import Paper, Row
from declic.kernel.languages import gettext_noop
from declic.packs.models import Form

FIRST_FLAG = gettext_noop("Our first yellow or red flag went up at strip:")
STRIP = gettext_noop("Strip")
COUNT = gettext_noop("How many tables raise their first yellow or red flag here?")
# On paper a flag has no colour of its own: its word says it, and somebody may colour it in.
COLOURS = {
    "green": gettext_noop("Green"),
    "yellow": gettext_noop("Yellow"),
    "red": gettext_noop("Red"),
}
STOP = gettext_noop("Here the chat stops.")


def papers(content: Content, form: Form) -> Iterator[Paper]:
    """Give the strips, the three flags, and a sheet with the board and the options."""
    strips = _strips(content, form)
    cards = tuple(_card(content, number, each) for number, each in strips)
    yield Paper("strips", gettext_noop("Strips of the chat"), "cards", "table", cards)
    texts = content.flags.model_dump()
    flags = tuple(
        Row(texts[flag], words=COLOURS[flag], mark=letter) for flag, letter in rules.LETTERS.items()
    )
    yield Paper("flags", gettext_noop("Flags to hold up"), "poster", "table", flags)
    lead = gettext_noop("Tick a sign when a strip shows it.")
    board = tuple(
        Row(f"{each.name}. {each.text}", box=True, picture=each.picture) for each in content.signs
    )
    first = Row(words=FIRST_FLAG, rows=_numbers(strips))
    choose = tuple(Row(each.text, mark=each.id) for each in content.options.choose)
    ask = Row(content.options.ask, style="head", rows=choose)
    rows = (*board, Row(content.signs_mean, style="say"), first, ask)
    yield Paper("board", gettext_noop("The board of signs"), "page", "table", rows, lead)


def script(content: Content, form: Form) -> Iterator[Row]:
    """Give every step with what it brings out, in the order in which it is led."""
    strips = _strips(content, form)
    for number, each in strips:
        if not each.help:
            yield _told(content, number, each)
    there = rules.kept(content, form)
    if rules.OPTIONS in there:
        yield _options(content)
    if rules.PHOTO in there:
        said = Row(content.photo.say, style="say")
        yield Row(content.photo.ask, style="head", rows=(said,))
    for number, each in strips:
        if each.help:
            yield _told(content, number, each)
    signs = tuple(Row(f"{each.name}. {each.text}", box=True) for each in content.signs)
    yield Row(content.signs_mean, style="head", rows=signs)


def _strips(content: Content, form: Form) -> list[tuple[int, Strip]]:
    return rules.numbered(content, rules.kept(content, form))


def _numbers(strips: list[tuple[int, Strip]]) -> tuple[Row, ...]:
    return tuple(Row(str(number), style="scale") for number, each in strips if not each.help)


def _said(content: Content, strip: Strip) -> tuple[Row, ...]:
    return tuple(
        Row(f"{each.who}: {each.text}", style="say") for each in rules.said(content, strip)
    )


def _card(content: Content, number: int, strip: Strip) -> Row:
    told = (Row(strip.told),) if strip.told and strip.help else ()
    return Row(str(number), style="head", rows=(*_said(content, strip), *told))


def _told(content: Content, number: int, strip: Strip) -> Row:
    told = (Row(strip.told, style="say"),) if strip.told else ()
    out = tuple(Row(each, style="note") for each in strip.bring_out)
    asked = () if strip.help else _asked(content)
    names = {sign.id: sign.name for sign in content.signs}
    signs = tuple(Row(names.get(sign, ""), box=True) for sign in strip.signs)
    return Row(
        str(number), words=STRIP, style="head",
        rows=(*_said(content, strip), *told, *asked, *out, *signs),
    )  # fmt: skip


def _asked(content: Content) -> tuple[Row, ...]:
    questions = " ".join(content.questions)
    return (Row(questions), Row(words=COUNT, box=True))


def _options(content: Content) -> Row:
    choose = tuple(Row(each.text, mark=each.id) for each in content.options.choose)
    said = tuple(
        Row(f"{', '.join(each.of)}: {each.text}", style="say") for each in content.options.feedback
    )
    return Row(content.options.ask, words=STOP, style="head", rows=(*choose, *said))
