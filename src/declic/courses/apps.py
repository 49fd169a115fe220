"""Django's entry for courses."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Requests, hosts, trainers, courses and their dates."""

    name = "declic.courses"
    label = "courses"
