"""A mail that tells where a reception centre is does not leave, whoever typed it."""

from __future__ import annotations

import pytest

from declic.courses.tests.browser import Browser
from declic.courses.tests.office import office
from declic.courses.tests.test_paper_pages import at, preview, written
from declic.post.models import Mail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "told",
    [{"subject": "Au Bois", "text": "Bonjour"}, {"subject": "Cours", "text": "au centre du BOIS"}],
)
def test_words_that_tell_where_a_reception_centre_is_are_not_sent(told: dict[str, str]) -> None:
    course, _, _ = written(of := office(), kind="reception_centre", name="Centre du Bois")
    which = preview(of, course, "mail-confirmation")
    page = Browser(of.coordinator).post(at(course, "mail"), {"which": which, **told})
    assert page.status == 422
    assert "tells where a reception centre is" in page.text
    assert told["text"] in page.text
    assert not Mail.objects.exists()
