"""`{% load letters %}`: what letters and their placeholders are called."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.letters import words
from declic.letters.rules import money

register = template.Library()


@register.filter
def letter_word(name: str) -> str | Promise:
    """Give what a letter or a mail is called."""
    return words.LETTERS.get(name, name)


@register.filter
def place_word(name: str) -> str | Promise:
    """Give what a placeholder stands for; one that nobody knows is told as it was typed."""
    return words.PLACES.get(name, name)


@register.filter
def letter_state(code: str) -> str | Promise:
    """Say how far a language of a letter was read."""
    return words.STATES.get(code, code)


@register.filter
def spoken(code: str) -> Language:
    """Give a language by its code, to mark up what is written in it."""
    return language_of(code)


@register.filter
def euros(cents: int, language: str) -> str:
    """Write an amount as readers of a language read it."""
    return money.told(cents, language)


@register.simple_tag
def mark_of(name: str) -> str:
    """Write a placeholder as it is typed."""
    return "{{" + name + "}}"
