"""Django's entry for the post."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """Mails and their queue."""

    name = "declic.post"
    label = "post"
