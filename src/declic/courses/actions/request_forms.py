"""Give a programme a request form, and switch it off and on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import RequestForm
from declic.people.models import Person, Programme, Right
from declic.people.queries import may

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS_MOST = 60


@dataclass(frozen=True, slots=True)
class Reached:
    """How hosts reach the office when the form cannot help them."""

    email: str = ""
    phone: str = ""


def keep_form(  # noqa: PLR0913  # each by its name
    *,
    programme: Programme,
    address: str,
    reached: Reached,
    is_open: bool = True,
    by: Person | None,
    at: dt.datetime,
) -> RequestForm:
    """Give a programme its request form, or change it. Refused with `address` or `may`."""
    if not _ADDRESS.fullmatch(address) or len(address) > _ADDRESS_MOST or _is_id(address):
        raise CourseRefusedError("address")
    with transaction.atomic():
        if not may(by, Right.COORDINATE, programme, on=at.date()):
            raise CourseRefusedError("may")
        if RequestForm.objects.filter(address=address).exclude(programme=programme).exists():
            raise CourseRefusedError("address")
        told = {
            "address": address,
            "email": reached.email,
            "phone": reached.phone,
            "is_open": is_open,
        }
        made, _new = RequestForm.objects.update_or_create(
            programme=programme, defaults=told, create_defaults={**told, "made_at": at}
        )
    return made


def _is_id(address: str) -> bool:
    """Say whether it would be taken for the id of a programme."""
    try:
        UUID(address)
    except ValueError:
        return False
    return True
