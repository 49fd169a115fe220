"""Does a screen fit? Measured in the browser, line by line of its text."""

from __future__ import annotations

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
ANSWERS = """() => [...document.querySelectorAll('form[data-answer] button')].map((button) => {
  const box = button.getBoundingClientRect();
  return { text: button.textContent.trim(), top: box.top, bottom: box.bottom };
})"""
Line = dict[str, Any]


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
    found = []
    for number, one in enumerate(lines):
        for other in lines[number + 1 :]:
            if one["block"] == other["block"]:
                continue
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            high = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if wide > 2 and high > 0.3 * min(one["size"], other["size"]):
                found.append(f"over each other: {one['text']} / {other['text']}")
    return found


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
