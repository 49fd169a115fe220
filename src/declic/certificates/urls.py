"""The addresses of certificates."""

from __future__ import annotations

from django.urls import path

from declic.certificates import views

urlpatterns = [
    path("certificate", views.check, name="certificate_check"),
    path("account/certificates", views.own, name="own_certificates"),
    path("account/certificates/<uuid:role>", views.paper, name="own_certificate"),
    path("account/certificates/<uuid:role>/end", views.end_own, name="own_certificate_end"),
    path("office/certificates", views.given, name="certificates"),
    path("office/certificates/<uuid:certificate>/end", views.end, name="certificate_end"),
]
