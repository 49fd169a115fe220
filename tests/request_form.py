"""An organisation with a request form, on a server that runs in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.server import PATIENCE, Server

# Run in the server's folder: an organisation, its form, and a date whose host is asked.
OPEN = """
import datetime as dt, django
django.setup()
from declic.courses.actions.courses import make_course
from declic.courses.actions.dates import When, add_date
from declic.courses.actions.held import ask_host
from declic.courses.actions.hosts import make_host
from declic.courses.actions.request_forms import Reached, keep_form
from declic.kernel.clock import now
from declic.people.models import Organisation, Programme
of = Organisation.objects.create(name="Clairière")
programme = Programme.objects.create(organisation=of, name="2027")
reached = Reached("cours@clairiere.example", "02 555 01 23")
keep_form(programme=programme, address="clairiere", reached=reached, by=None, at=now())
told = {"kind": "school", "name": "École des Tilleuls", "postcode": "4000", "language": "fr"}
host = make_host(programme=programme, fields=told, by=None, at=now())
course = make_course(host=host, fields={}, by=None, at=now())
for days in (-2, 2):
    start = now() + dt.timedelta(days=days)
    when = When(start, start + dt.timedelta(minutes=100))
    date = add_date(course=course, when=when, by=None, at=now())
    print(ask_host(date=date, by=None, at=now()))
"""


def opened_form(server: Server) -> tuple[str, str]:
    """Open a form at `/ask/clairiere`; give the links of a date that was and of one to come."""
    told = subprocess.run(
        [sys.executable, "-c", OPEN],
        env={**server.environment(), "DJANGO_SETTINGS_MODULE": "declic.web.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    ).stdout.split()
    return told[0], told[1]
