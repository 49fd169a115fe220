"""Twenty minutes of phones that come and go: memory and open files must stay where they are.

`python -m bench.soak [MINUTES] [still]`. Three hundred phones in ten rooms hold their streams;
each hangs up and comes back once a minute, and answers now and then; every room is put a new
question every minute, which stays in the room until the session ends. With `still` one question
stays open, so that only coming and going is left. The first two minutes, in which caches fill, are
told and not judged.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from pathlib import Path

from bench.rooms import memory
from bench.say import say, table
from bench.school import School

ROOMS, SEATS = 10, 30
MINUTES = 20
MINUTE = 60.0
FIRST = 2


async def stream(port: int, cookie: str, seconds: float) -> None:
    """Listen so long, and hang up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /s/stream HTTP/1.1\r\nHost: h\r\nCookie: {cookie}\r\n\r\n".encode())
    try:
        async with asyncio.timeout(seconds):
            while await reader.read(65536):
                pass
    except TimeoutError:
        pass
    finally:
        writer.close()


async def answer(port: int, cookie: str, question: int) -> None:
    """Answer the question of this minute."""
    body = f"activity=quick-{question}&item=one&choice=A"
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /s/answer HTTP/1.1\r\nHost: h\r\nCookie: {cookie}\r\nConnection: close\r\n"
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    writer.write(f"{head}{kind}Content-Length: {len(body)}\r\n\r\n{body}".encode())
    await reader.read()
    writer.close()


async def phone(port: int, cookie: str, until: float, begun: float, *, still: bool) -> None:
    """Come and go until it is over."""
    await asyncio.sleep(random.uniform(0, MINUTE))  # noqa: S311  # not a secret
    while time.monotonic() < until:
        await stream(port, cookie, MINUTE - 1)
        asked = 1 if still else 1 + int((time.monotonic() - begun) / MINUTE)
        await answer(port, cookie, asked)


def files(process: int) -> int:
    """Count what the process has open."""
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


async def watch(school: School, minutes: int, *, still: bool) -> list[tuple[int, int]]:
    """Tell memory and open files each minute."""
    server, seen = school.server.process.pid, []
    for minute in range(minutes + 1):
        seen.append((memory(server), files(server)))
        say(f"| {minute} | {seen[-1][0] / 1024:.1f} | {seen[-1][1]} |")
        await asyncio.sleep(MINUTE)
        if not still:
            await asyncio.to_thread(school.press, "quick", style="letters")
    return seen


async def soak(school: School, minutes: int, *, still: bool) -> None:
    """Run it."""
    begun = time.monotonic()
    until = begun + minutes * MINUTE
    port = school.server.port
    phones = [phone(port, cookie, until, begun, still=still) for cookie in school.cookies]
    seen, *_ = await asyncio.gather(watch(school, minutes, still=still), *phones)
    kib = [each for each, _ in seen[FIRST:]]
    most = max(kib) - kib[0]
    say(f"\nFrom minute {FIRST} on: memory grew by {most / 1024:.1f} MiB at most.")


def main(minutes: int, *, still: bool = False) -> None:
    """Print the table."""
    table("Minute", "memory MiB", "open files")
    with School(ROOMS, SEATS) as school:
        school.press("quick", style="letters")
        asyncio.run(soak(school, minutes, still=still))


if __name__ == "__main__":
    told = [each for each in sys.argv[1:] if each.isdigit()]
    main(int(told[0]) if told else MINUTES, still="still" in sys.argv)
