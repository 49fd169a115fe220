"""What every test needs, in the apps and outside."""

from __future__ import annotations

from hypothesis import settings

# On a busy machine a slow example is no fault.
settings.register_profile("declic", deadline=None)
settings.load_profile("declic")
