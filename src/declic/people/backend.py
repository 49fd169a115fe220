"""Whose password it is: by the address that the account has, not by one that it may have soon."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from declic.people.models import Person


class Backend(AuthenticationBackend):
    """Signs in by the proven address alone."""

    def _authenticate_by_email(self, email: str, password: str) -> Person | None:
        found = self._check_password(_of(email), password)
        return found if isinstance(found, Person) else None


def _of(email: str) -> Person | None:
    return Person.objects.filter(email=email.strip().lower()).first()
