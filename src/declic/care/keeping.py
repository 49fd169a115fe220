"""Why each field of a fact's history is kept, who sees it, until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

OWNER = "the machine's owner"
STAYS = "the installation is given up: a history shows what was told when"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Revision": {
        "id": Keep("to tell changes apart, in the order of time", OWNER, STAYS),
        "key": Keep("which local fact", OWNER, STAYS),
        "community": Keep("for whom the fact holds", OWNER, STAYS),
        "deed": Keep("changed, confirmed, or back to what was delivered", OWNER, STAYS),
        "fact": Keep("what is told from then on; no person's name", "everybody", STAYS),
        "by": Keep("whom to ask how it was looked up: a name or a role", OWNER, "24 months"),
        "at": Keep("when somebody answered for it", OWNER, STAYS),
    },
}
