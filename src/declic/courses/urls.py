"""The office's addresses about courses."""

from __future__ import annotations

from django.urls import path

from declic.courses.views import (
    away,
    belgium,
    calendar,
    course,
    date,
    dating,
    filling,
    hosts,
    lists,
    own,
    post,
    queue,
    trainers,
)

_COURSE = "office/courses/<uuid:course>"
_HOST = "office/hosts/<uuid:host>"
_TRAINER = "office/trainers/<uuid:trainer>"
_DATE = "office/dates/<uuid:date>"

urlpatterns = [
    path("office/courses", lists.courses, name="courses"),
    path("office/courses/board", lists.board, name="courses_board"),
    path("office/courses/waiting", lists.waiting, name="courses_waiting"),
    path("office/courses/calendar", calendar.calendar, name="courses_calendar"),
    path("office/courses/map", belgium.belgium, name="courses_map"),
    path("office/courses/queue", queue.queue, name="courses_queue"),
    path("office/courses/new", filling.new, name="course_new"),
    path(_COURSE, course.course, name="course"),
    path(f"{_COURSE}/fill", filling.fill, name="course_fill"),
    path(f"{_COURSE}/plan", filling.plan, name="course_plan"),
    path(f"{_COURSE}/host", filling.rehost, name="course_host"),
    path(f"{_COURSE}/move", course.moving, name="course_move"),
    path(f"{_COURSE}/notes", filling.note, name="course_notes"),
    path(f"{_COURSE}/tasks", filling.task, name="course_tasks"),
    path(f"{_COURSE}/dates", dating.add, name="course_dates"),
    path(_DATE, date.date, name="date"),
    path(f"{_DATE}/move", dating.change, name="date_move"),
    path(f"{_DATE}/cancel", date.cancel, name="date_cancel"),
    path(f"{_DATE}/confirm", date.confirm, name="date_confirm"),
    path(f"{_DATE}/ask", date.asking, name="date_ask"),
    path("office/promises/<uuid:promise>", date.promise, name="promise"),
    path("office/hosts", hosts.hosts, name="hosts"),
    path("office/hosts/new", hosts.new, name="host_new"),
    path(_HOST, hosts.host, name="host"),
    path(f"{_HOST}/change", hosts.change, name="host_change"),
    path(f"{_HOST}/contacts", hosts.contacts, name="host_contacts"),
    path(f"{_HOST}/merge", hosts.merge, name="host_merge"),
    path("office/contacts/<uuid:contact>", hosts.contact, name="contact"),
    path("office/trainers", trainers.trainers, name="trainers"),
    path("office/trainers/of/<uuid:role>", trainers.make, name="trainer_make"),
    path(_TRAINER, trainers.trainer, name="trainer"),
    path(f"{_TRAINER}/profile", trainers.profile, name="trainer_profile"),
    path(f"{_TRAINER}/retire", trainers.retire, name="trainer_retire"),
    path(f"{_TRAINER}/away", away.away, name="trainer_away"),
    path("office/away/<uuid:away>/back", away.back, name="away_back"),
    path("office/own", own.own, name="own"),
    path("office/own/<uuid:promise>", own.respond, name="own_respond"),
    path("office/post", post.mails, name="post"),
    path("office/post/<uuid:mail>", post.mail, name="mail"),
    path("office/tasks", filling.tasks, name="tasks"),
    path("office/tasks/<uuid:task>/done", filling.finish, name="task_done"),
]
