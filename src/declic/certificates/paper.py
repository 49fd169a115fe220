"""A certificate on paper: its words go to the layout as data, and so does its drawn code."""

from __future__ import annotations

import io
from typing import Any

import segno
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from declic.certificates.models import Certificate, Kind
from declic.certificates.rules import OF_A_PERSON
from declic.certificates.words import FOR, SAYS, title_of
from declic.kernel.codes import spaced
from declic.kernel.languages import language as language_of
from declic.people import links
from declic.prints.queries import press


def pages(certificate: Certificate, *, language: str, copies: int = 1) -> bytes:
    """Give so many of the same paper as one PDF."""
    with translation.override(language):
        (body,) = press("certificate", {**_told(certificate, language), "copies": copies})
    return body


def pictures(certificate: Certificate, *, language: str, ppi: float) -> list[bytes]:
    """Give it as a PNG, to be looked at."""
    with translation.override(language):
        return press("certificate", {**_told(certificate, language), "copies": 1}, ppi=ppi)


def _told(certificate: Certificate, language: str) -> dict[str, Any]:
    known, kind = language_of(language), Kind(certificate.kind)
    role = certificate.role if kind in OF_A_PERSON else None
    address = links.link("/certificate")
    return {
        "language": known.code,
        "rtl": known.direction == "rtl",
        "heading": _("Certificate"),
        "for": str(FOR[kind]),
        "title": title_of(certificate, language),
        "name": str(role.person) if role else "",
        "blank": _("Name, written by hand"),
        "says": str(SAYS[kind]),
        "by": [certificate.programme.name, certificate.programme.organisation.name],
        "month": date_format(certificate.month, "F Y"),
        "sign": _("Date and signature"),
        "ask": _("Is this paper true? Scan the picture, or type the code at:"),
        "nameless": "" if role else _("The page knows no name: only who holds the paper knows it."),
        "address": address,
        "code": spaced(certificate.code),
        "drawn": drawn(f"{address}?code={certificate.code}"),
    }


def drawn(text: str) -> str:
    """Draw a QR, black, without an edge: the layout gives it room."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0)
    return out.getvalue().decode()
