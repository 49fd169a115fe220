"""No mail tells where a reception centre is, however somebody writes it."""

from __future__ import annotations

import pytest

from declic.courses.rules.shelters import tells_where

CENTRE = {"name": "Centre Le Petit-Château", "street": "Boulevard du 9e de Ligne 27"}


@pytest.mark.parametrize(
    "text",
    [
        "au Petit-Château",
        "le petit chateau, comme toujours",
        "Boulevard du 9e de LIGNE",
        "Centre Le Petit-Château, Boulevard du 9e de Ligne 27, 1000 Bruxelles",
    ],
)
def test_a_part_of_the_name_or_the_street_tells_where(text: str) -> None:
    assert tells_where(text, **CENTRE)


@pytest.mark.parametrize(
    "text",
    ["", "Votre formation est confirmée.", "Au centre, le 27 à 9 h", "Boulevard", "à Bruxelles"],
)
def test_what_any_mail_says_tells_nothing(text: str) -> None:
    assert not tells_where(text, **CENTRE)
