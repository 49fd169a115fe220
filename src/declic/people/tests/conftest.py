from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from declic.people.models import Person, RoleKind
from declic.people.tests import makers


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """Nobody has tried anything yet."""
    cache.clear()


@pytest.fixture
def quick(settings: Settings) -> None:
    """A hash that costs no time, where the hash is not what is looked at."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ann(quick: None) -> Person:  # noqa: ARG001
    """A trainer with a password and no second step."""
    return makers.person("Ann", RoleKind.TRAINER, at=makers.programme(), password=makers.PASSWORD)


@pytest.fixture
def cleo(quick: None) -> Person:  # noqa: ARG001
    """A coordinator, with a password and an app."""
    return makers.person(
        "Cleo", RoleKind.COORDINATOR, at=makers.programme(), password=makers.PASSWORD
    )


@pytest.fixture
def ada(quick: None) -> Person:  # noqa: ARG001
    """An administrator, with a password and an app."""
    return makers.person(
        "Ada", RoleKind.ADMINISTRATOR, at=makers.programme(), password=makers.PASSWORD
    )
