from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysqlite3 import dbapi2

from declic.web.sqlite.versions import Version, can_lose_commits, refusal

VERSIONS = st.tuples(st.just(3), st.integers(0, 99), st.integers(0, 20))


@pytest.mark.parametrize(
    "version",
    [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 6), (3, 50, 6), (3, 51, 0), (3, 51, 2)],
)
def test_a_version_that_can_lose_commits_is_refused_with_what_to_do(version: Version) -> None:
    assert can_lose_commits(version)
    assert "pip install --upgrade" in str(refusal(version))


@pytest.mark.parametrize(
    "version", [(3, 44, 6), (3, 44, 9), (3, 50, 7), (3, 51, 3), (3, 52, 0), (4, 0, 0)]
)
def test_a_repaired_version_is_let_in(version: Version) -> None:
    assert refusal(version) is None


def test_a_version_from_before_the_log_is_too_old_but_loses_nothing() -> None:
    assert not can_lose_commits((3, 6, 23))
    assert "too old" in str(refusal((3, 6, 23)))


def test_the_installed_version_is_let_in() -> None:
    assert refusal(dbapi2.sqlite_version_info) is None


@given(VERSIONS)
def test_everything_from_the_repair_on_is_let_in_and_nothing_else_before(version: Version) -> None:
    backported = version[:2] in {(3, 44), (3, 50)}
    if version >= (3, 51, 3):
        assert refusal(version) is None
    elif not backported:
        assert refusal(version) is not None
