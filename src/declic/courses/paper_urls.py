"""The addresses of a course's letters, mails and calendars."""

from __future__ import annotations

from django.urls import path

from declic.courses.views import feeds, mailing, papers

_COURSE = "office/courses/<uuid:course>"

urlpatterns = [
    path(f"{_COURSE}/letters", papers.letters, name="letters"),
    path(f"{_COURSE}/letters/<slug:name>", papers.letter, name="letter"),
    path(f"{_COURSE}/letters/<slug:name>.<slug:form>", papers.paper, name="paper"),
    path(f"{_COURSE}/costs", papers.cost, name="costs"),
    path(f"{_COURSE}/costs/<uuid:cost>/drop", papers.drop, name="cost_drop"),
    path(f"{_COURSE}/mail", mailing.mail, name="course_mail"),
    path("office/dates/<uuid:date>/calendar.ics", feeds.date, name="date_calendar"),
    path("office/calendar", feeds.own, name="own_calendar"),
    path("calendar/<str:secret>.ics", feeds.feed, name="feed"),
]
