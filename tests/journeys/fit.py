"""Does a screen fit? Measured in the browser, line by line of its text."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import Any

from playwright.sync_api import Page

LEAST = 40  # px at 1920x1080: what can be read from six metres
# Each visible line of text with its place, its true size (zoom and drawings included), and the
# block that it belongs to. What is there for screen readers only is left out.
LINES = """async () => {
  await document.fonts.ready;
  const lines = [];
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest('.unseen, script, template')) continue;
    const style = getComputedStyle(parent);
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    let block = parent;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    if (!blocks.has(block)) blocks.set(block, blocks.size);
    const range = document.createRange();
    range.selectNodeContents(text);
    const drawn = parent instanceof SVGElement;
    const scale = drawn ? parent.getScreenCTM().a : parent.currentCSSZoom ?? 1;
    const inside = parent.closest('header, main, footer');
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      lines.push({
        text: text.data.trim().slice(0, 40), block: blocks.get(block),
        part: inside ? inside.tagName : 'BODY', size: parseFloat(style.fontSize) * scale,
        left: box.left, right: box.right, top: box.top, bottom: box.bottom,
      });
    }
  }
  return lines;
}"""
ANSWERS = """() => [
  ...document.querySelectorAll('form[data-answer] :is(button, select)')
].map((part) => {
  const box = part.getBoundingClientRect();
  return { text: part.textContent.trim(), top: box.top, bottom: box.bottom };
})"""
# As the stream does it, and quicker than loading the page anew.
FRESH = """async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.body.replaceWith(page.body);
}"""
Line = dict[str, Any]


def refresh(page: Page) -> None:
    """Let a page show what the server would show it now."""
    page.evaluate(FRESH)


def faults_of_wall(page: Page) -> list[str]:
    """Say what is clipped, too small or drawn over something else."""
    lines: list[Line] = page.evaluate(LINES)
    size = page.viewport_size
    assert size is not None
    width, height = size["width"], size["height"]
    small = [
        f"{each['size']:.0f} px: {each['text']}" for each in lines if each["size"] < LEAST - 0.5
    ]
    outside = [
        f"outside by {_beyond(each, width, height):.0f} px: {each['text']}"
        for each in lines
        if _beyond(each, width, height) > 1
    ]
    return [*small, *outside, *_overlaps(lines)]


def _beyond(line: Line, width: int, height: int) -> float:
    over = (-line["left"], line["right"] - width, -line["top"], line["bottom"] - height)
    return float(max(over))


def _overlaps(lines: list[Line]) -> list[str]:
    """Lines of different blocks may not cover each other; a line's box is taller than its ink."""
    lines = sorted(lines, key=lambda line: line["top"])
    return [
        f"over each other: {one['text']} / {other['text']}"
        for number, one in enumerate(lines)
        for other in takewhile(partial(_above_end, one), lines[number + 1 :])
        if one["block"] != other["block"] and _cover(one, other)
    ]


def _above_end(one: Line, other: Line) -> bool:
    return bool(other["top"] < one["bottom"])


def _cover(one: Line, other: Line) -> bool:
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(wide > 2 and high > 0.3 * min(one["size"], other["size"]))


def assert_wall_fits(page: Page) -> None:
    faults = faults_of_wall(page)
    assert not faults, page.locator("main").inner_text() + "\n" + "\n".join(faults)


def assert_no_scrolling(page: Page) -> None:
    """Every answer must be on the phone's first screen."""
    height = page.evaluate("innerHeight")
    hidden = [each for each in page.evaluate(ANSWERS) if each["bottom"] + _scrolled(page) > height]
    assert not hidden, hidden


def _scrolled(page: Page) -> float:
    return float(page.evaluate("scrollY"))
