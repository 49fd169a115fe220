"""Let somebody in again who lost what opens the account. Only the machine's owner does."""

from __future__ import annotations

import datetime as dt

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction

from declic.people import links
from declic.people.actions.changes import note
from declic.people.actions.sessions import end_sessions
from declic.people.models import Change, Person


@transaction.atomic
def unlock(person: Person, *, at: dt.datetime) -> str:
    """Take the second step away, sign out everywhere, and give a link to a new password."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person, at=at)
    note(Change.Kind.UNLOCKED, by=None, at=at, person=person)
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    return links.link(f"/account/forgotten/{key}")
