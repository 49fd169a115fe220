"""Grants of another organisation are as if they were not there; without the filter they are."""

from __future__ import annotations

import pytest

from declic.funding import doors
from declic.funding.models import Grant
from tests.office.matrix import Cast, faults


def test_without_the_filter_it_is_red(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = "declic.funding.views.page.grants_visible_to"
    monkeypatch.setattr(everything, lambda _who, *, on: Grant.objects.all())  # noqa: ARG005
    found = list(faults(cast, {"grant": doors.DOORS["grant"]}))
    assert any("foreign" in fault for fault in found)
