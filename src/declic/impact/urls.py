"""The addresses of what courses changed."""

from __future__ import annotations

from django.urls import path

from declic.impact.views import codes, report, years

urlpatterns = [
    path("office/courses/<uuid:course>/report", report.course_report, name="course_report"),
    path("office/courses/<uuid:course>/report/make", report.make, name="course_report_make"),
    path("office/courses/<uuid:course>/codes", codes.keep, name="course_codes"),
    path("office/courses/<uuid:course>/codes.pdf", codes.cards, name="course_code_cards"),
    path("office/courses/<uuid:course>/report.xlsx", report.table, name="course_report_table"),
    path("office/courses/<uuid:course>/report.pdf", report.paper, name="course_report_paper"),
    path("office/years", years.years, name="years"),
    path("office/years/<uuid:programme>/<int:number>", years.year, name="year"),
    path("office/years/<uuid:programme>/<int:number>/make", years.make, name="year_make"),
    path(
        "office/years/<uuid:programme>/<int:number>/research/<str:what>",
        years.research,
        name="year_research",
    ),
    path(
        "office/years/<uuid:programme>/<int:number>/<str:form>", years.year_file, name="year_file"
    ),
]
