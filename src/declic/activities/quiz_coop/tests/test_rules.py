"""Two thirds exactly, and never a point without an answer."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from declic.activities.models import Seen
from declic.activities.quiz_coop import rules
from declic.activities.quiz_coop.models import Content
from declic.activities.quiz_coop.tests.quizzes import quiz
from declic.packs.models import FormName

votes = st.dictionaries(st.sampled_from(rules.CHOICES), st.integers(0, 300))
goods = st.sampled_from(rules.CHOICES)


@given(votes, goods)
def test_a_point_is_two_thirds_of_all_answers(votes: dict[str, int], good: str) -> None:
    total = sum(votes.values())
    share = Fraction(votes.get(good, 0), total) if total else Fraction(0)
    assert rules.earned(votes, good) == (share >= Fraction(2, 3))


def test_exactly_two_thirds_are_enough_and_one_less_is_not() -> None:
    assert rules.earned({"N": 6, "T": 2, "D": 1}, "N")
    assert not rules.earned({"N": 5, "T": 3, "D": 1}, "N")


def test_no_answer_is_no_point() -> None:
    assert not rules.earned({}, "T")
    assert not rules.earned({"T": 0}, "T")


@given(votes, goods)
def test_so_many_convinced_make_the_point_and_one_less_do_not(
    votes: dict[str, int], good: str
) -> None:
    missing = rules.to_convince(votes, good)
    total, agree = sum(votes.values()), votes.get(good, 0)
    assert rules.earned({good: agree + missing, "other": total - agree - missing}, good) == (
        total > 0
    )
    if missing:
        fewer = {good: agree + missing - 1, "other": total - agree - missing + 1}
        assert not rules.earned(fewer, good)


@given(votes)
def test_the_rarest_answer_is_invited_first_and_every_given_one_is(votes: dict[str, int]) -> None:
    speakers = rules.speakers(votes)
    given_ = {choice: number for choice, number in votes.items() if number}
    assert dict(speakers) == (given_ if len(given_) > 1 else {})
    assert [number for _, number in speakers] == sorted(number for _, number in speakers)


def test_nobody_is_invited_when_all_agree() -> None:
    assert rules.speakers({"N": 7, "T": 0}) == ()


def test_equal_answers_are_invited_in_the_order_of_the_cards() -> None:
    assert rules.speakers({"D": 2, "N": 2, "T": 2}) == (("T", 2), ("N", 2), ("D", 2))


@given(st.lists(st.booleans(), min_size=3, max_size=3))
def test_the_score_counts_the_sentences_that_were_won(won: list[bool]) -> None:
    content = quiz()
    votes = {
        sentence.id: {sentence.good: 3 if yes else 1, "x": 1}
        for sentence, yes in zip(content.sentences, won, strict=True)
    }
    score = rules.score(votes, content, 2)
    assert score == rules.Score(sum(won), 2, sum(won) >= 2)


def test_a_sentence_without_a_result_gives_no_point() -> None:
    assert rules.score({}, quiz(), 1) == rules.Score(0, 1, reached=False)


def test_a_vote_tells_all_that_a_screen_needs() -> None:
    vote = rules.vote({"N": 2, "T": 3}, "N")
    assert vote == rules.Vote(5, 2, won=False, to_convince=2, speakers=(("N", 2), ("T", 3)))


def test_a_vote_without_answers_blames_nobody() -> None:
    assert rules.vote({}, "D") == rules.Vote(0, 0, won=False, to_convince=0, speakers=())


def test_every_choice_has_a_card() -> None:
    assert tuple(rules.SHAPES) == rules.CHOICES


def test_sentences_are_numbered_in_their_form() -> None:
    assert rules.place("b", ["a", "b", "c"], ["a", "b"]) == rules.Told(2, 3, last=False)
    assert rules.place("c", ["a", "b", "c"], ["a", "b", "c"]).last


def test_numbers_go_on_where_a_quiz_was_shortened_on_the_way() -> None:
    shown = rules.place("d", ["a", "d", "f"], ["a", "b", "c", "d"])
    assert (shown.number, shown.all) == (4, 5)


@given(st.lists(st.integers(), min_size=1, max_size=9, unique=True), st.data())
def test_no_sentence_is_numbered_beyond_all(items: list[int], data: st.DataObject) -> None:
    names = [str(each) for each in items]
    item = data.draw(st.sampled_from(names))
    walked = data.draw(st.lists(st.sampled_from(names), max_size=9, unique=True))
    told = rules.place(item, names, walked)
    assert 1 <= int(str(told.number)) <= int(str(told.all))
    assert told.last == (told.number == told.all)


SENTENCES = [{"id": id_, "text": id_, "good": "N", "feedback": ""} for id_ in "abcdefghi"]
NINE = Content.model_validate({"goal": {"full": 7, "short": 4}, "sentences": SENTENCES})
WON = {"N": 3}


def goal(items: str, path: str, settled: str = "", won: str = "", form: FormName = "short") -> int:
    seen = Seen("wall", form=form, items=tuple(items), settled=tuple(settled), path=tuple(path))
    return rules.goal(NINE, dict.fromkeys(won, WON), seen)


def test_a_form_that_did_not_change_has_its_own_goal() -> None:
    assert goal("abcdefghi", "abc", form="full") == 7
    assert goal("adfhi", "ad") == 4


def test_a_quiz_shortened_on_the_way_asks_for_its_part_of_what_is_really_played() -> None:
    # Four told, two of them beyond the short form, and three to come: four fifths of seven.
    assert goal("adfhi", "abcd", settled="abc", won="abc") == 5
    assert goal("adfhi", "abcdf", settled="abc", won="abc") == 5


def test_a_shortened_quiz_never_asks_for_more_than_could_still_be_reached() -> None:
    assert goal("adfhi", "abcd", settled="abc") == 4
    assert goal("adfhi", "abcd", settled="abcd") == 3
    assert goal("adfhi", "abcdf", settled="abcd", won="b") == 4


@given(st.sets(st.sampled_from("abcdefghi"), min_size=1), st.integers(1, 9), st.data())
def test_whoever_shortens_leaves_a_goal_in_reach(
    kept: set[str], told: int, data: st.DataObject
) -> None:
    path, items = "abcdefghi"[:told], "".join(sorted(kept))
    settled = path[: data.draw(st.integers(1, told))]
    won = data.draw(st.sets(st.sampled_from(settled)))
    left = len({*path, *items} - {*settled})
    asked = goal(items, path, settled, "".join(won))
    assert 1 <= asked <= max(1, len(won) + left)
