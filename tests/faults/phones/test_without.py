"""A browser that keeps nothing or runs no script: coming in, answering and help work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.faults.phones.pages import Phones, saved, sees, tap
from tests.journeys.conftest import FLAGS, found

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


@pytest.fixture
def refusing(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser in whose settings cookies are forbidden."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=found(), args=FLAGS, locale="fr"
    )
    yield context
    context.close()


def test_whoever_refuses_cookies_is_told_so_and_takes_no_seat(
    phones: Phones, refusing: BrowserContext
) -> None:
    page = refusing.new_page()
    for _ in range(2):
        page.goto(f"{phones.base}/j/{phones.led.row['secret']}")
        page.locator("label.pick:has(input[value=star])").click()
        page.locator("button.go").click()
        expect(page.locator("main h1")).to_contain_text("cookies")
    assert refusing.cookies() == []
    assert phones.led.rows("SELECT count(*) FROM live_seat WHERE 1") == [(0,)]
    page.locator("main a.go").click()
    expect(page.locator("form.join")).to_be_visible()
    helps(page, phones.base)
