"""The addresses of those who read what is taught before it is used."""

from __future__ import annotations

from django.urls import path

from declic.packs import views

urlpatterns = [
    path("host/review", views.overview, name="reviews"),
    path("host/review/<slug:pack>/<slug:code>", views.language, name="review-language"),
    path("host/review/<slug:pack>/<slug:code>.yaml", views.taken_along, name="review-file"),
    path("host/review/<slug:pack>/<slug:code>/<path:part>", views.part, name="review-part"),
]
