"""The addresses at which an organisation words its letters."""

from __future__ import annotations

from django.urls import path

from declic.letters import views

urlpatterns = [
    path("office/letters/<uuid:organisation>", views.templates, name="templates"),
    path(
        "office/letters/<uuid:organisation>/<slug:name>/<slug:language>",
        views.wording,
        name="wording",
    ),
]
