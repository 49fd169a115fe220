"""The papers that every session needs, whatever its plan: for the adults and for the group."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from django.utils.translation import gettext as _

from declic.activities.models import Row
from declic.care.queries import help_lines
from declic.design.queries import signs
from declic.prints.kit.rules import SPARE_HELP_CARDS, Group, Sheet, copies
from declic.prints.rules import cards as answer_cards

# Without letters and figures that look alike.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
SLIPS_EACH = 2


def for_adults(language: str, *, wall: bool = True) -> Iterator[Sheet]:
    """Give what the two adults hold in their hands; call it in that language."""
    yield Sheet("set-up", language, "page", _("Thirty minutes before"), _set_up(wall=wall))
    yield Sheet("second-adult", language, "page", _("For the second adult"), _second_adult())
    yield Sheet("log", language, "page", _("Log of this session"), _log())


def for_home(language: str) -> Iterator[Sheet]:
    """Give the notes to parents and guardians, before and after; call it in that language."""
    yield Sheet("home-before", language, "page", _("To parents, carers and guardians"), _before())
    yield Sheet("home-after", language, "page", _("To parents, carers and guardians"), _after())


def for_readers(language: str, readers: int, group: Group) -> Iterator[Sheet]:
    """Give what young people get who read one language; call it in that language."""
    spare = -(-SPARE_HELP_CARDS // len(group.readers))
    help_card = (Row(_("You are not alone"), style="head", rows=_lines(language)),)
    yield Sheet("help-card", language, "cards", _("Help card"), help_card, readers + spare)
    slip = (Row(_("For the box"), style="head", rows=_slip()),)
    yield Sheet("slips", language, "cards", _("Slips for the box"), slip, SLIPS_EACH * readers)
    each = copies("person", readers, group.tables)
    yield Sheet("code-cards", language, "cards", _("Code cards"), _codes(each))
    yield Sheet("quiet-table", language, "page", _("The quiet table"), _quiet(language))


def for_tables(group: Group, language: str) -> Iterator[Sheet]:
    """Give a sign to stand on each table; without words."""
    rows = tuple(Row(picture=f"signs/{sign}") for sign in signs()[: group.tables])
    if rows:
        yield Sheet("table-signs", language, "poster", _("Signs for the tables"), rows)


def for_camera(group: Group, language: str) -> Iterator[Sheet]:
    """Give the answer cards that a camera reads: one for each person, then one for each table."""
    made = answer_cards(group.people, group.tables, signs())
    yield Sheet("answer-cards", language, "answers", _("Answer cards"), (), cards=made)


def _lines(language: str) -> tuple[Row, ...]:
    lines = help_lines(language)
    return tuple(Row(f"{line.name}: {line.number}", style="say") for line in lines)


def _slip() -> tuple[Row, ...]:
    about = _("No name. The adults read it first. A danger is not kept secret.")
    return (Row("………………………………"), Row("………………………………"), Row(about, style="note"))


def _codes(number: int) -> tuple[Row, ...]:
    about = _("Copy this code on both forms. Then put the card into the envelope.")
    sign = _("Close the envelope and draw your own sign on it. No name.")
    return tuple(
        Row(code(), style="head", rows=(Row(about), Row(sign, style="note")))
        for _number in range(number)
    )


def code() -> str:
    """Draw a code of five signs and a check sign, so that a copying error is noticed."""
    drawn = "".join(secrets.choice(ALPHABET) for _place in range(5))
    return f"{drawn[:3]} {drawn[3:]}{check_sign(drawn)}"


def check_sign(drawn: str) -> str:
    """Give the check sign: weights that differ notice every wrong sign and swapped neighbours.

    ISO 7064 calls this family of systems pure, and 31, the number of signs, is prime.
    """
    weighed = sum((place + 1) * ALPHABET.index(sign) for place, sign in enumerate(drawn))
    return ALPHABET[weighed % len(ALPHABET)]


def _set_up(*, wall: bool) -> tuple[Row, ...]:
    said = (
        _("30 minutes: chairs in groups of three or four, a circle is possible, one free wall.")
        if wall
        else _("30 minutes: places in groups of three or four, and a circle is possible."),
        _("Two adults are here. Both know who the responsible adult is and where to reach them."),
        _("A quiet table that everybody can see, with the sheet for it and something to draw."),
        _("20 minutes: laptop and screen on, or the script on paper in your hand.")
        if wall
        else _("20 minutes: the script on paper in your hand, and a watch."),
        _("The box stands where one can write without being watched. Slips and pens beside it."),
        _("A sign, a set of cards and sheets to read along on each table."),
        _("10 minutes: forms, code cards and envelopes counted. Help cards counted."),
        _("Read the local help numbers on the card. Call none of them to try."),
        _("5 minutes: agree with the second adult on a look that means: please go out with them."),
    )
    return tuple(Row(each, box=True) for each in said)


def _second_adult() -> tuple[Row, ...]:
    head = Row(_("When someone tells"), style="head")
    say = _("Thank you for telling me. I believe you. It is not your fault. We get help together.")
    said = (
        _("Go where you can be seen and not heard. Sit beside, not opposite."),
        _("Listen. Ask only what you need for safety now: Are you safe tonight?"),
        _("No details, no why, no names. Never look at, keep or send a picture."),
        _("Do not promise to keep it secret. Say what you will do before you do it."),
        _("Tell the responsible adult today. If that adult is part of it, the deputy or the line."),
        _("Write down the words, the time and what you did. On paper, for the responsible adult."),
        _("In danger: 112."),
    )
    room = Row(_("In the room"), style="head")
    there = (
        _("Look round during the story and the advice. Who goes quiet, who plays too real?"),
        _("Whoever wants to go out goes out, with you, without a reason."),
        _("Stay twenty minutes after the end."),
    )
    numbers = tuple(Row(each, box=True) for each in said)
    return (head, Row(say, style="say"), *numbers, room, *(Row(each, box=True) for each in there))


def _log() -> tuple[Row, ...]:
    said = (
        _("Date, place, group, both adults: …………………………………………"),
        _("Present: ……   Forms before: ……   Forms after: ……"),
        _("Left out or shortened: …………………………………………"),
        _("How the room was: …………………………………………"),
        _("Slips: ……   Handed over in person: ……   (numbers and times only, no names, no story)"),
        _("To change next time: …………………………………………"),
    )
    return tuple(Row(each, style="head") for each in said)


def _before() -> tuple[Row, ...]:
    said = (
        _("On …………… your child takes part in a course about respect and safety online."),
        _("We use invented stories and show no pictures."),
        _("The aim: knowing where to get help and how to help a friend."),
        _("After the course your child may want to talk: listen, thank, don't blame."),
        _("Don't take the phone away: it teaches silence."),
    )
    return tuple(Row(each) for each in said)


def _after() -> tuple[Row, ...]:
    head = Row(_("Two ways to begin to talk"), style="head")
    said = (_("What did you like in the course?"), _("Whom would a friend of yours ask for help?"))
    steps = Row(_("Five steps of a helping friend"), style="head")
    stars = (
        _("Stay calm and listen. No details needed."),
        _("Thank and believe."),
        _("It is not your fault. You are not alone."),
        _("Reach out together, to an adult you both trust or a helpline."),
        _("Support, and look after yourself."),
    )
    rows = tuple(Row(each, style="say") for each in said)
    return (*_before()[1:], head, *rows, steps, *(Row(each, box=True) for each in stars))


def _quiet(language: str) -> tuple[Row, ...]:
    said = (
        _("You may sit here. Nobody asks why."),
        _("Breathe along the square: in for four, hold for four, out for four, rest for four."),
        _("Colour as many squares as you like."),
    )
    grid = Row(picture="grid")
    return (*(Row(each) for each in said), Row(picture="square"), grid, *_lines(language))
