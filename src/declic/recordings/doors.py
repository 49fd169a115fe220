"""Who may open which address of this app: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import READS, Door

DOORS: Mapping[str, Door] = {
    "voices": Door("what has been spoken", READS),
    "voice-plan": Door("a plan, language by language", READS, of="spoken plan"),
    "voice-sentences": Door("speak sentences", READS, of="spoken language"),
}
