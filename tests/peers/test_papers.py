"""What a contact point prints: guides, the kit for successors, cards with a picture to scan."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from declic.activities.models import Row
from declic.certificates.models import Certificate
from declic.kernel import clock
from declic.peers.actions import missions
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Mission
from declic.peers.queries.kit import sheet
from declic.peers.queries.missions import keys, missions_of, reviewed
from declic.peers.queries.papers import GUIDES
from declic.peers.young import OFFERED
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page, place

AT = clock.now()


def words(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        yield row.text
        yield from words(row.rows)


def test_every_guide_is_one_press_away_for_the_group_and_the_coach(ours: Place) -> None:
    group, coach = at_the_page(ours.card().code), makers.signed_in(ours.coach)
    page, office = group.get("/group").text, coach.get(ours.address).text
    for kind in GUIDES:
        assert f'href="/group/guides/{kind}.pdf"' in page
        assert f'href="/office/guides/{kind}.pdf"' in office
    assert group.get("/group/guides/poster.pdf").content.startswith(b"%PDF")
    assert coach.get("/office/guides/grandparent.pdf?lang=ar").content.startswith(b"%PDF")
    assert group.get("/group/guides/asked.pdf").status_code == 404


def test_without_a_card_a_guide_is_not_printed(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    browser.post("/group/leave")
    assert "The code on your card" in browser.get("/group/guides/poster.pdf").text


def test_the_kit_names_nobody_and_says_what_is_open(ours: Place) -> None:
    member = ours.card().member
    missions.mark(point=ours.point, key="box", done=True, by=ours.coach, at=AT)
    for language in OFFERED:
        said = " ".join(words(sheet(ours.point, language, at=AT).rows))
        assert not {"Coach ", "Second", "Tilleuls", member.alias} & {*said.split(), said}
        assert len(re.findall("%\\(", said)) == 0
    english = " ".join(words(sheet(ours.point, "en", at=AT).rows))
    assert "The number hangs" in english
    assert "A box hangs" not in english


def test_the_kit_is_printed_with_role_card_and_lights(ours: Place) -> None:
    coach = makers.signed_in(ours.coach)
    answer = coach.get(f"{ours.address}/successors.pdf?lang=nl")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 3
    assert "Voor wie na ons komt" in pages[0].extract_text()


@pytest.mark.parametrize(("copies", "status"), [("4", 200), ("0", 422), ("31", 422), ("x", 422)])
def test_certificates_are_printed_for_names_by_hand(ours: Place, copies: str, status: int) -> None:
    coach = makers.signed_in(ours.coach)
    told = {"copies": copies, "lang": "fr", "name": "Zzlea"}
    answer = coach.post(f"{ours.address}/certificates", told)
    assert answer.status_code == status
    assert Certificate.objects.count() == (status == 200)
    assert not [row for row in Certificate.objects.values() if "Zzlea" in str(row)]


def test_a_mission_is_done_or_open_and_the_group_sees_which(ours: Place) -> None:
    group, coach = at_the_page(ours.card().code), makers.signed_in(ours.coach)
    said = "<b>done:</b> A box hangs"
    assert said not in group.get("/group").text
    for _ in range(2):
        coach.post(f"{ours.address}/mission", {"key": "box", "says": "done"})
    assert said in group.get("/group").text
    assert Mission.objects.count() == 1
    coach.post(f"{ours.address}/mission", {"key": "box", "says": "open"})
    assert said not in group.get("/group").text


def test_a_mission_is_of_the_list_and_of_the_own_place(ours: Place) -> None:
    other = place("Zz")
    with pytest.raises(PointRefusedError, match="reason"):
        missions.mark(point=ours.point, key="best of all", done=True, by=ours.coach, at=AT)
    with pytest.raises(PointRefusedError, match="ended"):
        missions.mark(point=other.point, key="box", done=True, by=ours.coach, at=AT)


def test_missions_are_told_in_all_five_languages_and_nobody_has_reviewed_them(ours: Place) -> None:
    told = [{each.words for each in missions_of(ours.point, code)} for code in OFFERED]
    assert len(set.union(*told)) == len(keys()) * len(OFFERED)
    assert not reviewed()


def test_a_cards_picture_holds_the_code_behind_a_hash_and_no_address_asks_for_it(
    ours: Place,
) -> None:
    page = makers.signed_in(ours.coach).post(f"{ours.address}/welcome").text
    assert '<figure class="qr"><svg' in page
    code = page.partition('<p class="code"><bdi dir="ltr">')[2].partition("</bdi>")[0]
    # It stands on the page as words and in the picture; no link of the page carries it.
    assert code.replace(" ", "") not in page
