"""The office's addresses about courses."""

from __future__ import annotations

from django.urls import path

from declic.courses.views import course, date, dating, filling, lists

_COURSE = "office/courses/<uuid:course>"
_DATE = "office/dates/<uuid:date>"

urlpatterns = [
    path("office/courses", lists.courses, name="courses"),
    path("office/courses/board", lists.board, name="courses_board"),
    path("office/courses/waiting", lists.waiting, name="courses_waiting"),
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
    path("office/tasks", filling.tasks, name="tasks"),
    path("office/tasks/<uuid:task>/done", filling.finish, name="task_done"),
]
