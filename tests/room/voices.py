"""Speak a text of the plan as its page does: by a form with a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.room.client import Answer, Browser

PAGE = "/host/voice/young-people/help-a-friend/fr"
TITLE = "plans/help-a-friend:title"
WAITS = "interface:No name, no account. It begins soon."
EDGE = "----edge"
MULTIPART = f"multipart/form-data; boundary={EDGE}"
ITEM = re.compile(r'<li id="([0-9a-f]{32})".*?<code>([^<]*)</code>', re.DOTALL)
PLAYER = re.compile(r'<audio controls preload="none" src="([^"]+)"')


def form(fields: Mapping[str, str], sound: bytes) -> bytes:
    """Write a form with a file as browsers do."""
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = 'Content-Disposition: form-data; name="sound"; filename="x.ogg"'
    file = f"--{EDGE}\r\n{head}\r\nContent-Type: audio/ogg\r\n\r\n".encode()
    return b"".join([*parts, file, sound, f"\r\n--{EDGE}--\r\n".encode()])


def names(staff: Browser) -> dict[str, str]:
    """Give the names of the texts on the page by their key."""
    return {key: name for name, key in ITEM.findall(staff.get(PAGE).text)}


def record(staff: Browser, key: str, sound: bytes, *, name: str = "", **more: str) -> Answer:
    """Send a recording of the text with that key (or of the text called so)."""
    fields = {"do": "record", "by": "Ada Example", **more}
    fields["name"] = name or names(staff)[key]
    return staff.post(PAGE, form(fields, sound), content_type=MULTIPART, accept_language="en")


def address(staff: Browser, key: str = TITLE) -> str:
    """Give where the recording of a text is fetched, as its page says."""
    _, _, rest = staff.get(PAGE).text.partition(f'<li id="{names(staff)[key]}"')
    return str(PLAYER.findall(rest)[0])
