from __future__ import annotations

import uuid

from declic.kernel.ids import new_id


def test_a_key_is_a_plain_uuid_of_version_7() -> None:
    key = new_id()
    assert type(key) is uuid.UUID
    assert key.version == 7


def test_keys_sort_by_the_time_they_were_made() -> None:
    keys = [new_id() for _ in range(200)]
    assert keys == sorted(set(keys))
