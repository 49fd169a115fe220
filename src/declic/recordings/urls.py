"""The addresses of those who lend their voice."""

from __future__ import annotations

from django.urls import path

from declic.recordings import views

urlpatterns = [
    path("host/voice", views.overview, name="voices"),
    path("host/voice/<slug:pack>/<slug:plan>", views.plan, name="voice-plan"),
    path("host/voice/<slug:pack>/<slug:plan>/<slug:code>", views.sentences, name="voice-sentences"),
]
