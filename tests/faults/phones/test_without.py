"""A browser that keeps nothing or runs no script: coming in, answering and help work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.faults.phones.pages import Phones, saved, sees, tap
from tests.journeys import stage as on

pytestmark = pytest.mark.xdist_group("phones")
# As browsers do in which storage is forbidden.
REFUSED = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } });
Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
window.BroadcastChannel = undefined;"""
NUMBERS = ".help-lines"


def helps(page: Page, base: str) -> None:
    """See the numbers, without a seat or with one."""
    page.goto(f"{base}/help")
    expect(page.locator(NUMBERS).first).to_be_visible()
    expect(page.locator("a[href^='tel:']").first).to_be_visible()


def test_without_storage_a_phone_comes_in_answers_and_goes_on(phones: Phones) -> None:
    phones.ask()
    page = phones.window()
    page.add_init_script(REFUSED)
    phones.come(page)
    assert (
        page.evaluate("(() => { try { localStorage } catch { return 'refused' } })()") == "refused"
    )
    tap(page, "A")
    saved(page)
    phones.ask()
    sees(page, phones.place)
    tap(page, "B")
    saved(page)
    page.reload()
    expect(page.locator("button.answer[value=B]")).to_have_attribute("aria-pressed", "true")
    assert phones.kept() == ["B"]
    assert phones.stage.complaints == []
    helps(page, phones.base)


def test_without_script_a_phone_comes_in_answers_and_changes_its_mind(phones: Phones) -> None:
    phones.ask()
    page = phones.window(java_script_enabled=False)
    phones.enter(page)
    for choice in ("A", "C"):
        page.locator(f"button.answer[value={choice}]").click()
        page.wait_for_url("**/s")
        chosen = page.locator(f"button.answer[value={choice}]")
        expect(chosen).to_have_attribute("aria-pressed", "true")
    assert phones.kept() == ["C"]
    phones.led.do("advance")
    page.goto(f"{phones.base}/s")
    expect(page.locator("form[data-answer]")).to_have_count(0)


def test_without_script_a_late_answer_is_refused_with_a_sentence(phones: Phones) -> None:
    phones.ask()
    page = phones.window(java_script_enabled=False)
    phones.enter(page)
    phones.led.do("advance")
    page.locator("button.answer[value=A]").click()
    expect(page.locator("main")).not_to_be_empty()
    expect(page.locator("a[href='/s']").first).to_be_visible()
    assert phones.kept() == []


@pytest.mark.parametrize("more", [{"java_script_enabled": False}, {}])
def test_help_is_there_without_seat_and_without_script(
    phones: Phones, more: dict[str, bool]
) -> None:
    helps(phones.window(**more), phones.base)


def test_whoever_refuses_cookies_is_told_that_there_is_no_seat(phones: Phones) -> None:
    page = phones.window()
    page.context.add_init_script("Object.defineProperty(document, 'cookie', { get: () => '' })")
    page.goto(f"{phones.base}/j/{phones.led.row['secret']}")
    page.context.route("**/s", lambda route: route.continue_(headers=_bare(route.request.headers)))
    on.come_in(page, "star")
    expect(page.locator("main h1")).not_to_be_empty()
    expect(page.locator("a[href='/help']").first).to_be_visible()
    helps(page, phones.base)


def _bare(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() != "cookie"}
