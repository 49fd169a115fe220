"""Django's entry for the entrance."""

import logging
import sys

from django.apps import AppConfig
from django.core.signals import got_request_exception

logger = logging.getLogger(__name__)


def log_fault(**_signal: object) -> None:
    """Log what broke, without the address that was asked for: addresses hold secrets."""
    logger.error("a page broke", exc_info=sys.exc_info())


class WebConfig(AppConfig):
    """The entrance."""

    name = "declic.web"
    label = "web"

    def ready(self) -> None:
        """Log faults our way; Django's own request logger is off."""
        got_request_exception.connect(log_fault, dispatch_uid="declic.web.log_fault")
