"""Passwords as people type them: any language's signs, alike on every keyboard, never endless."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

# A slow hash of a megabyte is a way to make a server stand still.
LONGEST = 1024


def normal(password: str) -> str:
    """Return one form of a password: an é of a Mac and one of a PC are two rows of signs."""
    return unicodedata.normalize("NFKC", password)


def too_long(password: str) -> bool:
    """Say whether it is more than is ever hashed."""
    return len(password) > LONGEST


class LongestValidator:
    """Refuses what is too long to be hashed, beside Django's own validators."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002
        """Refuse with a sentence."""
        if too_long(password):
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """Say how long a password may be."""
        told = ngettext(
            "Your password may have at most %(most)d character.",
            "Your password may have at most %(most)d characters.",
            LONGEST,
        )
        return told % {"most": LONGEST}
