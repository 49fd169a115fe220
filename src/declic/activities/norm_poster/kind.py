"""The kind `norm.poster`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.models import Kind, Paper, Row, Seen
from declic.activities.norm_poster import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Norm
from declic.packs.models import Form

IDS = [rules.GUESS, rules.TOLD]


class NormPoster(Kind[models.Content]):
    """It asks nothing: the room hands over one number of an earlier question, or none."""

    name = "norm.poster"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:  # noqa: ARG002
        """Give the guess, as far as the form keeps it, and what is told."""
        return shared.in_a_row([id_ for id_ in IDS if form.items is None or id_ in form.items])

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:  # noqa: ARG002
        """Find a form that keeps what there is not."""
        return shared.form_faults(IDS, forms)

    def norm(self, content: models.Content, item: str) -> Norm | None:
        """Ask for the number where it is told, and not before."""
        return Norm(content.of, tuple(content.says)) if item == rules.TOLD else None

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give a poster of ten figures to fill in by hand, where paper was counted."""
        said = Row(words=gettext_noop("In this group ____ of 10 say:"))
        poster = Row(picture="ten-people", rows=(said, Row(content.sentence)))
        yield Paper("norm", gettext_noop("Our group"), "poster", "room", (poster,))

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give the guess, the sentence, and what is said instead."""
        yield Row(content.guess, style="say")
        yield Row(content.sentence, words=gettext_noop("In this group ____ of 10 say:"))
        yield Row(content.general, words=gettext_noop("With fewer than ten forms:"))
        yield Row(content.then, style="say")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give the figures where something may be told."""
        tenths = seen.tenths or 0
        return {
            "step": item,
            "tenths": tenths,
            "nearly_all": rules.nearly_all(tenths),
            "figures": rules.figures(tenths) if tenths and seen.role == "wall" else (),
        }


KIND = NormPoster()
