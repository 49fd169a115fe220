"""The addresses of what courses changed."""

from __future__ import annotations

from django.urls import path

from declic.impact.views import codes, report

urlpatterns = [
    path("office/courses/<uuid:course>/report", report.course_report, name="course_report"),
    path("office/courses/<uuid:course>/report/make", report.make, name="course_report_make"),
    path("office/courses/<uuid:course>/codes", codes.keep, name="course_codes"),
    path("office/courses/<uuid:course>/codes.pdf", codes.cards, name="course_code_cards"),
    path("office/courses/<uuid:course>/report.xlsx", report.table, name="course_report_table"),
]
