"""The pages that Django serves. What participants touch is served beside it by `live`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("declic.people.urls")),
    path("", include("declic.packs.urls")),
    path("", include("declic.recordings.urls")),
    path("", include("declic.courses.urls")),
    path("", include("declic.courses.paper_urls")),
    path("", include("declic.letters.urls")),
    path("", include("declic.certificates.urls")),
    path("", include("declic.live.urls")),
    path("", include("declic.laptops.urls")),
    path("", include("declic.impact.urls")),
    path("", include("declic.funding.urls")),
    path("", include("declic.peers.urls")),
]

handler400 = "declic.web.errors.bad_request"
handler403 = "declic.web.errors.forbidden"
handler404 = "declic.web.errors.not_found"
handler500 = "declic.web.errors.server_error"
# Called by allauth.
handler429 = "declic.people.views.signing.too_many"
