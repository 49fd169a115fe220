"""What `declic doctor` tells of an installation before it says what is wrong with it."""

from __future__ import annotations

import argparse
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from pysqlite3 import dbapi2

from declic.care.queries import reminder
from declic.kernel.clock import now
from declic.live.network import addresses
from declic.post import carrying
from declic.post.rules.line import LineError
from declic.web.serve import loop, parser

SYNC = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


def report(args: argparse.Namespace) -> Iterator[str]:
    """Tell version, server, database, disk, clock, local facts, and where phones come in."""
    yield f"Declic    {_version()}, Python {platform.python_version()}, {platform.system()}"
    yield f"Server    {parser().__name__.lower()} parser, {loop()} loop"
    yield f"Database  SQLite {dbapi2.sqlite_version}, {_safety()}"
    free = shutil.disk_usage(settings.DECLIC_DATA).free
    yield f"Disk      {free // 1024**2:,} MB free in {settings.DECLIC_DATA}"
    yield f"Clock     {now().astimezone():%d %B %Y %H:%M %Z}; wrong? Set it before a session."
    yield f"Facts     {_facts()}"
    yield f"Mail      {_mail()}"
    yield f"Phones    {_ways(args.port)}"


def _facts() -> str:
    left = reminder(now().date())
    return (
        f"{left.overdue} local facts out of date, {left.soon} expire within 60 days, "
        f"{left.unsure} nobody is sure of yet; see /host/facts"
    )


def _mail() -> str:
    try:
        way = carrying.way()
    except LineError:
        return "set, but wrongly: see below"
    return f"{way[0]}, from {way[1].address}" if way else "no mail server is set: nothing is sent"


def _version() -> str:
    try:
        return version("declic")
    except PackageNotFoundError:
        return "(not installed)"


def _safety() -> str:
    """Say how an answer is kept: FULL waits until the disk has it."""
    try:
        with connection.cursor() as cursor:
            journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            sync = cursor.execute("PRAGMA synchronous").fetchone()[0]
    except (DatabaseError, ImproperlyConfigured):
        return "cannot be used as it is"
    finally:
        connection.close()
    return f"journal {journal}, synchronous {SYNC.get(sync, sync)}"


def _ways(port: int) -> str:
    if settings.DECLIC_BASE_URL:
        return str(settings.DECLIC_BASE_URL)
    found = [f"http://{address}:{port}" for address in addresses(kept=0)]
    if not found:
        return "no network: join a Wi-Fi or open a hotspot, or go on with cards and hands"
    return ", ".join(found) + " (if one does not answer, try the next, or a hotspot)"
