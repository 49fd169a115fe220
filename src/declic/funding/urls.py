"""The addresses of grants, in the office and for sponsors."""

from __future__ import annotations

from django.urls import path

from declic.funding.views import (
    agreement,
    course,
    grant,
    grants,
    payers,
    project,
    projects,
    reading,
    showing,
    sponsors,
)

_GRANT = "office/grants/<uuid:grant>"
_SPONSOR = "office/sponsors/<uuid:sponsor>"
_PROJECT = "office/projects/<uuid:project>"

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
    path("office/sponsors", payers.sponsors, name="sponsors"),
    path(_SPONSOR, payers.sponsor, name="sponsor_kept"),
    path(f"{_SPONSOR}/readers", payers.reader, name="sponsor_reader"),
    path(f"{_SPONSOR}/readers/<uuid:reader>/end", payers.reader_end, name="sponsor_reader_end"),
    path(f"{_SPONSOR}/logo", showing.logo, name="sponsor_logo"),
    path(f"{_SPONSOR}/logo/new", showing.logo_new, name="sponsor_logo_new"),
    path(f"{_SPONSOR}/logo/end", showing.logo_end, name="sponsor_logo_end"),
    path(f"{_GRANT}/quotes", showing.quote_new, name="grant_quote"),
    path(f"{_GRANT}/quotes/<uuid:quote>/<str:act>", showing.quote_step, name="grant_quote_step"),
    path("office/projects", projects.projects, name="projects"),
    path("office/projects/new", projects.new, name="project_new"),
    path("office/projects/compare", projects.compare, name="projects_compared"),
    path(_PROJECT, project.project, name="project"),
    path(f"{_PROJECT}/change", projects.change, name="project_change"),
    path(f"{_PROJECT}/do/<str:act>", project.step, name="project_step"),
    path(f"{_PROJECT}/answer/<uuid:question>", project.answer, name="project_answer"),
    path("office/funded", sponsors.funded, name="funded"),
    path("office/funded/<uuid:grant>", sponsors.funded_grant, name="funded_grant"),
    path("office/funded/<uuid:grant>/<str:form>", sponsors.funded_file, name="funded_file"),
    path("sponsor/<str:secret>", sponsors.by_link, name="sponsor"),
    path("sponsor/<str:secret>/<str:form>", sponsors.file_by_link, name="sponsor_file"),
    path("office/courses/<uuid:course>/grant", course.of_course, name="course_grant"),
]
