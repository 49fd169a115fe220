"""Review a part of a pack, and remark on a text: acts of a named person, kept in a file.

The file has the shape of a pack's own `reviews/<lang>.yaml`, so that an organisation can send its
reviews to whoever looks after the pack. Delivered packs may lie where nobody writes; so it lies
beside the installation's data.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML

from declic.packs import queries
from declic.packs.models import Remark, Review, ReviewRole, Reviews
from declic.packs.reader import UnreadableError, read_yaml
from declic.packs.shelf import ReadPack

Made = TypeVar("Made", Review, Remark)
# One process writes these files.
_one_at_a_time = threading.Lock()


class ReviewRefusedError(Exception):
    """Why a review or a remark was not kept: `changed`, `unknown`, `name`, `text`, `file`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def review(  # noqa: PLR0913  # keyword-only: a review says all of it
    *, pack: str, language: str, part: str, read: str, role: ReviewRole, by: str, at: dt.datetime
) -> None:
    """Keep that somebody read that part. `read` is the fingerprint of what was shown.

    A second review by the same person in the same role takes the place of the first.
    """
    found = _part(pack, language, part)
    if found.fingerprint(language, part) != read or not read:
        raise ReviewRefusedError("changed")
    made = _valid(
        lambda: Review(part=part, hash=read, name=by, role=role, date=f"{at.astimezone():%Y-%m-%d}")
    )

    def with_it(old: Reviews) -> Reviews:
        same = (made.part, made.name.casefold(), made.role)
        kept = [e for e in old.reviews if (e.part, e.name.casefold(), e.role) != same]
        return Reviews(reviews=[*kept, made], remarks=old.remarks)

    _change(_file(pack, language), with_it)


def take_back(*, pack: str, language: str, part: str, by: str) -> None:
    """Take back what this person said of that part, in every role."""
    _part(pack, language, part)

    def without(old: Reviews) -> Reviews:
        same = (part, by.strip().casefold())
        kept = [each for each in old.reviews if (each.part, each.name.casefold()) != same]
        return Reviews(reviews=kept, remarks=old.remarks)

    _change(_file(pack, language), without)


def remark(  # noqa: PLR0913  # keyword-only: a remark says all of it
    *, pack: str, language: str, key: str, text: str, by: str, at: dt.datetime
) -> None:
    """Keep what somebody would say differently in one text."""
    found = _part(pack, language, key.partition(":")[0])
    if key not in {each.key for each in found.texts()}:
        raise ReviewRefusedError("unknown")
    made = _valid(lambda: Remark(key=key, text=text, name=by, date=f"{at.astimezone():%Y-%m-%d}"))
    _change(
        _file(pack, language),
        lambda old: Reviews(reviews=old.reviews, remarks=[*old.remarks, made]),
    )


def settle(*, pack: str, language: str, key: str, text: str) -> None:
    """Take a remark away that was followed, or is no longer meant."""

    def without(old: Reviews) -> Reviews:
        kept = [each for each in old.remarks if (each.key, each.text) != (key, text.strip())]
        return Reviews(reviews=old.reviews, remarks=kept)

    _part(pack, language, key.partition(":")[0])
    _change(_file(pack, language), without)


def _part(pack: str, language: str, part: str) -> ReadPack:
    found = queries.pack(pack)
    if found is None or language not in found.pack.value.languages or part not in found.parts():
        raise ReviewRefusedError("unknown")
    return found


def _valid(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except ValidationError as error:
        named = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
        reason = "name" if "name" in named else "text" if "text" in named else "unknown"
        raise ReviewRefusedError(reason) from error


def _file(pack: str, language: str) -> Path:
    return queries.own_reviews(pack) / f"{language}.yaml"


def _change(file: Path, change: Callable[[Reviews], Reviews]) -> None:
    """Write the file anew, whole or not at all. One that cannot be read is left as it is."""
    with _one_at_a_time:
        made = change(_kept(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(_written(made), encoding="utf-8")
        beside.replace(file)


def _kept(file: Path) -> Reviews:
    if not file.exists():
        return Reviews()
    try:
        return Reviews.model_validate(read_yaml(file, inside=file.parent).data)
    except (UnreadableError, ValidationError) as error:
        raise ReviewRefusedError("file") from error


def _written(made: Reviews) -> str:
    yaml, out = YAML(typ="safe", pure=True), StringIO()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.dump(made.model_dump(mode="json"), out)
    return out.getvalue()
