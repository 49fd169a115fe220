"""Why each field of a certificate is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

HOLDER = "whoever has the code, which stands on the paper"
OFFICE = "coordinators of the programme"
ALWAYS = "the programme is deleted"
ROLE = "the account is erased"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Certificate": {
        "id": Keep("to refer to it", OFFICE, ALWAYS),
        "code": Keep("to know the paper again; it opens nothing", HOLDER, ALWAYS),
        "kind": Keep("what the paper is for", HOLDER, ALWAYS),
        "programme": Keep("who gives it", HOLDER, ALWAYS),
        "plan": Keep("which course it is for", HOLDER, ALWAYS),
        "role": Keep(
            "an adult's only: whose name the paper bears, while the role holds", HOLDER, ROLE
        ),
        "month": Keep("since when; no day", HOLDER, ALWAYS),
        "ended_at": Keep("that it is not to be believed any more", HOLDER, ALWAYS),
    },
}
