"""The settings that an installation may have in its environment. docs/operator.md prints them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: what it says, and what holds without it."""

    name: str
    what: str
    without: str


SETTINGS = (
    Setting(
        "DECLIC_DATA",
        "the folder with everything that this installation keeps: database, keys, own packs",
        "Linux `~/.local/share/declic` (or under `$XDG_DATA_HOME`), "
        "macOS `~/Library/Application Support/declic`, Windows `%LOCALAPPDATA%\\declic`",
    ),
    Setting(
        "DECLIC_BASE_URL",
        "the address by which browsers reach this server, such as `https://declic.example.org`; "
        "needed behind a proxy or under a public name; with `https`, cookies are sent over it only",
        "the computer's own address in the room's network",
    ),
    Setting(
        "DECLIC_SECRET_KEY_FILE",
        "a file with the secret that signs cookies, at least 32 characters",
        "`secret.key` in the data folder, made once",
    ),
    Setting(
        "DECLIC_MAIL_URL",
        "the mail server: `smtp://user:password@host:587?tls=starttls`, or `tls=ssl` (port 465), "
        "or `tls=none` for one on this machine; in user and password write `%40` for `@`",
        "no mail is sent; mails wait in the office, to be read or printed",
    ),
    Setting(
        "DECLIC_MAIL_FROM",
        "who mails come from: `Name <office@example.org>`, an address that the mail server lets "
        "this user write as",
        "as without `DECLIC_MAIL_URL`",
    ),
    Setting(
        "DECLIC_PORTABLE",
        "any value: serve with the pure Python parts although the quicker ones of `declic[fast]` "
        "are installed",
        "the quicker parts, where they are installed",
    ),
    Setting(
        "DATABASE_URL",
        "another place for the database: `sqlite:///path/to/file`; nothing but SQLite yet",
        "`declic.sqlite3` in the data folder",
    ),
)
