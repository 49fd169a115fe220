"""The facilitator's addresses. What participants touch is answered by `door`."""

from __future__ import annotations

from django.urls import path

from declic.live.views import arriving, dates, entering, facts, leading, office, peers, printing

urlpatterns = [
    path("office/dates/<uuid:date>/open", dates.open_date, name="open_date"),
    path("host", office.home, name="home"),
    path("host/owner/<str:secret>", office.owner, name="owner"),
    path("host/facts", facts.all_facts, name="facts"),
    path("host/facts/export", facts.export, name="facts_export"),
    path("host/facts/<str:key>/<str:community>", facts.one_fact, name="fact"),
    path("host/open", office.start, name="start"),
    path("host/print", printing.papers, name="papers"),
    path("host/rehearse", office.rehearse, name="rehearse"),
    path("host/<uuid:session>", arriving.console, name="console"),
    path("host/<uuid:session>/enter/<str:secret>", arriving.enter, name="enter"),
    path("host/<uuid:session>/ask", arriving.ask, name="ask"),
    path("host/<uuid:session>/consent", leading.consent, name="consent"),
    path("host/<uuid:session>/do", leading.do, name="do"),
    path("host/<uuid:session>/box", leading.box, name="box"),
    path("host/<uuid:session>/cards", leading.cards, name="cards"),
    path("host/<uuid:session>/slip", leading.slip, name="slip"),
    path("host/<uuid:session>/word", leading.word, name="word"),
    path("host/<uuid:session>/peers", peers.share, name="peers"),
    path("peer/<uuid:session>", peers.console, name="peer"),
    path("peer/<uuid:session>/enter/<str:secret>", peers.enter, name="peer_enter"),
    path("peer/<uuid:session>/do", peers.do, name="peer_do"),
    path("host/<uuid:session>/phone", leading.phone, name="phone"),
    path("host/<uuid:session>/sheets", entering.sheets, name="sheets"),
    path("host/<uuid:session>/results", leading.results, name="results"),
    path("host/<uuid:session>/reach", leading.reach, name="reach"),
]
