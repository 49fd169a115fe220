"""The addresses of the office, and of the pages that hosts find without an account."""

from __future__ import annotations

from django.urls import path

from declic.courses.views import asking, confirming, way_back

urlpatterns = [
    path("ask/<str:address>", asking.front, name="ask"),
    path("ask/<str:address>/check", asking.check, name="ask-check"),
    path("ask/<str:address>/send", asking.send, name="ask-send"),
    path("ask/<str:address>/sent", asking.sent, name="ask-sent"),
    path("ask/<str:address>/anew", asking.anew, name="ask-anew"),
    path("ask/<str:address>/later", way_back.later, name="ask-later"),
    path("ask/<str:address>/on/<str:secret>", way_back.on, name="ask-on"),
    path("ask/<str:address>/<str:step>", asking.step, name="ask-step"),
    path("held/<str:secret>", confirming.held, name="held"),
]
