"""Django's apps for accounts and kinds of rows, without the lists they write at every start.

Rights are told by roles (`people.access`), so nothing reads Django's permissions or content types.
It would still compare hundreds of rows with every table at each start, and after each test.
"""

from __future__ import annotations

from django.contrib.auth.apps import AuthConfig
from django.contrib.contenttypes.apps import ContentTypesConfig
from django.contrib.contenttypes.management import create_contenttypes
from django.db.models.signals import post_migrate


class Auth(AuthConfig):
    """Accounts without a list of permissions."""

    def ready(self) -> None:
        """Leave out the list, which Django connects by this name."""
        super().ready()
        post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


class ContentTypes(ContentTypesConfig):
    """Kinds of rows without a list of them."""

    def ready(self) -> None:
        """Leave out the list."""
        super().ready()
        post_migrate.disconnect(create_contenttypes)
