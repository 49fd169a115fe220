from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from declic.peers.views.entering import forget_tries
from tests.peers.place import Place, place


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No language and no wrong code of another test."""
    forget_tries()
    yield
    translation.deactivate()


@pytest.fixture
def ours(db: None) -> Place:
    """A contact point."""
    del db
    return place()
