"""The request form as a host meets it, with a client that knows no script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declic.courses.models import Course, Request
from declic.courses.rules.asking import FIELDS, STEPS, Sort
from declic.courses.tests.guests import ANSWERS, Guest, opened
from declic.courses.tests.office import office
from declic.people import links

pytestmark = pytest.mark.django_db
PROTOCOL = Path(__file__).parents[4] / "docs" / "protocol.md"


@pytest.fixture
def guest(monkeypatch: pytest.MonkeyPatch) -> Guest:
    opened(office())
    return Guest(monkeypatch)


def test_five_pages_and_one_look_make_a_course(guest: Guest) -> None:
    assert guest.fill()["Location"] == "/ask/clairiere/check"
    assert guest.send()["Location"] == "/ask/clairiere/sent"
    guest.get("sent")
    course = Course.objects.get()
    assert course.label in guest.page
    assert (course.made_at, course.host.language) == (guest.now, "fr")


def test_pressing_send_twice_makes_one_course(guest: Guest) -> None:
    guest.fill()
    guest.send()
    assert guest.post("send", {})["Location"] == "/ask/clairiere/sent"
    assert guest.send()["Location"] == "/ask/clairiere/sent"
    assert Course.objects.count() == 1


def test_back_and_forth_loses_nothing(guest: Guest) -> None:
    guest.fill("place", "group")
    guest.get("room")
    answer = guest.post("room", {"phones": "away", "phones_by": "Direction", "go": "back"})
    assert answer["Location"] == "/ask/clairiere/group"
    guest.get("group")
    assert guest.typed()["group_size"] == "22"
    assert {("languages", "ar"), ("guardians", "not_yet")} <= guest.ticked()
    guest.get("room")
    assert guest.typed()["phones_by"] == "Direction"
    assert ("phones", "away") in guest.ticked()


def test_a_form_left_half_way_goes_on_where_it_was(guest: Guest) -> None:
    guest.fill("place", "group")
    assert guest.get()["Location"] == "/ask/clairiere/room"
    assert guest.get("check")["Location"] == "/ask/clairiere/room"
    assert guest.post("send", {})["Location"] == "/ask/clairiere/room"
    assert guest.get("sent")["Location"] == "/ask/clairiere/room"


def test_nobody_without_a_draft_comes_past_the_first_page(guest: Guest) -> None:
    for name in ("group", "check", "sent", "later"):
        assert guest.get(name)["Location"] == "/ask/clairiere/place"
    assert guest.post("send", {})["Location"] == "/ask/clairiere/place"
    assert not Request.objects.exists()


def test_looking_stores_nothing(guest: Guest) -> None:
    assert guest.get().status_code == guest.get("place").status_code == 200
    assert not Request.objects.exists()


def test_half_a_page_can_be_kept_and_taken_up_elsewhere(guest: Guest) -> None:
    guest.get()
    guest.wait()
    answer = guest.post("place", {"name": "École", "go": "later"})
    assert answer["Location"] == "/ask/clairiere/later"
    guest.get("later")
    # Whatever the browser calls this server, the link has its own address.
    link = re.search(rf'href="{links.base()}(/ask/clairiere/on/[\w-]+)"', guest.page)
    assert link is not None
    guest.client.cookies.clear()
    assert "École" in guest.get(link[1]).content.decode()
    guest.get()
    assert guest.typed()["name"] == ""  # looking at the link gave this browser nothing
    assert guest.post(link[1], {})["Location"] == "/ask/clairiere/place"
    guest.get("place")
    assert guest.typed()["name"] == "École"


def test_the_way_back_can_be_mailed(guest: Guest) -> None:
    guest.fill("place")
    guest.get("later")
    assert guest.post("later", {"to": "not an address"}).status_code == 422
    assert "not an address" in guest.page
    for _ in range(3):
        assert guest.post("later", {"to": "a@b.example"}).status_code == 200
    assert guest.post("later", {"to": "a@b.example"}).status_code == 429


@pytest.mark.parametrize("secret", ["x", "x" * 1000, "%00", "..", "é"])
def test_a_way_back_that_leads_nowhere_says_so(guest: Guest, secret: str) -> None:
    answer = guest.get(f"/ask/clairiere/on/{secret}")
    assert answer.status_code == 404
    assert "<h1>" in guest.page


def test_a_draft_belongs_to_the_form_in_which_it_was_begun(guest: Guest) -> None:
    opened(office("Other"), "other")
    guest.fill("place")
    secret = guest.client.cookies["declic_ask"].value
    assert guest.get(f"/ask/other/on/{secret}").status_code == 404
    guest.client.cookies.load(f"declic_ask={secret}")
    assert guest.get("/ask/other").status_code == 200
    assert "Tilleuls" not in guest.page


def test_the_cookie_is_for_this_form_alone_and_for_no_script(guest: Guest) -> None:
    cookie = guest.fill("place").cookies["declic_ask"]
    assert cookie["path"] == "/ask/clairiere"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in repr(Request.objects.values())


def test_brussels_is_asked_for_its_community_and_nobody_else(guest: Guest) -> None:
    guest.get()
    assert 'name="community"' not in guest.page
    guest.wait()
    answer = guest.post("place", {**ANSWERS["place"], "postcode": "1050"})
    assert answer.status_code == 422
    assert 'name="community"' in guest.page
    told = {**ANSWERS["place"], "postcode": "1050", "community": "nl"}
    assert guest.post("place", told)["Location"] == "/ask/clairiere/group"


def test_guardians_are_asked_openly_in_a_reception_centre(guest: Guest) -> None:
    def is_open() -> bool:
        return '<details class="part" open>' in guest.get("group").content.decode()

    guest.fill("place")
    assert not is_open()
    guest.fill("place", kind="reception_centre")
    assert is_open()


def test_a_page_can_be_changed_after_the_last_one(guest: Guest) -> None:
    guest.fill()
    guest.get("check")
    assert "/ask/clairiere/group?then=check" in guest.page
    guest.get("group?then=check")
    answer = guest.post("group", {**ANSWERS["group"], "group_size": "30"})
    assert answer["Location"] == "/ask/clairiere/check"
    assert Request.objects.get().said["group_size"] == 30


def test_a_new_one_can_be_begun_and_what_was_sent_stays(guest: Guest) -> None:
    guest.fill("place")
    assert guest.post("anew", {})["Location"] == "/ask/clairiere?language=fr"
    assert not Request.objects.exists()
    guest.fill()
    guest.send()
    guest.post("anew", {})
    assert guest.get().status_code == 200
    assert Request.objects.count() == Course.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "word"),
    [("fr", "Son nom"), ("nl", "De naam"), ("de", "Der Name"), ("en", "Its name")],
)
def test_the_form_speaks_four_languages(guest: Guest, language: str, word: str) -> None:
    guest.speaks = language
    assert guest.get()["Content-Language"] == language
    assert word in guest.page
    guest.speaks = "ar"
    assert word in guest.get(f"?language={language}").content.decode()


def test_the_language_is_changed_with_everything_typed_in_place(guest: Guest) -> None:
    guest.get()
    told = {**ANSWERS["place"], "postcode": "wrong"}
    assert guest.post("place", {**told, "language": "nl"})["Content-Language"] == "nl"
    assert guest.typed()["postcode"] == "wrong"
    assert not Request.objects.exists()
    guest.wait()
    guest.post("place?language=nl", ANSWERS["place"])
    assert guest.get("group")["Content-Language"] == "nl"
    guest.post("group", {"language": "de"})
    assert guest.get("room")["Content-Language"] == "de"


def test_a_form_that_is_switched_off_says_how_to_reach_the_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(office(), is_open=False)
    guest = Guest(monkeypatch)
    assert guest.get().status_code == 410
    assert "02 555 01 23" in guest.page
    assert guest.post("place", ANSWERS["place"]).status_code == 410
    assert not Request.objects.exists()


@pytest.mark.parametrize("path", ["/ask/nowhere", "/ask/nowhere/place", "/ask/clairiere/secret"])
def test_where_no_form_is_a_page_says_so(guest: Guest, path: str) -> None:
    assert guest.get(path).status_code == 404
    assert "<h1>" in guest.page


def test_every_page_is_kept_by_nobody(guest: Guest) -> None:
    guest.fill()
    for name in ("place", "check", "later", "nothing-here"):
        assert guest.get(name)["Cache-Control"] == "no-store"


# What safety asks of every text, and of every field: a sentence beside it, or kept as text.
NASTY = [
    "\0", "\x07bell", "a\u200bb\u200d", "\u202egnp.exe", "\u2066x\u2069", "e\u0301", "é",
    "Аnne", "👩‍👩‍👧‍👦", "a" + "\u0301" * 200, "مدرسة الزيتون", "ትምህርት ቤት",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "</title>", "{{7*7}}", "{% debug %}", "%(x)s", "%s %d",
    '=HYPERLINK("http://x")', "@SUM(A1)", "' OR 1=1 --", "../../etc/passwd", "javascript:alert(1)",
    "data:text/html,x", "+32 470 00 00 00", "a@b.example", "x" * 15_000, "1" * 5000, "1e309", "NaN",
    "true", "-1", "0.5", "\r\n\r\n", "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1"),
]  # fmt: skip


@pytest.mark.parametrize("free_only", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_no_field_breaks_on_what_people_and_robots_type(
    guest: Guest, step: str, *, free_only: bool
) -> None:
    guest.fill(*list(STEPS)[: list(STEPS).index(step)])
    guest.get(step)
    guest.wait()
    names = [each.name for each in STEPS[step] if each.is_free or not free_only]
    for text in NASTY:
        before = list(Request.objects.values_list("said", flat=True))
        answer = guest.post(step, {**ANSWERS[step], **dict.fromkeys(names, text)})
        assert answer.status_code in {303, 422}
        assert not [
            each for each in ("<script>alert", "<img src=x", "</title></") if each in guest.page
        ]
        if answer.status_code == 422:
            assert set(re.findall(r'id="(\w+)-error"', guest.page)) & {
                *names,
                "deputy",
                "community",
            }
            assert list(Request.objects.values_list("said", flat=True)) == before


def test_what_was_typed_wrongly_stands_there_again_with_all_the_rest(guest: Guest) -> None:
    guest.get()
    guest.wait()
    wrong = {**ANSWERS["place"], "postcode": '"><b>x', "kind": "prison"}
    assert guest.post("place", wrong).status_code == 422
    assert guest.typed()["postcode"] == '"><b>x'
    assert guest.typed()["name"] == "École des Tilleuls"
    assert 'href="#field-kind"' in guest.page
    assert not Request.objects.exists()


def test_every_free_field_says_that_no_name_of_a_child_belongs_there(guest: Guest) -> None:
    guest.fill()
    for step, fields in STEPS.items():
        page = guest.get(step).content.decode()
        assert 'id="no-child"' in page
        for asked in fields:
            if asked.sort in {Sort.LINE, Sort.TEXT}:
                field = re.search(rf'<(?:input|textarea) id="id-{asked.name}"[^>]*>', page)
                assert field is not None
                assert "no-child" in field[0]


def test_the_protocol_names_every_step_and_field() -> None:
    page = PROTOCOL.read_text(encoding="utf-8").partition("## Host")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", page))
    assert {*STEPS, *FIELDS} <= named
    assert {
        choice for each in FIELDS.values() if each.name != "languages" for choice in each.choices
    } - {"de"} <= named


def test_no_field_asks_for_a_child() -> None:
    asked = " ".join(FIELDS)
    assert not [word for word in ("child", "pupil", "birth", "first_name") if word in asked]


@pytest.mark.parametrize("body", [b"", b"&&&==", b"name=%ff%fe", b"name=%00", b"kind[]=x&name="])
def test_a_body_that_is_no_form_is_answered(guest: Guest, body: bytes) -> None:
    answer: Any = guest.client.post(
        "/ask/clairiere/place", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 422
    assert not Request.objects.exists()


def test_too_much_at_once_is_refused(guest: Guest) -> None:
    fields = {f"field{number}": "x" for number in range(300)}
    assert guest.client.post("/ask/clairiere/place", fields).status_code == 400
    told = {"name": "x" * 300_000}
    assert guest.client.post("/ask/clairiere/place", told).status_code == 400
    assert not Request.objects.exists()


WORDS = st.text(max_size=40) | st.sampled_from(["", "next", "back", "later", "check", *NASTY])
SENT = st.dictionaries(
    st.sampled_from([*FIELDS, "go", "then", "language", "since", "website", "x"]),
    st.lists(WORDS, max_size=3),
)


@given(st.lists(st.tuples(st.sampled_from([*STEPS, "send", "later", "anew"]), SENT), max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_in_whatever_order_is_answered_in_words(
    guest: Guest, presses: list[tuple[str, dict[str, list[str]]]]
) -> None:
    guest.fill("place", "group")
    for name, fields in presses:
        answer = guest.client.post(guest.path(name), fields)
        assert answer.status_code in {200, 303, 422, 429}
        assert guest.client.get(guest.path("")).status_code in {200, 303}
    assert not Course.objects.exists()
