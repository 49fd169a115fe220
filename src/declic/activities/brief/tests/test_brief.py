"""Cards one by one."""

from __future__ import annotations

import pytest

from declic.activities.brief.kind import KIND
from declic.activities.brief.models import Content
from declic.activities.models import ROLES, Role, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form

CONTENT = Content.model_validate(
    {
        "cards": [
            {
                "id": "hello",
                "title": "Bonjour",
                "lines": ["Je suis là jusqu’à {{time}}."],
                "say": ["Souris."],
            },
            {"id": "look", "title": "Regardez", "lines": ["Ici"], "phone": "eyes-up"},
            {"id": "help", "title": "De l’aide", "help": True, "picture": "help-card"},
        ]
    }
)


def test_each_card_is_an_item_and_leads_to_the_next() -> None:
    assert [(i.id, i.to, i.asks) for i in KIND.items(CONTENT, Form())] == [
        ("hello", "look", ()),
        ("look", "help", ()),
        ("help", None, ()),
    ]


def test_the_short_form_leads_past_the_cards_that_it_leaves_out() -> None:
    short = KIND.items(CONTENT, Form(items=["hello", "help"]))
    assert [(i.id, i.to) for i in short] == [("hello", "help"), ("help", None)]


def test_a_brief_with_something_on_each_card_has_no_fault() -> None:
    assert not list(KIND.faults(CONTENT, {"full": Form(), "short": Form(items=["help"])}))


@pytest.mark.parametrize("shown", [{"lines": ["Ici"]}, {"picture": "box"}, {"help": True}])
def test_lines_a_picture_or_help_alone_make_a_card(shown: dict[str, object]) -> None:
    content = Content.model_validate({"cards": [{"id": "a", "title": "Un", **shown}]})
    assert not list(KIND.faults(content, {}))


def test_a_card_with_a_title_only_and_a_form_that_keeps_a_stranger_are_faults() -> None:
    content = Content.model_validate({"cards": [{"id": "a", "title": "Seul"}]})
    faults = list(KIND.faults(content, {"short": Form(items=["a", "b"])}))
    assert [fault.split(":")[0] for fault in faults] == [
        "The form short keeps b, which does not exist.",
        "The card a has a title only",
    ]


@pytest.mark.parametrize("role", ROLES)
def test_what_to_say_is_for_the_console_alone(role: Role) -> None:
    assert ("Souris." in drawn(KIND, CONTENT, "hello", Seen(role))) == (role == "console")


@pytest.mark.parametrize("role", ROLES)
def test_a_card_is_read_on_every_screen_with_its_marks_filled(role: Role) -> None:
    assert "16:00" in drawn(KIND, CONTENT, "hello", Seen(role))


def test_phones_look_up_when_the_card_wants_it() -> None:
    phone = drawn(KIND, CONTENT, "look", Seen("phone"))
    assert "Levez les yeux" in phone
    assert "Ici" not in phone


def test_only_the_phone_can_dial() -> None:
    assert 'href="tel:103"' in drawn(KIND, CONTENT, "help", Seen("phone"))
    assert "href" not in drawn(KIND, CONTENT, "help", Seen("wall"))
    assert "103" in drawn(KIND, CONTENT, "help", Seen("wall"))


def test_the_card_speaks_arabic() -> None:
    assert "ارفعوا" in drawn(KIND, CONTENT, "look", Seen("phone"), lang="ar")


def test_a_poster_has_what_the_wall_shows_and_not_what_is_said() -> None:
    (paper,) = KIND.papers(CONTENT, Form(items=["hello", "help"]))
    assert (paper.layout, paper.per) == ("poster", "room")
    assert [(row.text, row.picture, [r.text for r in row.rows]) for row in paper.rows] == [
        ("Bonjour", "", ["Je suis là jusqu’à {{time}}."]),
        ("De l’aide", "help-card", []),
    ]


def test_the_script_has_the_lines_and_what_is_said() -> None:
    first, *_others = KIND.script(CONTENT, Form())
    assert [(row.text, row.style) for row in first.rows] == [
        ("Je suis là jusqu’à {{time}}.", ""),
        ("Souris.", "say"),
    ]


def with_sheet(**sheet: object) -> Content:
    told = {"id": "mine", "title": "Mon rôle", **sheet}
    return Content.model_validate({**CONTENT.model_dump(), "sheets": [told]})


def test_a_sheet_has_cards_then_lines_to_tick_and_to_write_on() -> None:
    lines = [
        {"style": "tick", "text": "J’écoute"},
        {"style": "write", "text": "Mon coach :"},
        {"style": "sign", "text": "Signé :"},
    ]
    *_, paper = KIND.papers(with_sheet(cards=["hello"], lines=lines, per="two"), Form())
    assert (paper.name, paper.title, paper.per, paper.fitted) == ("mine", "Mon rôle", "two", True)
    told = [(row.text, row.style, row.box) for row in paper.rows]
    assert told == [
        ("Bonjour", "head", False),
        ("J’écoute", "", True),
        ("Mon coach :", "", False),
        ("", "write", False),
        ("Signé :", "", False),
        ("", "write", False),
    ]


def test_two_cards_of_one_title_are_one_on_a_sheet() -> None:
    again = {"id": "again", "title": "Bonjour", "lines": ["Encore là."]}
    cards = [*CONTENT.model_dump()["cards"], again]
    sheet = {"id": "mine", "title": "Mon rôle", "cards": ["hello", "again", "look"]}
    *_, paper = KIND.papers(Content.model_validate({"cards": cards, "sheets": [sheet]}), Form())
    told = [(row.text, [under.text for under in row.rows]) for row in paper.rows]
    assert told == [
        ("Bonjour", ["Je suis là jusqu’à {{time}}.", "Encore là."]),
        ("Regardez", ["Ici"]),
    ]


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        ({}, "The sheet mine is empty"),
        ({"cards": ["flute"]}, "The sheet mine names the card flute, which does not exist."),
    ],
)
def test_a_sheet_without_anything_or_with_a_strange_card_is_a_fault(
    sheet: dict[str, object], sentence: str
) -> None:
    (fault,) = KIND.faults(with_sheet(**sheet), {})
    assert fault.startswith(sentence)


def test_two_sheets_of_one_name_are_a_fault() -> None:
    sheet = {"id": "mine", "title": "Un", "cards": ["hello"]}
    content = Content.model_validate({**CONTENT.model_dump(), "sheets": [sheet, sheet]})
    assert list(KIND.faults(content, {})) == ["The sheet mine stands twice."]
