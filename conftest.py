"""What every test needs, in the apps and outside."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# On a busy machine a slow example is no fault.
settings.register_profile("declic", deadline=None)
settings.load_profile("declic")

# Where the tests of the pure parts lie: the kernel, the room's machine, rules, kinds of activity,
# and what choices make of a plan.
PURE = re.compile(
    r"declic/(kernel/tests/|live/tests/(machine/|test_machine)|activities/\w+/tests/(?!conftest)"
    r"|packs/tests/test_(versions|choice_checks)|.*/tests/test_rules)"
)
# Counting rows needs a database, and a wrong count would tell a room the wrong thing.
MUTATED = re.compile(r"declic/live/tests/test_tallies")


# Before xdist reads the groups, and after pytest-randomly has shuffled.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that alone must notice mutants; those of pure parts also cover them wholly.

    What starts servers comes first: a dear test that came last would leave the other core idle.
    """
    items.sort(key=lambda item: "/src/declic/" in item.path.as_posix())
    for item in items:
        # Were the tests of its file parted between workers, each would start that server.
        if "apart" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group(item.path.as_posix()))
        if PURE.search(item.path.as_posix()):
            item.add_marker("pure")
        if MUTATED.search(item.path.as_posix()):
            item.add_marker("mutated")


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """Leave no visitor's language to the next test: only a server forgets it after an answer."""
    yield
    if translation := sys.modules.get("django.utils.translation"):
        translation.deactivate()
