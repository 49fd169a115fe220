"""The least that a server on this machine could do: the measure for ours, in the same run.

`python -m bench.bare PORT` answers each POST at once and stores nothing, and writes to everybody
who holds a stream open whatever is posted to /tell.
"""

from __future__ import annotations

import asyncio
import sys

STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
listeners: list[asyncio.StreamWriter] = []


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one connection."""
    while True:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
        except asyncio.IncompleteReadError:
            return
        length = next(
            (
                int(line[15:])
                for line in head.lower().split("\r\n")
                if line[:15] == "content-length:"
            ),
            0,
        )
        body = await reader.readexactly(length)
        if head.startswith("GET"):
            writer.write(STREAM)
            listeners.append(writer)
            continue
        if "/tell" in head.partition("\r\n")[0]:
            for listener in listeners:
                if not listener.is_closing():
                    listener.write(body)
        writer.write(OK)


async def main(port: int) -> None:
    """Listen until killed."""
    server = await asyncio.start_server(serve, "127.0.0.1", port, backlog=2048)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
