"""The group's page, and the office's pages about contact points."""

from __future__ import annotations

from django.urls import path

from declic.peers.views import (
    boosters,
    cascade,
    doing,
    entering,
    group,
    handing,
    office,
    papers,
    point,
)

urlpatterns = [
    path("group", group.group, name="group"),
    path("group/enter", entering.enter, name="group_enter"),
    path("group/leave", entering.leave, name="group_leave"),
    path("group/log", group.log, name="group_log"),
    path("group/rest", group.rest, name="group_rest"),
    path("group/talk", handing.talk, name="group_talk"),
    path("group/guides/<slug:kind>.pdf", papers.group_guide, name="group_guide"),
    path("office/points", office.points, name="points"),
    path("office/points/new", office.new, name="point_new"),
    path("office/points/<uuid:point>", point.point, name="point"),
    path("office/points/<uuid:point>/adults", office.adults, name="point_adults"),
    path("office/points/<uuid:point>/end", office.end, name="point_end"),
    path("office/points/<uuid:point>/welcome", point.welcome, name="member_new"),
    path("office/points/<uuid:point>/mission", doing.mission, name="point_mission"),
    path("office/points/<uuid:point>/successors.pdf", papers.kit, name="point_kit"),
    path("office/points/<uuid:point>/certificates", papers.certificates, name="point_certificates"),
    path("office/guides/<slug:kind>.pdf", papers.guide, name="guide"),
    path("office/points/<uuid:point>/meeting", doing.meet, name="point_meeting"),
    path("office/points/<uuid:point>/booster", boosters.open_booster, name="point_booster"),
    path("office/points/<uuid:point>/booster/done", boosters.booster_done, name="booster_done"),
    path("office/handovers/<uuid:handover>", handing.handover, name="handover"),
    path("office/handovers/<uuid:handover>/read", handing.read, name="handover_read"),
    path("office/handovers/<uuid:handover>/act", handing.act, name="handover_act"),
    path("office/points/<uuid:point>/recall", cascade.recall, name="point_recall"),
    path("office/cascade", cascade.cascade, name="cascade"),
    path("office/meetings/<uuid:meeting>", doing.held, name="meeting_held"),
    path("office/deeds/<uuid:deed>", doing.decide, name="deed"),
    path("office/members/<uuid:member>/talked", doing.talked, name="member_talked"),
    path("office/members/<uuid:member>/card", point.card, name="member_card"),
    path("office/members/<uuid:member>/card/end", point.end_card, name="member_card_end"),
    path("office/members/<uuid:member>/farewell", point.farewell, name="member_end"),
]
