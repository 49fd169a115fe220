from __future__ import annotations

from declic.kernel.keeping import Keep


def test_a_field_is_accounted_for_by_why_who_and_until_when() -> None:
    kept = Keep(purpose="to join a room", seen_by="its facilitator", until="the end")
    assert (kept.purpose, kept.seen_by, kept.until) == (
        "to join a room",
        "its facilitator",
        "the end",
    )
