"""Fill an empty data folder with an office and a course that is ready; print its date's id."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

sys.path.insert(0, str(Path(__file__).parents[2]))
from declic.web.prepare import prepare  # noqa: E402
from tests.laptops.sides import prepared_office  # noqa: E402  # after Django is set up

prepare()
sys.stdout.write(f"{prepared_office().date.pk}\n")
