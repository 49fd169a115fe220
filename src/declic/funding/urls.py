"""The addresses of grants, in the office and for sponsors."""

from __future__ import annotations

from django.urls import path

from declic.funding.views import agreement, course, grant, grants, reading, sponsors

_GRANT = "office/grants/<uuid:grant>"

urlpatterns = [
    path("office/grants", grants.grants, name="grants"),
    path("office/grants/new", grants.new, name="grant_new"),
    path(_GRANT, grant.grant, name="grant"),
    path(f"{_GRANT}/change", grants.change, name="grant_change"),
    path(f"{_GRANT}/charge", grant.charging, name="grant_charge"),
    path(f"{_GRANT}/plan", grant.planning, name="grant_plan"),
    path(f"{_GRANT}/<str:kind>/<int:number>/take-off", grant.taking_off, name="grant_take_off"),
    path(f"{_GRANT}/agreement.<str:form>", agreement.agreement, name="grant_agreement"),
    path(f"{_GRANT}/link", reading.link, name="grant_link"),
    path(f"{_GRANT}/link/end", reading.link_end, name="grant_link_end"),
    path(f"{_GRANT}/readers", reading.reader, name="grant_reader"),
    path(f"{_GRANT}/readers/<uuid:reader>/end", reading.reader_end, name="grant_reader_end"),
    path("office/funded", sponsors.funded, name="funded"),
    path("office/funded/<uuid:grant>", sponsors.funded_grant, name="funded_grant"),
    path("office/funded/<uuid:grant>/<str:form>", sponsors.funded_file, name="funded_file"),
    path("sponsor/<str:secret>", sponsors.by_link, name="sponsor"),
    path("sponsor/<str:secret>/<str:form>", sponsors.file_by_link, name="sponsor_file"),
    path("office/courses/<uuid:course>/grant", course.of_course, name="course_grant"),
]
