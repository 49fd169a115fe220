"""`declic doctor`: what is wrong with this installation, and what to do about it.

Each check yields a sentence for each thing it finds; none changes anything.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from pysqlite3 import dbapi2

from declic.care.models import Community
from declic.care.queries import fact_keys, in_force
from declic.kernel.clock import now
from declic.packs import queries as packs
from declic.post import carrying
from declic.post import queries as post
from declic.post.models import State
from declic.post.rules.line import LineError
from declic.web.hosts import known
from declic.web.prepare import alone, newer_than_us
from declic.web.refusals import Refused
from declic.web.report import report
from declic.web.serve import listen
from declic.web.settings import PACKAGE
from declic.web.sqlite.versions import refusal

LEAST_FREE = 300 * 1024**2
BUILT_IN = 2026
OTHERS = 0o077

Check = Callable[[argparse.Namespace], Iterator[str]]


def doctor(args: argparse.Namespace) -> int:
    """Print what this installation is, and what is wrong with it. Return 1 when anything is."""
    for line in report(args):
        sys.stdout.write(f"{line}\n")
    found = [sentence for check in CHECKS for sentence in check(args)]
    for sentence in found:
        sys.stderr.write(f"- {sentence}\n")
    if not found:
        sys.stdout.write("\nNothing is wrong with this installation.\n")
    return 1 if found else 0


def _clock(_args: argparse.Namespace) -> Iterator[str]:
    if now().year < BUILT_IN:
        yield (
            f"The clock of this computer says {now():%d %B %Y}. Set it: with a wrong clock, "
            "data is not deleted when it is due."
        )


def _rights(_args: argparse.Namespace) -> Iterator[str]:
    folder = Path(settings.DECLIC_DATA)
    if not os.access(folder, os.W_OK | os.X_OK):
        yield f"You may not write to the data folder {folder}. Change its owner, or DECLIC_DATA."
    yield from _open_to_others(folder, "700")
    named = os.environ.get("DECLIC_SECRET_KEY_FILE", "").strip()
    if named:
        yield from _open_to_others(Path(named).expanduser(), "600")


def _open_to_others(path: Path, mode: str) -> Iterator[str]:
    if os.name == "posix" and path.stat().st_mode & OTHERS:
        yield f"Others on this computer can open {path}. Run: chmod {mode} {path}"


def _room_on_disk(_args: argparse.Namespace) -> Iterator[str]:
    free = shutil.disk_usage(settings.DECLIC_DATA).free
    if free < LEAST_FREE:
        yield (
            f"The disk of the data folder has {free // 1024**2} MB left. Free at least "
            f"{LEAST_FREE // 1024**2} MB: on a full disk no answer can be saved."
        )


def _sqlite(_args: argparse.Namespace) -> Iterator[str]:
    fault = refusal(dbapi2.sqlite_version_info)
    if fault:
        yield fault


def _database(_args: argparse.Namespace) -> Iterator[str]:
    path = Path(connection.settings_dict["NAME"])
    if not path.exists():
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            healthy = cursor.fetchone()[0] == "ok"
        if newer_than_us():
            yield f"The database {path} was written by a newer Declic. Install that one again."
    except ImproperlyConfigured as error:
        yield str(error)
        return
    except DatabaseError:
        healthy = False
    finally:
        connection.close()
    if not healthy:
        yield (
            f"The database {path} is damaged. Move it away and bring back your last backup: "
            "declic restore FILE"
        )


def _port(args: argparse.Namespace) -> Iterator[str]:
    try:
        with alone("server", seconds=0, otherwise="running"):
            listen(args.host, args.port).close()
    except Refused as refused:
        # Our own server has the port, and should.
        if str(refused) != "running":
            yield str(refused)


def _base_url(_args: argparse.Namespace) -> Iterator[str]:
    url = settings.DECLIC_BASE_URL
    host = url.partition("://")[2]
    if url and not (url.startswith(("http://", "https://")) and known(host, url)):
        yield (
            f"DECLIC_BASE_URL is {url}. Write it with http:// or https:// and a name, "
            "and nothing behind it: https://declic.example.org"
        )


def messages(_args: argparse.Namespace) -> Iterator[str]:
    written = PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po")
    missing = sum(not path.with_suffix(".mo").exists() for path in written)
    if missing:
        yield f"{missing} translations are not compiled; pages are English. Run: make messages"


def _packs(_args: argparse.Namespace) -> Iterator[str]:
    faults = sum(not fault.warning for fault in packs.check())
    if faults:
        yield f"The packs have {faults} faults. See them with: declic packs check"
    elif not packs.plans():
        yield "There is no plan to lead: no pack was found. Install Declic again."


def _facts(_args: argparse.Namespace) -> Iterator[str]:
    today = now().date()
    # Asked of a day long ago, every fact still answers for itself and none gives way.
    places = get_args(Community)
    every = [in_force(key, place, today.min) for key in fact_keys() for place in places]
    over = sorted({fact.key for fact in every if fact.is_expired(today)})
    if over:
        yield (
            f"These local facts were to be checked again and are out of date: {', '.join(over)}. "
            "Look them up at their source and confirm them on the page /host/facts."
        )


def _mail(_args: argparse.Namespace) -> Iterator[str]:
    try:
        is_set = carrying.way() is not None
    except LineError as error:
        yield str(error)
        return
    waiting, failed = _mails()
    if waiting and not is_set:
        yield (
            f"{waiting} mails wait, and no mail server is set. Set DECLIC_MAIL_URL and "
            "DECLIC_MAIL_FROM, or print them in the office."
        )
    if failed:
        yield f"{failed} mails could not be sent. The office says of each why not."


def _mails() -> tuple[int, int]:
    try:
        found = post.counts(post.mails(None))
    except (DatabaseError, ImproperlyConfigured):
        # A database that does not have them yet holds none; others have told what is wrong.
        return 0, 0
    finally:
        connection.close()
    return found[State.WAITING], found[State.FAILED]


CHECKS: tuple[Check, ...] = (
    _clock,
    _rights,
    _room_on_disk,
    _sqlite,
    _database,
    _port,
    _base_url,
    messages,
    _packs,
    _facts,
    _mail,
)
