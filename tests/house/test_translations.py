"""Every word of the interface is there in the languages of those who read it.

Office and console are read by staff, in French and Dutch (English is the source). What young
people see is there in German and Arabic too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib
from django.template import Template
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.text import Truncator
from django.utils.translation import override

from declic.courses.words import AUDIENCES, COMMUNITIES, GUARDIANS, HOST_KINDS, PHONES
from declic.funding.words import KINDS
from tests.house.house import House, parsed

STAFF = ("fr", "nl")
ROOM = ("fr", "nl", "de", "ar")
# Of these a phone gets the door, the box, help, and the words around the screens.
PARTLY = ("prs", "ps", "ti", "so")
PARTLY_PAGES = ("live/help.html", "live/join.html", "live/box_phone.html", "live/phone_screen.html")
# Pages that a participant gets, and what the doors for participants say themselves.
# So is what a card opens: the page of a contact point's young people.
ROOM_PAGES = re.compile(
    r"/(join|phone|wall|help|out|leave|front|problem|table|group)(_\w+)?\.html$"
)
ROOM_DOORS = re.compile(
    r"declic/live/(door|wire)/|declic/live/(door|stream)\.py$|declic/peers/(young|forms)\.py$"
)
SHARED = (HOST_KINDS, COMMUNITIES, AUDIENCES, GUARDIANS, PHONES)
# What hosts find without an account, and what is written to them: four languages, German too.
HOSTS = ("fr", "nl", "de")
HOST_PAGES = re.compile(r"/courses/ask(_\w+)?\.html$")
HOST_ROOMS = re.compile(
    r"/courses/(forms/(asking|asking_words|robots)|views/(asking|way_back|confirming|visits)"
    r"|actions/(request_mails|host_answers))\.py$"
)
# What a sponsor reads by its link or account: page, PDF and table of a grant.
SPONSOR_PAGES = re.compile(r"/funding/sponsor\.html$")
SPONSOR_ROOMS = re.compile(r"/funding/(report|drawing|views/sponsors)\.py$")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
WRAPPED = re.compile(r"""\b_\((["'])(.+?)\1\)""")

Message = tuple[str | None, str]


def incomplete(path: Path) -> Iterator[str]:
    """Yield what a translator left open in one catalogue."""
    catalogue = polib.pofile(str(path))
    for entry in [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]:
        yield f"{path.parts[-3]} {path.parts[-5]}: “{short(entry.msgid)}” is not translated"
    if "X-Review" not in catalogue.metadata:
        yield f"{path} does not say whether a person has reviewed it"


def missing(house: House, language: str, messages: Iterable[Message]) -> list[str]:
    """Return the messages that no catalogue of the language has."""
    have: set[Message] = set()
    for path in house.catalogues(language):
        have |= {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))}
    return sorted(f"{language}: “{short(text)}”" for _, text in set(messages) - have)


def in_template(path: Path) -> Iterator[Message]:
    """Yield what a template asks to be translated, as Django itself reads the template."""
    nodes = Template(path.read_text(encoding="utf-8")).nodelist
    for found in nodes.get_nodes_by_type(Node):
        if isinstance(found, BlockTranslateNode):
            yield _context(found), found.render_token_list(found.singular)[0]
        elif isinstance(found, TranslateNode) and (text := found.filter_expression.var.literal):
            yield _context(found), text.replace("%", "%%")
    # Django translates `_("...")` inside a tag while it reads the template: no node is left.
    for tag in TAG.findall(path.read_text(encoding="utf-8")):
        yield from ((None, text) for _, text in WRAPPED.findall(tag))


def in_python(path: Path) -> Iterator[Message]:
    """Yield what a module asks to be translated."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            if name in CALLS and words:
                yield None, str(words[0])
            elif name in IN_CONTEXT and len(words) > 1:
                yield str(words[0]), str(words[1])


def room_templates(house: House) -> set[Path]:
    """Return the participants' pages and all that they stand on."""
    by_name = {path.as_posix().split("/templates/")[1]: path for path in house.templates()}
    found: set[Path] = set()
    to_read = [path for path in by_name.values() if ROOM_PAGES.search(path.as_posix())]
    while to_read:
        path = to_read.pop()
        found.add(path)
        named = re.findall(
            r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""", path.read_text("utf-8")
        )
        to_read += [by_name[name] for name in named if by_name.get(name, path) not in found]
    return found


def short(text: str) -> str:
    return Truncator(text.strip()).chars(60)


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    context = node.message_context
    return str(context.var) if context else None


def staff_messages(house: House) -> Iterator[Message]:
    for path in [*house.templates(), *house.mails()]:
        yield from in_template(path)
    for path in house.python():
        if "/tests/" not in path.as_posix():
            yield from in_python(path)


def room_messages(house: House) -> Iterator[Message]:
    for path in room_templates(house):
        yield from in_template(path)
    for path in house.python():
        if ROOM_DOORS.search(path.as_posix()) and "/tests/" not in path.as_posix():
            yield from in_python(path)


def host_messages(house: House) -> Iterator[Message]:
    """Yield what hosts read; the names of choices they share with the office."""
    for path in house.templates():
        if HOST_PAGES.search(path.as_posix()):
            yield from in_template(path)
    for path in house.python():
        if HOST_ROOMS.search(path.as_posix()):
            yield from in_python(path)
    with override("en"):
        yield from ((None, str(word)) for words in SHARED for word in words.values())


def sponsor_messages(house: House) -> Iterator[Message]:
    """Yield what sponsors read of a grant."""
    for path in house.templates():
        if SPONSOR_PAGES.search(path.as_posix()):
            yield from in_template(path)
    for path in house.python():
        if SPONSOR_ROOMS.search(path.as_posix()):
            yield from in_python(path)
    with override("en"):
        yield from ((None, str(word)) for words in (HOST_KINDS, KINDS) for word in words.values())


def test_every_catalogue_is_complete_and_says_whether_it_was_reviewed(house: House) -> None:
    every = (*ROOM, *PARTLY)
    catalogues = [path for language in every for path in house.catalogues(language)]
    assert [fault for path in catalogues for fault in incomplete(path)] == []


def test_a_catalogue_with_a_gap_is_noticed(small: House) -> None:
    text = 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Help"\nmsgstr ""\n'
    path = small.write("src/declic/live/locale/fr/LC_MESSAGES/django.po", text)
    assert len(list(incomplete(path))) == 2


def test_the_staff_read_every_word_in_french_and_dutch(house: House) -> None:
    wanted = list(staff_messages(house))
    assert [gap for language in STAFF for gap in missing(house, language, wanted)] == []


def test_the_room_reads_every_word_in_german_and_arabic_too(house: House) -> None:
    wanted = list(room_messages(house))
    assert [gap for language in ROOM for gap in missing(house, language, wanted)] == []


def test_hosts_read_every_word_in_german_too(house: House) -> None:
    wanted = list(host_messages(house))
    assert len(wanted) > 150
    assert [gap for language in HOSTS for gap in missing(house, language, wanted)] == []


def test_sponsors_read_every_word_in_german_and_arabic_too(house: House) -> None:
    wanted = list(sponsor_messages(house))
    assert len(wanted) > 40
    assert [gap for language in ROOM for gap in missing(house, language, wanted)] == []


def test_a_word_to_hosts_without_german_is_noticed(small: House) -> None:
    page = '{% load i18n %}{% translate "One" %}'
    small.write("src/declic/courses/templates/courses/ask_step.html", page)
    small.write("src/declic/courses/templates/courses/board.html", page.replace("One", "Two"))
    small.write("src/declic/courses/views/asking.py", 'say = _("Three")')
    gaps = missing(small, "de", host_messages(small))
    assert {"de: “One”", "de: “Three”", "de: “School”"} <= set(gaps)
    assert "de: “Two”" not in gaps


def test_door_box_and_help_are_there_in_languages_that_have_only_a_part(house: House) -> None:
    pages = [path for path in house.templates() if path.as_posix().endswith(PARTLY_PAGES)]
    assert len(pages) == len(PARTLY_PAGES)
    wanted = [message for path in pages for message in in_template(path)]
    assert [gap for language in PARTLY for gap in missing(house, language, wanted)] == []


def test_a_word_without_translation_is_noticed(small: House) -> None:
    small.write(
        "src/declic/live/templates/live/phone.html",
        '{% load i18n %}{% if a %}{% translate "One" %}{% include "live/card.html" %}{% endif %}',
    )
    small.write(
        "src/declic/live/templates/live/card.html",
        "{% load i18n %}{% blocktranslate trimmed with n=1 %}\n Two {{ n }}{% endblocktranslate %}"
        '{{ _("Three") }}{% translate "Four" context "table" %}',
    )
    small.write("src/declic/live/door.py", 'say = _("Five"), pgettext("seat", "Six"), other("No")')
    have = 'msgid ""\nmsgstr ""\n\nmsgid "Four"\nmsgstr "Quatre"\n'
    small.write("src/declic/live/locale/fr/LC_MESSAGES/django.po", have)
    assert missing(small, "fr", room_messages(small)) == sorted(
        f"fr: “{text}”" for text in ["One", "Two %(n)s", "Three", "Four", "Five", "Six"]
    )


def test_a_console_page_is_not_the_rooms(small: House) -> None:
    small.write("src/declic/live/templates/live/console.html", "")
    assert room_templates(small) == set()
