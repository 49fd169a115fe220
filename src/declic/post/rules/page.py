"""A mail's text as a plain page: paragraphs, and one link as a button. Nothing is loaded from
anywhere, and nothing tells whether the mail was opened."""

from __future__ import annotations

import re
from html import escape

from declic.kernel.languages import language as language_of
from declic.post.rules.mails import Button

# Mail programs read no style but the one beside each element.
_PAGE = "margin:0;padding:24px;background:#f4f2ee"
_SHEET = (
    "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;color:#1c1b1a;"
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
    "font-size:16px;line-height:1.5;text-align:start"
)
_PARAGRAPH = "margin:0 0 16px"
_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:6px;background:#12314a;"
    "color:#ffffff;text-decoration:none;font-weight:600"
)
_SMALL = "margin:0;font-size:13px;color:#55524e;overflow-wrap:anywhere"


def page(text: str, *, language: str, button: Button | None = None) -> str:
    """Return the whole page of a mail."""
    known = language_of(language)
    inside = "".join(f'<p style="{_PARAGRAPH}">{each}</p>' for each in _paragraphs(text))
    return (
        f'<!doctype html><html lang="{known.code}" dir="{known.direction}">'
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title></title></head><body style="{_PAGE}">'
        f'<div lang="{known.code}" dir="{known.direction}" style="{_SHEET}">'
        f"{inside}{_link(button)}</div></body></html>"
    )


def _paragraphs(text: str) -> list[str]:
    found = (each.strip() for each in re.split(r"\n\s*\n", text))
    return [escape(each).replace("\n", "<br>") for each in found if each]


def _link(button: Button | None) -> str:
    if button is None:
        return ""
    url, words = escape(button.url), escape(button.words)
    return (
        f'<p style="{_PARAGRAPH}"><a href="{url}" style="{_BUTTON}">{words}</a></p>'
        f'<p style="{_SMALL}" dir="ltr">{url}</p>'
    )
