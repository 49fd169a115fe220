"""Amounts in euros: read as people type them, written as they read them."""

from __future__ import annotations

import re

# A comma or a point before two digits; spaces or points may stand between thousands.
_AMOUNT = re.compile(r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,8})(?:[,.](\d{2}))?")
MOST = 10_000_000


def cents(typed: str, *, most: int = MOST) -> int | None:
    """Give an amount in cents; None for what is none, or more than any course costs."""
    plain = typed.replace("€", "").replace("EUR", "").strip()
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    whole = "".join(sign for sign in found[1] if sign.isdecimal())
    amount = int(whole) * 100 + int(found[2] or 0)
    return amount if amount <= most else None


def told(amount: int, language: str) -> str:
    """Write an amount with the sign of the euro, on one line."""
    euros, rest = divmod(amount, 100)
    thousands = f"{euros:,}"
    if language == "en":
        return f"€{thousands}.{rest:02}"
    return f"{thousands.replace(',', chr(0xA0))},{rest:02}\u00a0€"
