"""The addresses of grants, in the office and for sponsors."""

from __future__ import annotations

from django.urls import path

from declic.funding.views import course, grant, grants

_GRANT = "office/grants/<uuid:grant>"

urlpatterns = [
    path("office/grants", grants.grants, name="grants"),
    path("office/grants/new", grants.new, name="grant_new"),
    path(_GRANT, grant.grant, name="grant"),
    path(f"{_GRANT}/change", grants.change, name="grant_change"),
    path(f"{_GRANT}/charge", grant.charging, name="grant_charge"),
    path(f"{_GRANT}/plan", grant.planning, name="grant_plan"),
    path(f"{_GRANT}/<str:kind>/<int:number>/take-off", grant.taking_off, name="grant_take_off"),
    path("office/courses/<uuid:course>/grant", course.of_course, name="course_grant"),
]
