"""Gives the tests a data folder of their own, before Django reads where the data lie.

Loaded by name in pyproject.toml: a conftest would come too late. Worker processes inherit the
folder from the process that started them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "PYTEST_XDIST_WORKER" not in os.environ:
    folder = tempfile.mkdtemp(prefix="declic-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["DECLIC_DATA"] = folder
    for name in ("DATABASE_URL", "DECLIC_BASE_URL", "DECLIC_SECRET_KEY_FILE"):
        os.environ.pop(name, None)
