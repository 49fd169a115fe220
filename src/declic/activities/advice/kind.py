"""The kind `advice`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.advice import models, rules
from declic.activities.models import Asked, Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way, total
from declic.packs.models import Form


class Advice(Kind[models.Content]):
    """The server never knows a role: people take one, change it, or play without a phone."""

    name = "advice"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.PAPER)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give an item for each round that the form keeps."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find doubled ids and roles, rounds that do not add up, and a form without a worry."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the things to tick."""
        return Asked(choices={tick.id: tick.text for tick in content.ticks})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give roles and worries to choose from, sentences to borrow, and the sheet with ticks."""
        short = "short" if form.items is not None else "full"
        roles = tuple(
            Row(each.name, style="head", rows=(Row(each.task),)) for each in content.roles
        )
        worries = tuple(
            Row(f"{number}  {each.text}") for number, each in rules.worries(content, short)
        )
        borrowed = tuple(Row(each.text) for each in content.sentences)
        ticks = tuple(Row(each.text, box=True) for each in content.ticks)
        yield Paper("roles", gettext_noop("Roles"), "cards", "three", roles)
        yield Paper("worries", gettext_noop("Invented worries"), "cards", "three", worries)
        yield Paper("sentences", gettext_noop("Sentences to borrow"), "half", "two", borrowed)
        yield Paper(
            "ticks",
            gettext_noop("For the observer"),
            "half",
            "three",
            ticks,
            gettext_noop("Tick what you hear. Then say what felt good."),
        )

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give the demo, and what is ticked."""
        yield from (Row(each, style="say") for each in content.demo)
        yield from (Row(each.text, box=True) for each in content.ticks)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:  # noqa: ARG002
        """Give the demo; who ticks reads the ticks."""
        return iter(content.demo)

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the cards of this round; the ticks of the whole room once the role may know them."""
        ticked = {each: total(asks.get(rules.TICKS, {})) for each, asks in seen.results.items()}
        said = rules.said(content, ticked) if item in ticked else ()
        cards = rules.turned(rules.worries(content, seen.form), item)
        return {
            "round": rules.number(item),
            "rounds": content.rounds[seen.form],
            "friend": content.role("friend"),
            "listener": content.role("listener"),
            "observer": content.role("observer"),
            "worries": cards[: rules.ON_WALL] if seen.role == "wall" else cards,
            "said": said,
            "ticked": any(each.times for each in said),
        }


KIND = Advice()
