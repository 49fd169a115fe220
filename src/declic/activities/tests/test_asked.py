"""Every kind says in words what it asked, for whoever counts hands or reads the counts."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from declic.activities.advice import kind as advice
from declic.activities.advice.tests.friends import friends
from declic.activities.cloud_words import kind as cloud_words
from declic.activities.cloud_words.models import Content as Words
from declic.activities.models import Asked, Kind
from declic.activities.pledge import kind as pledge
from declic.activities.pledge.models import Content as Pledge
from declic.activities.quiz_coop import kind as quiz_coop
from declic.activities.quiz_coop.tests.quizzes import quiz
from declic.activities.story_branch import kind as story_branch
from declic.activities.story_branch.tests.stories import small
from declic.activities.vote_quick import kind as vote_quick
from declic.activities.vote_quick.models import Content as Spoken

ASKED = [
    (cloud_words.KIND, Words(ask="Quel mot ?"), "one", "Quel mot ?"),
    (pledge.KIND, Pledge(ask="Ce mois-ci je …"), "one", "Ce mois-ci je …"),
    (quiz_coop.KIND, quiz(), "joke", "Une blague."),
    (vote_quick.KIND, Spoken(), "one", ""),
]


@pytest.mark.parametrize(("kind", "content", "item", "text"), ASKED)
def test_what_was_asked_has_the_words_of_the_screen(
    kind: Kind[Any], content: BaseModel, item: str, text: str
) -> None:
    assert kind.asked(content, item, "one") == Asked(text)


def test_the_answers_of_a_scene_are_those_of_that_scene() -> None:
    story = small()
    node = next(each for each in story.nodes if each.options)
    told = story_branch.KIND.asked(story, node.id, "one")
    assert (told.text, list(told.choices)) == (node.ask, [option.id for option in node.options])


def test_a_tick_is_never_named_by_a_sentence_of_the_same_id() -> None:
    content = friends()
    told = advice.KIND.asked(content, "round-1", "ticks")
    assert list(told.choices.items()) == [(tick.id, tick.text) for tick in content.ticks]
