"""What one seat chose, marked in a screen that all phones share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def marked(html: str, own: Mapping[str, tuple[str, ...]]) -> SafeString:
    """Mark in a shared screen what one seat chose, so that it shows without any script."""
    for ask, choices in own.items():
        html = _selected(html, f"item.{ask}", choices)
        for choice in choices:
            for name in ("choice", f"item.{ask}"):
                field = re.escape(f'name="{escape(name)}" value="{escape(choice)}"')
                pressed = rf'({field}) aria-pressed="false"'
                html = re.sub(pressed, r'\1 aria-pressed="true"', html)
                html = re.sub(rf"(<input [^>]*{field})", r"\1 checked", html)
    return mark_safe(html)  # noqa: S308  # it was drawn by templates; only attributes were added


def _selected(html: str, name: str, choices: tuple[str, ...]) -> str:
    """Choose in the lists of that name, one choice in each."""
    lists = re.compile(rf'<select [^>]*name="{re.escape(escape(name))}".*?</select>', re.DOTALL)
    left = iter(choices)

    def chosen(found: re.Match[str]) -> str:
        choice = next(left, "")
        option = f'<option value="{escape(choice)}"'
        return found[0].replace(option, f"{option} selected", 1) if choice else found[0]

    return lists.sub(chosen, html)
