"""The request form that hosts find, what they began in it, and who in the office reads it.

These are asked by strangers: a form by its address, a draft by its secret alone.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from declic.courses.models import Request, RequestForm
from declic.kernel.codes import fingerprint
from declic.people.models import Person, Programme, Role, RoleKind
from declic.people.queries import holding

LONGEST_ADDRESS = 60


def form_at(address: str) -> RequestForm | None:
    """Give the request form at an address: the one that it was given, or its programme's id."""
    if len(address) > LONGEST_ADDRESS:
        return None
    forms = RequestForm.objects.select_related("programme__organisation")
    try:
        return forms.filter(programme=UUID(address)).first()
    except ValueError:
        return forms.filter(address=address).first()


def form_of(programme: Programme) -> RequestForm | None:
    """Give the request form of a programme, if it ever had one."""
    return RequestForm.objects.filter(programme=programme).first()


def draft_of(programme: Programme, secret: str) -> Request | None:
    """Give the request to which a secret is the way, sent or not."""
    found = Request.objects.filter(programme=programme, secret=fingerprint(secret))
    return found.select_related("course__host").first()


def coordinators_of(programme: Programme, *, on: dt.date) -> list[Person]:
    """Give who coordinates a programme on a day, and so reads its requests.

    An administrator may too, and is not written to for each.
    """
    roles = Role.objects.filter(holding(on), programme=programme, kind=RoleKind.COORDINATOR)
    people = Person.objects.filter(is_active=True, pk__in=roles.values("person"))
    return list(people.order_by("email"))
