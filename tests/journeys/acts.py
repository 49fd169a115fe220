"""What happens on the way through the plan. Each act goes on where the one before left the room."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys import stage as on
from tests.journeys.whole import CHOSEN, SIGNS, Room, in_the_box, put_on_the_wall

QUESTION = "Que se passe-t-il si j'appelle le numéro ?"
WORRY = "Iemand bedreigt mijn vriend."


def the_lobby_fills(room: Room) -> None:
    """Three phones in three languages; one types the code; nobody says a name."""
    room.joins("fr", SIGNS["fr"])
    dutch = room.stage.window(on.PHONE, "nl")
    dutch.goto("/")
    dutch.locator("#code").fill(room.paths["code"].lower())
    dutch.locator("button.go").click()
    expect(dutch.locator("html")).to_have_attribute("lang", "nl")
    room.pictures.take(dutch, "00-join-phone-nl", whole=True)
    on.come_in(dutch, SIGNS["nl"])
    room.phones["nl"] = dutch
    arabic = room.joins("ar", SIGNS["ar"])
    expect(arabic.locator("html")).to_have_attribute("dir", "rtl")
    expect(room.wall.locator("[data-count=seats]")).to_have_text("3")
    room.console.locator("#present").fill("5")
    room.press("command", "present")
    room.look("lobby")


def questions_before_stay_private(room: Room) -> None:
    """After a word of welcome each phone hands in a form; nobody sees a result."""
    room.go()
    for phone in room.phones.values():
        expect(phone.locator("[data-item='']")).to_be_visible()
        expect(phone.locator("form[data-answer]")).to_have_count(0)
    room.go()
    for phone in room.phones.values():
        phone.locator("fieldset").first.locator("input").first.check()
        phone.locator("form[data-answer] button.go").click()
        expect(phone.locator("main [data-kept]")).to_have_class("kept saved")
        expect(phone.locator(".folded")).to_have_count(1)
    expect(room.wall.locator("[data-count=answered]")).to_have_text("3")
    room.look("before-folded")
    room.go()
    expect(room.wall.locator(".bar, .row")).to_have_count(0)


def a_question_reaches_the_wall(room: Room) -> None:
    """Written on a phone, reworded and approved in the box, on the wall until the next press."""
    room.until("agreement")
    phone = room.phones["nl"]
    phone.goto("/s/box")
    room.pictures.take(phone, "00-box-phone-nl", whole=True)
    phone.locator("#text").fill(QUESTION)
    phone.locator("button.go").click()
    expect(phone.locator("[role=status]:not([hidden])")).to_be_visible()
    back_to_the_room(phone)
    expect(room.console.locator("[data-count=questions]")).to_have_text("1")
    with in_the_box(room) as box:
        expect(box.locator("textarea")).to_have_value(QUESTION)
        expect(box.locator("[value=show]")).to_have_count(0)
        box.locator("textarea").fill(f"{QUESTION} (anonyme)")
        box.locator("[value=approve]").click()
        room.pictures.take(box, "00-box-console", whole=True)
        put_on_the_wall(box)
    expect(room.wall.locator("main")).to_contain_text("(anonyme)")
    room.look("question")
    room.go()
    expect(room.wall.locator("main")).not_to_contain_text("(anonyme)")


def back_to_the_room(phone: Page) -> None:
    """Press what is the big button once the question is in the box."""
    phone.locator("a.go").click()
    phone.wait_for_url("**/s")


def tables_find_out_together(room: Room) -> None:
    """A late joiner sees what the own table chose; cards count; the form is changed and back."""
    room.until("myths", "open")
    room.saves("fr", "N")
    late = room.joins("late", SIGNS["fr"], "fr")
    expect(late.locator(CHOSEN)).to_have_attribute("value", "N")
    room.answer("late", "D")
    expect(room.phones["fr"].locator(CHOSEN)).to_have_attribute("value", "D")
    room.saves("nl", "D")
    room.hand("D")
    room.hand("T")
    room.press("command", "shorten")
    room.press("command", "shorten")
    room.look("myths-cards")
    room.go()
    expect(room.wall.locator(".quiz-told")).to_be_visible()


def the_server_dies_in_a_vote(room: Room) -> None:
    """What was saved is there and shown as chosen; what was chosen meanwhile arrives."""
    room.until("milan", "open")
    room.saves("fr", "A")
    room.saves("ar", "A")
    room.hand("B", 2)
    room.server.kill()
    room.answer("nl", "C")
    expect(room.kept("nl")).to_have_class("kept kept-here")
    room.pictures.take(room.phones["nl"], "00-kept-here-phone-nl")
    room.server.start(again=True)
    expect(room.kept("nl")).to_have_class("kept saved")
    for name, choice in (("fr", "A"), ("nl", "C"), ("ar", "A")):
        expect(room.phones[name].locator(CHOSEN)).to_have_attribute("value", choice)
        room.phones[name].reload()
        expect(room.phones[name].locator(CHOSEN)).to_have_attribute("value", choice)
    expect(room.wall.locator("[data-count=answered]")).to_have_text("5")
    room.hand("A")
    room.hand("C")  # an answer that one person alone chose would hide the figures
    room.look("after-the-kill")
    room.press()
    expect(room.wall.locator("[data-count=answered]")).to_have_count(0)


def the_result_shows_both_ways(room: Room) -> None:
    """Only the console sees it first; hands and phones are told apart there."""
    expect(room.wall.locator(".bar")).to_have_count(0)
    ways = room.console.locator("main > p.soft").last
    expect(ways).to_contain_text("3")
    room.look("milan-closed")
    room.go()
    bars = room.wall.locator(".row .bar")
    expect(bars).to_have_count(3)
    expect(room.wall.locator(".row.most").first).to_have_class("row most A")


def a_tie_is_the_facilitators(room: Room) -> None:
    """Two ways have as many: the console settles it, not the program."""
    room.until("milan", "open")
    room.saves("fr", "A")
    room.saves("nl", "B")
    room.press()
    tie = room.console.locator("form:has([value=choose]) button")
    expect(tie).to_have_count(2)
    room.look("milan-tie")
    room.press("choice", "B")
    room.go()
    expect(room.wall.locator(".row.most").first).to_have_class("row most B")


def a_phone_sleeps(room: Room) -> None:
    """Chosen while offline: kept and sent. Too late: told kindly."""
    room.until("milan", "open")
    dutch, arabic = room.phones["nl"], room.phones["ar"]
    dutch.context.set_offline(True)
    room.answer("nl", "B")
    expect(room.kept("nl")).to_have_class("kept kept-here")
    dutch.context.set_offline(False)
    expect(room.kept("nl")).to_have_class("kept saved")
    arabic.context.set_offline(True)
    room.answer("ar", "C")
    expect(room.kept("ar")).to_have_class("kept kept-here")
    room.press()
    arabic.context.set_offline(False)
    expect(arabic.locator("main .notice[role=status]")).not_to_be_empty()
    expect(arabic.locator(CHOSEN)).to_have_count(0)
    room.look("milan-late")
    room.go()


def a_question_from_now(room: Room) -> None:
    """An unprepared vote on top of the plan: told from five answers on, then back to the plan."""
    room.until("milan", "open")
    before = room.place()
    room.press("style", "colours")
    room.look()
    room.saves("fr", "T")
    room.saves("ar", "N")
    room.saves("nl", "T")
    room.hand("T", 2)
    room.go()
    expect(room.wall.locator(".row.most")).to_have_class("row T most")
    room.go()
    assert room.place() == before
    expect(room.phones["fr"].locator(".answer")).to_have_count(3)


def a_worry_waits_for_the_adult(room: Room) -> None:
    """Marked for the responsible adult, it can only be handed over."""
    phone = room.phones["nl"]
    phone.goto("/s/box")
    phone.locator("#text").fill(WORRY)
    phone.locator("button.go").click()
    back_to_the_room(phone)
    with in_the_box(room) as box:
        slip = box.locator(".slip", has_text=WORRY)
        slip.locator("[value=adult]").click()
        expect(box.locator("[value=handed]")).to_have_count(1)
        expect(box.locator(".slip:has([value=handed]) [value=show]")).to_have_count(0)
        room.pictures.take(box, "00-box-adult-console", whole=True)


def friends_are_heard(room: Room) -> None:
    """Roles are taken; ticks are saved; the room's sum is shown."""
    room.until("advice", "open")
    expect(room.wall.locator("svg[data-seconds]")).to_be_visible()
    for phone in room.phones.values():
        phone.locator(".role-names .is-observer").click()
        phone.locator("form[data-answer] input[type=checkbox]").first.check()
        phone.locator("form[data-answer] button.go").click()
        expect(phone.locator("main [data-kept]")).to_have_class("kept saved")
    room.go()
    room.until("help-card")


def two_languages_on_the_wall(room: Room) -> None:
    """The same words twice, each in its own direction."""
    room.speaks("fr", "ar")
    expect(room.wall.locator(".bilingual > section[lang=ar][dir=rtl]")).to_be_visible()
    room.look("two-languages")
    expect(room.wall.locator(".bilingual .help-lines")).to_have_count(2)
    room.until("pledge")


def what_is_kept_by_the_person(room: Room) -> None:
    """A pledge is only counted; words are read before they float."""
    room.until("pledge", "open")
    room.saves("fr", "yes")
    room.saves("ar", "yes")
    room.go()
    room.until("after", "open")
    room.until("words", "open")
    phone = room.phones["ar"]
    phone.locator("input[name=text]").fill("معاً")
    phone.locator("form[data-answer] button.go").click()
    expect(phone.locator("main [data-kept]")).to_have_class("kept saved")
    expect(room.wall.locator(".words")).to_have_count(0)
    room.console.reload()
    room.console.locator("details.raw > summary").click()
    room.console.locator("details.raw [value=approve]").click()
    expect(room.wall.locator(".words bdi").first).to_have_text("معاً")
    room.look("words-approved")


def the_room_closes(room: Room) -> None:
    """Help on every screen; the checklist stays until the slip was handed over."""
    room.until("closing")
    while room.console.locator("button[value=advance]").count():
        room.go()
    for page in (room.wall, *room.phones.values()):
        expect(page.locator(".help-lines").first).to_be_visible()
    expect(room.console.locator(".card.coral")).to_be_visible()
    room.console.locator(".card.coral a").click()
    room.console.locator("[value=handed]").click()
    expect(room.console.locator("[value=handed]")).to_have_count(0)
    room.pictures.take(room.console, "00-box-handed-console", whole=True)
    room.console.locator("footer button.primary").click()
    expect(room.console.locator(".card.coral")).to_have_count(0)
    room.look("end-handed")


ACTS = (
    the_lobby_fills,
    questions_before_stay_private,
    a_question_reaches_the_wall,
    tables_find_out_together,
    the_server_dies_in_a_vote,
    the_result_shows_both_ways,
    a_tie_is_the_facilitators,
    a_phone_sleeps,
    a_question_from_now,
    a_worry_waits_for_the_adult,
    friends_are_heard,
    two_languages_on_the_wall,
    what_is_kept_by_the_person,
    the_room_closes,
)
