"""Queue mails in an installation: `python tests/office/queueing.py NUMBER`."""

from __future__ import annotations

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from declic.kernel import clock  # noqa: E402
from declic.post.actions import queue  # noqa: E402
from declic.web.prepare import prepare  # noqa: E402

if __name__ == "__main__":
    prepare()
    for number in range(int(sys.argv[1])):
        queue(
            to=f"host{number}@school.example",
            language="fr",
            subject="Votre demande",
            text="Bonjour",
            organisation=None,
            kind="confirmation",
            key=f"confirmation:{number}",
            at=clock.now(),
        )
