"""Pages leave the language of their visitor behind; the next test finds none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    yield
    translation.deactivate()
