"""Where a card lies, and on which cards tables agree least."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.activities.sort_cards import rules
from declic.activities.sort_cards.models import Cluster
from declic.activities.sort_cards.tests.sorts import CARDS, PILES, content
from declic.kernel.steps import Unit
from declic.packs.models import Form

votes = st.dictionaries(st.sampled_from(PILES), st.integers(0, 9))
rooms = st.dictionaries(st.sampled_from(CARDS), votes)


def test_each_card_is_asked_of_tables_and_only_not_sure_is_counted_by_hand() -> None:
    sort, *clusters = rules.items(content(), Form())
    assert [ask.id for ask in sort.asks] == list(CARDS)
    assert {(ask.choices, ask.unit) for ask in sort.asks} == {(PILES, Unit.TABLE)}
    assert sort.by_hand == tuple((card, "unsure") for card in CARDS)
    assert [(item.id, item.asks) for item in clusters] == [("cluster-one", ()), ("cluster-two", ())]


def test_a_form_keeps_its_clusters_only() -> None:
    items = rules.items(content(), Form(items=["sort", "cluster-two"]))
    assert [(item.id, item.to) for item in items] == [
        ("sort", "cluster-two"),
        ("cluster-two", None),
    ]


def test_doubled_ids_and_clusters_of_unknown_cards_are_faults() -> None:
    assert not list(rules.faults(content(), {"full": Form()}))
    known = content()
    odd = content(
        cards=[*known.cards, known.cards[0]],
        clusters=[Cluster(id="one", cards=["z", "b", "b"], text="x")],
    )
    assert list(rules.faults(odd, {})) == [
        "The card a stands twice.",
        "The cluster one names the card z, which does not exist.",
        "The cluster one names the card b twice.",
    ]


@given(votes)
def test_a_card_lies_where_most_tables_laid_it_and_in_the_middle_with_a_tie(
    given_: dict[str, int],
) -> None:
    lies = rules.pile_of(content(), given_)
    most = max(given_.values(), default=0)
    first = [pile for pile in PILES if most and given_.get(pile) == most]
    assert lies == ("" if not first else first[0] if len(first) == 1 else "unsure")


@given(rooms)
def test_every_card_that_was_laid_lies_on_one_pile(counts: dict[str, dict[str, int]]) -> None:
    heaps = rules.heaps(content(), counts)
    lying = [card.id for heap in heaps for card in heap.cards]
    laid = {card for card, given_ in counts.items() if any(given_.values())}
    assert len(lying) == len(set(lying))
    assert set(lying) == laid
    assert sum(heap.laid for heap in heaps) == sum(sum(each.values()) for each in counts.values())


@given(rooms)
def test_cards_to_talk_about_begin_with_the_most_doubt(counts: dict[str, dict[str, int]]) -> None:
    talk = rules.to_talk_about(content(), counts)
    doubts = [rules.doubt(content(), counts[card.id]) for card in talk]
    assert doubts == sorted(doubts, reverse=True)
    assert all(doubts)


def test_a_card_that_all_tables_laid_alike_is_in_no_doubt() -> None:
    assert rules.doubt(content(), {"fine": 6}) == 0
    assert rules.doubt(content(), {"fine": 4, "sign": 2}) == 2
    assert rules.doubt(content(), {"unsure": 3}) == 3
    assert rules.doubt(content(), {}) == 0


def test_each_card_knows_the_one_before_and_the_one_after() -> None:
    deck = rules.deck(content())
    assert (deck[0][0], deck[0][2]) == ("", "b")
    assert (deck[-1][0], deck[-1][2]) == ("k", "")
