"""What stands around the screens of the wall."""

from __future__ import annotations

from tests.room.client import Browser, lead
from tests.server import Server


def test_the_words_around_the_wall_stand_in_each_of_its_languages(shared: Server) -> None:
    led = lead(shared, lang="fr")
    led.do("wall", languages="fr ar")
    wall = Browser(shared.port).get(f"/wall/{led.row['wall_token']}").text
    for said in ("Téléphones dans la salle", "الهواتف في القاعة", "فتح هذه الصفحة"):
        assert said in wall
