"""Django's entry for letters."""

from __future__ import annotations

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Templates, an organisation's own wording of them, and papers made of both."""

    name = "declic.letters"
    label = "letters"
