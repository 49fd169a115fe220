"""Take a sponsor's logo, and remove it."""

from __future__ import annotations

import datetime as dt
import struct

from django.db import transaction

from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.models import Logo, Sponsor
from declic.funding.rules.pictures import Picture, PictureRefused, picture
from declic.people.models import Person
from declic.prints.queries import UndrawableError, drawn_anew

# As sharp as paper wants it where it stands 40 mm wide.
WIDE, TALL = 640, 240


def take_logo(*, sponsor: Sponsor, data: bytes, by: Person | None, at: dt.datetime) -> Logo:
    """Keep a logo, in place of an older one. What is kept was drawn by us, pixel by pixel.

    Refused with `may`, and with `picture` and why: see `rules.pictures`.
    """
    check_may(sponsor.programme, by=by, at=at)
    try:
        png = _anew(picture(data))
    except (PictureRefused, UndrawableError) as refused:
        why = refused.reason if isinstance(refused, PictureRefused) else "broken"
        raise FundingRefusedError("picture", why) from refused
    width, height = struct.unpack(">II", png[16:24])
    told = {"png": png, "width": width, "height": height, "by": by, "at": at}
    made, _ = Logo.objects.update_or_create(sponsor=sponsor, defaults=told)
    return made


def _anew(found: Picture) -> bytes:
    scale = min(WIDE / found.width, TALL / found.height, 1)
    size = (max(round(found.width * scale), 1), max(round(found.height * scale), 1))
    return drawn_anew(found.data, size=size)


def drop_logo(*, sponsor: Sponsor, by: Person | None, at: dt.datetime) -> None:
    """Remove a logo; twice is once."""
    with transaction.atomic():
        check_may(sponsor.programme, by=by, at=at)
        Logo.objects.filter(sponsor=sponsor).delete()
