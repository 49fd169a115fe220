"""Come in with the account that was made just now."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from declic.people.models import Person


def come_in(request: HttpRequest, person: Person) -> None:
    """Sign somebody in who has just typed the own password twice.

    Whatever this browser was before, it is not any more. For some minutes nobody is asked again
    whether it is them, so that a second step can be set up at once.
    """
    request.session.flush()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person, "password", reauthenticated=True)
    UserSession.objects.create_from_request(request)
