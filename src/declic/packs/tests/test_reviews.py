"""A review is an act of a named person, and counts for the very words that were read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from declic.packs import actions, queries
from declic.packs.actions import ReviewRefusedError
from declic.packs.models import Review
from declic.packs.tests.pack_folder import PARTS, PackFolder

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
ROOF = "activities/roof"
KEY = "activities/roof:content.lines.two.text"


@pytest.fixture
def rain(pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> PackFolder:
    """The pack `rain` as an installation's own, so that its reviews lie beside it."""
    data = pack.path.parent / "data"
    (data / "packs").mkdir(parents=True)
    pack.path.rename(data / "packs/rain")
    monkeypatch.setenv("DECLIC_DATA", str(data))
    return PackFolder(data / "packs/rain")


def known(language: str = "fr", part: str = ROOF) -> str:
    read = queries.pack("rain")
    assert read is not None
    return read.fingerprint(language, part)


def review(part: str = ROOF, *, by: str = "Ada Example", language: str = "fr") -> None:
    actions.review(
        pack="rain",
        language=language,
        part=part,
        read=known(language, part),
        role="language",
        by=by,
        at=NOON,
    )


def reviews(part: str = ROOF) -> tuple[Review, ...]:
    read = queries.pack("rain")
    assert read is not None
    return read.reviews_of("fr", part)


def refused(reason: str) -> pytest.RaisesExc[ReviewRefusedError]:
    return pytest.raises(ReviewRefusedError, match=f"^{reason}$")


def test_a_review_counts_and_says_who_and_when(rain: PackFolder) -> None:
    del rain
    review()
    (made,) = reviews()
    assert (made.name, made.role, made.date) == ("Ada Example", "language", "2026-11-28")


def test_one_changed_word_ends_it(rain: PackFolder) -> None:
    review()
    rain.change("texts/fr.po", "fr It stops.", "fr Fini.")
    assert reviews() == ()


def test_a_change_elsewhere_does_not_end_it(rain: PackFolder) -> None:
    review()
    rain.change("texts/ar.po", "ar It stops.", "ar x")
    assert len(reviews()) == 1


def test_a_language_is_reviewed_when_every_part_of_the_plan_is(rain: PackFolder) -> None:
    del rain
    for part in PARTS:
        assert queries.resolve("rain/dry").unreviewed == ["en", "fr", "ar"]
        review(part)
        if part == "activities/coat":
            break
    assert queries.resolve("rain/dry").unreviewed == ["en", "ar"]


def test_what_was_not_shown_cannot_be_reviewed(rain: PackFolder) -> None:
    before = known()
    rain.change("texts/fr.po", "fr It stops.", "fr Fini.")
    with refused("changed"):
        actions.review(
            pack="rain", language="fr", part=ROOF, read=before, role="law", by="Ada", at=NOON
        )
    assert reviews() == ()


@pytest.mark.parametrize("name", ["", " ", "x", "x" * 121])
def test_a_review_needs_a_name(rain: PackFolder, name: str) -> None:
    del rain
    with refused("name"):
        review(by=name)


def test_the_same_person_in_the_same_role_reviews_once(rain: PackFolder) -> None:
    del rain
    review()
    review(by="ada example")
    review(by="Ben Example")
    assert [each.name for each in reviews()] == ["ada example", "Ben Example"]


def test_a_review_can_be_taken_back_by_whoever_made_it(rain: PackFolder) -> None:
    del rain
    review()
    actions.take_back(pack="rain", language="fr", part=ROOF, by="Ben Example")
    assert len(reviews()) == 1
    actions.take_back(pack="rain", language="fr", part=ROOF, by=" ADA example ")
    assert reviews() == ()


@pytest.mark.parametrize(
    ("language", "part"), [("nl", ROOF), ("fr", "activities/nail"), ("fr", "../x")]
)
def test_what_is_not_there_cannot_be_reviewed(rain: PackFolder, language: str, part: str) -> None:
    del rain
    with refused("unknown"):
        review(part, language=language)


def test_a_remark_stands_beside_its_text_until_it_is_settled(rain: PackFolder) -> None:
    del rain
    where = {"pack": "rain", "language": "fr", "key": KEY}
    actions.remark(**where, text="Too hard. ", by="Ada Example", at=NOON)
    read = queries.pack("rain")
    assert read is not None
    assert [(each.key, each.text) for each in read.remarks("fr")] == [(KEY, "Too hard.")]
    actions.settle(**where, text="Too hard.")
    read = queries.pack("rain")
    assert read is not None
    assert read.remarks("fr") == ()


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [(f"{ROOF}:nothing", "x", "unknown"), (KEY, " ", "text"), (KEY, "x" * 1001, "text")],
)
def test_a_remark_is_about_a_text_and_says_something(
    rain: PackFolder, key: str, text: str, reason: str
) -> None:
    del rain
    with refused(reason):
        actions.remark(pack="rain", language="fr", key=key, text=text, by="Ada", at=NOON)


def test_a_file_of_reviews_that_cannot_be_read_is_left_as_it_is(rain: PackFolder) -> None:
    file = rain.path.parent.parent / "reviews/rain/fr.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("reviews: {", encoding="utf-8")
    with refused("file"):
        review()
    assert file.read_text(encoding="utf-8") == "reviews: {"


def test_the_file_fits_into_the_pack_itself(rain: PackFolder) -> None:
    review()
    kept: Path = rain.path.parent.parent / "reviews/rain/fr.yaml"
    (rain.path / "reviews").mkdir()
    kept.rename(rain.path / "reviews/fr.yaml")
    assert (len(reviews()), rain.faults()) == (1, [])
