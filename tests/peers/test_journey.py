"""The whole way: four become a contact point, act, hand over, lose one, and go on with another."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from declic.courses.models import Course
from declic.kernel import clock
from declic.peers.models import Deed, Handover, Member, Point
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page

AT = clock.now()


def test_from_a_course_to_the_second_generation(ours: Place) -> None:
    office, coach = makers.signed_in(ours.coordinator), makers.signed_in(ours.coach)
    host = ours.point.host
    course = Course.objects.create(
        programme=host.programme, host=host, year=2026, number=1, made_at=AT
    )
    began = AT.date() - dt.timedelta(weeks=2)
    Point.objects.update(course=course, started_on=began)

    # Four young people, each with a card of their own.
    groups = [at_the_page(ours.card().code) for _ in range(4)]
    assert "Fewer than two" not in coach.get(ours.address).text

    # A booster is due and run, and a stand held; one is confirmed and one corrected.
    assert "Booster 1 of 3 is due" in groups[0].get("/group").text
    for group, kind, heard in ((groups[0], "booster", 20), (groups[1], "stand", 60)):
        told = {"once": str(uuid4()), "kind": kind, "on": AT.date().isoformat(), "energy": "4"}
        assert group.post("/group/log", {**told, "heard": str(heard)}).status_code == 302
    assert "is due" not in groups[0].get("/group").text
    booster, stand = Deed.objects.get(kind="booster"), Deed.objects.get(kind="stand")
    coach.post(f"/office/deeds/{booster.pk}", {"says": "so"})
    said = {"took_part": "0", "heard": "45", "asked": "0", "says": "so"}
    coach.post(f"/office/deeds/{stand.pk}", said)
    assert "confirmed with other numbers" in groups[2].get("/group").text

    # A hand-over reaches both adults, and the young person sees by whom it was read.
    groups[3].post("/group/talk", {"once": str(uuid4())})
    handover = Handover.objects.get()
    second = makers.signed_in(ours.second)
    for adult in (coach, second):
        assert "Somebody asks to be talked with" in adult.get(ours.address).text
    second.post(f"/office/handovers/{handover.pk}/read")
    second.post(f"/office/handovers/{handover.pk}/act", {"what": "talked"})
    assert "<bdi>Second</bdi></b> read it" in groups[3].get("/group").text

    # Three leave, the alarm comes, a successor starts.
    for member in Member.objects.order_by("pk")[:3]:
        coach.post(f"/office/members/{member.pk}/farewell", {"why": "school"})
    assert "Fewer than two young people" in office.get("/office/points").text
    coach.post(f"{ours.address}/welcome", {"lang": "fr"})
    assert "Fewer than two young people" not in office.get("/office/points").text

    # Whom they trained becomes a contact point itself, and the tree shows it.
    told = {"host": str(host.pk), "coach": str(ours.coach.pk), "second": str(ours.second.pk)}
    office.post("/office/points/new", {**told, "grown_from": ours.point.pk})
    page = office.get("/office/cascade").text
    assert page.count("1 contact point · School") == 4  # each in the picture and in its words
    assert "2 actions · confirmed: 60 · reported: 0" in page
