"""Who may open which address of this app: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import READS, Door

DOORS: Mapping[str, Door] = {
    "reviews": Door("what is taught, and who read it", READS),
    "review-language": Door("a pack in one language", READS, of="language of a pack"),
    "review-file": Door("the reviews of a pack, to take along", READS, of="reviewed language"),
    "review-part": Door("read a part and remark on it", READS, of="part of a pack"),
}
