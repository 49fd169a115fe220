"""Correct a fact, confirm it, or go back to what was delivered.

Each writes a row of history and then the file from which facts are told, so that the help page
needs no database and hears of a change without a restart.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from typing import Any

from django.db import transaction
from ruamel.yaml import YAML

from declic.care.models import EVERYWHERE, Fact, Place, Revision
from declic.care.queries import delivered, kept_file, the_fact

LONGEST = dt.timedelta(days=366)
NAMES_STAY = dt.timedelta(days=730)
HEAD = """\
# Local facts that were corrected or confirmed here, as they stand now.
# Declic writes this file from its database: change them on the page of the local facts.
"""


class FactRefusedError(Exception):
    """Why a fact was not changed. `reason`: who, expires, missing, sure or delivered."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code; the page that shows it has the words."""
        super().__init__(reason)
        self.reason = reason


def change(*, fact: Fact, by: str, at: dt.datetime) -> None:
    """Put this fact in the place of the one with its key and community."""
    before = the_fact(fact.place)
    if before is not None and before.number and not fact.number:
        raise FactRefusedError("missing")
    if fact.state == "verified":
        _check_expiry(fact, before, at.date())
    _keep(fact.place, Revision.Deed.CHANGED, fact, by=by, at=at)


def confirm(
    *,
    place: Place,
    expires: dt.date | None,
    hours: bool,
    by: str,
    at: dt.datetime,
) -> None:
    """Note that somebody called or looked today, and until when that holds: a year at most.

    `hours`: the hours were found right too. What never expires may go on so.
    """
    fact = the_fact(place)
    if fact is None or not fact.wording:
        raise FactRefusedError("missing")
    sure = {
        "state": "verified",
        "hours_state": "verified" if hours and fact.hours else "unverified",
        "verified_on": at.date(),
        "expires": expires,
    }
    after = fact.model_copy(update=sure)
    _check_expiry(after, fact, at.date())
    _keep(place, Revision.Deed.CONFIRMED, after, by=by, at=at)


def _check_expiry(fact: Fact, before: Fact | None, today: dt.date) -> None:
    """What is called sure has to be looked up again within a year, if it ever had to."""
    if fact.expires is None:
        within = before is not None and before.expires is None
    else:
        within = today < fact.expires <= today + LONGEST
    if not within:
        raise FactRefusedError("expires")


def take_back(*, place: Place, by: str, at: dt.datetime) -> None:
    """Let what was delivered hold again, for this community or for the whole country."""
    if delivered(place) is None and delivered((place[0], EVERYWHERE)) is None:
        raise FactRefusedError("delivered")
    _keep(place, Revision.Deed.RETURNED, None, by=by, at=at)


def _keep(
    place: Place, deed: Revision.Deed, fact: Fact | None, *, by: str, at: dt.datetime
) -> None:
    who = " ".join(by.split())[:80]
    if not who:
        raise FactRefusedError("who")
    key, community = place
    data = fact.model_dump(mode="json") if fact else None
    with transaction.atomic():
        Revision.objects.create(key=key, community=community, deed=deed, fact=data, by=who, at=at)
        # Inside: on a full disk neither the row nor the file is there.
        write_kept()


def write_kept() -> None:
    """Write the file from which the corrected facts are told; leave it alone if it is right."""
    file, text = kept_file(), exported()
    if (file.read_text("utf-8") if file.exists() else "") == text:
        return
    beside = file.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def exported() -> str:
    """Write the corrected facts as a file of facts, as the project delivers them."""
    newest = {(row.key, row.community): row.fact for row in Revision.objects.all()}
    facts = [_plain(Fact.model_validate(data)) for data in newest.values() if data]
    if not facts:
        return ""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 4000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    out = io.StringIO()
    yaml.dump({"facts": facts}, out)
    return HEAD + out.getvalue()


def _plain(fact: Fact) -> dict[str, Any]:
    said = fact.model_dump(exclude_defaults=True)
    return {**said, "expires": fact.expires}


def forget_names(*, at: dt.datetime) -> int:
    """Take the names out of what is older than two years; what was told when stays."""
    return Revision.objects.filter(at__lte=at - NAMES_STAY).exclude(by="").update(by="")
