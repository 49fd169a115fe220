"""The kind `quiz.coop`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from declic.activities import rules as shared
from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.activities.quiz_coop import models, rules
from declic.kernel.cells import TEN
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Ask, Item, Norm, Unit, Way, total
from declic.packs.models import Form

CARDS = {
    "T": gettext_noop("True"),
    "N": gettext_noop("Not true"),
    "P": gettext_noop("It depends"),
}
VOTE = Ask(ONE, rules.CHOICES, unit=Unit.TABLE)


class QuizCoop(Kind[models.Content]):
    """A table votes; one table may convince others, and all may change until it is closed."""

    name = "quiz.coop"
    Content = models.Content
    units = (Unit.TABLE,)
    ways = (Way.TABLE, Way.CARD, Way.HAND)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give an item for each sentence that the form keeps."""
        told = shared.in_a_row([each.id for each in shared.kept(content.sentences, form)])
        return tuple(replace(item, asks=(VOTE,), reveals=True) for item in told)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find sentences that cannot be shown, and goals out of reach."""
        yield from shared.form_faults([each.id for each in content.sentences], forms)
        for name, form in forms.items():
            there, goal = len(shared.kept(content.sentences, form)), content.goal[name]
            if goal > there:
                yield f"The form {name} has {there} sentences; {goal} points cannot be reached."

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the sentence; true, not true and it depends have words everywhere."""
        return Asked(content.sentence(item).text)

    def called(self, content: models.Content, item: str) -> str:
        """Give the sentence."""
        return content.sentence(item).text

    def numbered(
        self,
        content: models.Content,  # noqa: ARG002
        item: str,
        items: Sequence[str],
        walked: Sequence[str],
    ) -> tuple[int, int] | None:
        """Go on counting where the form changed on the way."""
        told = rules.place(item, items, walked)
        return told.number, told.all

    def norm(self, content: models.Content, item: str) -> Norm | None:
        """Ask how many of ten said so, where the sentence is checked in the room."""
        own = content.sentence(item).own
        return Norm(own.of, tuple(own.says)) if own else None

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give three cards to hold up, and the sentences to read along."""
        signs = tuple(Row(words=words, mark=mark) for mark, words in CARDS.items())
        yield Paper("choices", gettext_noop("Cards to hold up"), "poster", "table", signs)
        said = tuple(
            replace(sign, letter=letter) for sign, letter in zip(signs, "ABC", strict=True)
        )
        sentences = tuple(
            Row(each.text, style="head", rows=said) for each in shared.kept(content.sentences, form)
        )
        lead = gettext_noop("Talk at your table. Then hold up one card.")
        yield Paper("sentences", gettext_noop("To read along"), "page", "table", sentences, lead)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give each sentence, the good answer and what is said then."""
        for each in shared.kept(content.sentences, form):
            mark = rules.SHAPES[each.good]
            answer = Row(each.feedback, words=CARDS[mark], mark=mark, style="say")
            why = (Row(each.why_not, style="note"),) if each.why_not else ()
            yield Row(each.text, style="head", rows=(answer, *why))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the sentence, the score so far, and the vote as far as the role may know it."""
        votes = {each: total(asks.get(VOTE.id, {})) for each, asks in seen.results.items()}
        sentence = content.sentence(item)
        return {
            "sentence": sentence,
            "shape": rules.SHAPES[sentence.good],
            "choices": rules.SHAPES,
            "score": rules.score(votes, content, rules.goal(content, votes, seen)),
            **asdict(rules.place(item, seen.items, seen.path)),
            "tenths": seen.tenths or 0,
            "nearly_all": (seen.tenths or 0) >= TEN,
            "vote": rules.vote(votes.get(item, {}), sentence.good),
        }


KIND = QuizCoop()
