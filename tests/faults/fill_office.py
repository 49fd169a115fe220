"""Fill an empty data folder with an office and a course that is ready; print its date's id."""

from __future__ import annotations

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

from declic.laptops.tests.sides import prepared_office  # noqa: E402  # after Django is set up
from declic.web.prepare import prepare  # noqa: E402

prepare()
sys.stdout.write(f"{prepared_office().date.pk}\n")
