"""What the command line does with prepared courses and results, on either side."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from uuid import UUID

from declic.kernel import clock
from declic.kernel.codes import spaced
from declic.laptops.actions import sending
from declic.laptops.actions.bringing import bring as take_results
from declic.laptops.actions.handing import hand_in, receive, receive_code
from declic.laptops.actions.opening import UnknownOfficeError, take_in
from declic.laptops.actions.packing import Allowed, addressed, pack
from declic.laptops.keys import office_keys
from declic.laptops.models import Outgoing, Prepared
from declic.laptops.queries import prepared_here, to_bring
from declic.laptops.rules.envelope import LARGEST, UnfitError, fingerprint
from declic.laptops.sentences import sentence

REFUSED = 1


def pack_dates(args: Namespace) -> int:
    """Write the file of some dates."""
    allowed = Allowed(tuple(filter(None, args.unreviewed.split(","))), args.by)
    try:
        packed = pack(
            dates=[UUID(each) for each in args.date],
            allowed=allowed,
            address=addressed("/office/laptop/results"),
            by=None,
            at=clock.now(),
        )
    except ValueError:
        return _refuse(sentence(UnfitError("dates")))
    except UnfitError as unfit:
        return _refuse(sentence(unfit))
    if not _write(args.out, packed.contents):
        return REFUSED
    key = office_keys(packed.bundle.programme.organisation_id).key
    _say(f"{args.out} was written. It is good until {packed.bundle.expires_at:%Y-%m-%d}.")
    _say(f"To compare on a laptop that does not know this office yet: {fingerprint(key)}")
    if address := addressed(f"/office/laptop/bundles/{packed.secret}"):
        _say(f"Secret address, shown once: {address}")
    return 0


def open_file(args: Namespace) -> int:
    """Open a prepared course."""
    try:
        if "://" in args.file:
            row = sending.fetch(address=args.file, trusted=args.trust, at=clock.now())
        else:
            row = take_in(data=_read(args.file), trusted=args.trust, at=clock.now())
    except UnknownOfficeError as unknown:
        again = f"Run it again with --trust {unknown.fingerprint}"
        return _refuse(f"{sentence(unknown)}\n{again}")
    except UnfitError as unfit:
        return _refuse(sentence(unfit))
    for each in prepared_here("en", at=clock.now()):
        if each.prepared.pk == row.pk:
            _say(f"{each.date.starts_at:%Y-%m-%d %H:%M}  {each.date.label}  {each.title}")
    return 0


def results(args: Namespace) -> int:
    """Write the results file."""
    waiting = [row for row in Prepared.objects.order_by("opened_at") if to_bring(row)]
    if not waiting:
        return _refuse(sentence(UnfitError("nothing")))
    if len(waiting) > 1 and not args.file:
        names = ", ".join(f"{row.pk} ({row.office.name})" for row in waiting)
        return _refuse(f"Several files wait to be answered. Name one with --of: {names}")
    row = next((each for each in waiting if not args.file or str(each.pk) == args.file), None)
    if row is None:
        return _refuse(sentence(UnfitError("nothing")))
    try:
        made = hand_in(prepared=row, at=clock.now())
    except UnfitError as unfit:
        return _refuse(sentence(unfit))
    if not _write(args.out, bytes(made.contents or b"")):
        return REFUSED
    _say(f"{args.out} was written: {len(made.told)} session(s), sealed for {row.office.name}.")
    return 0


def bring(args: Namespace) -> int:
    """Take results in, and write the receipt."""
    try:
        receipt = take_results(data=_read(args.file), by=None, at=clock.now())
    except UnfitError as unfit:
        return _refuse(sentence(unfit))
    if args.receipt and not _write(args.receipt, bytes(receipt.contents)):
        return REFUSED
    _say(f"Received. The laptop erases its copy after the receipt: {spaced(receipt.code)}")
    return 0


def take_receipt(args: Namespace) -> int:
    """Take a receipt, as a file or as a code."""
    try:
        if Path(args.receipt).exists():
            row = receive(data=_read(args.receipt), at=clock.now())
        else:
            row = receive_code(typed=args.receipt, at=clock.now())
    except UnfitError as unfit:
        return _refuse(sentence(unfit))
    return _told_received(row)


def send(_args: Namespace) -> int:
    """Send all results that wait over the network."""
    waiting = [row for row in Prepared.objects.order_by("opened_at") if to_bring(row)]
    if not waiting:
        return _refuse(sentence(UnfitError("nothing")))
    # One office that cannot be reached does not keep the others from their results.
    return max([_sent(row) for row in waiting])


def _sent(row: Prepared) -> int:
    try:
        return _told_received(sending.send(prepared=row, at=clock.now()))
    except UnfitError as unfit:
        return _refuse(f"{row.office.name}: {sentence(unfit)}")


def _told_received(row: Outgoing) -> int:
    _say(f"The office has {len(row.told)} session(s). What no slip waits in is erased here.")
    return 0


def _read(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnfitError("no_file") from error


def _write(name: str, data: bytes) -> bool:
    """Write whole or not at all; a file that is there is not overwritten."""
    target = Path(name)
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        _refuse(f"{target} could not be written: {error.strerror}.")
        return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _refuse(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return REFUSED
