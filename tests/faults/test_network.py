"""A second device: a network namespace joined by a cable, with and without a firewall between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.room.client import Browser, Led, lead
from tests.room.network import own_address
from tests.server import PATIENCE, Server, Start

JOIN = """
import http.client, sys
host, port, path = sys.argv[1:]
line = http.client.HTTPConnection(host, int(port), timeout=4)
head = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}:{port}"}
line.request("POST", path, "lang=fr&table=star", head)
print(line.getresponse().status)
"""
YES = "Yes: another device has opened our page."
NOT_YET = "Not yet."
REMEDIES = ("mobile data", "firewall", "guest Wi-Fi", "Go on with cards or hands")


def ip(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["ip", *words], capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Device:
    """Another computer: the far end of the cable. `ours` is this computer's address on it."""

    name: str
    cable: str
    ours: str

    def joins(self, led: Led) -> str:
        """Come in from there; give the status, or the name of what went wrong."""
        words = [self.ours, str(led.server.port), f"/j/{led.row['secret']}"]
        done = subprocess.run(
            ["ip", "netns", "exec", self.name, sys.executable, "-c", JOIN, *words],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout.strip() or done.stderr.strip().rpartition("\n")[2].partition(":")[0]


@pytest.fixture
def device() -> Iterator[Device]:
    if not shutil.which("ip") or os.geteuid() != 0:
        pytest.skip("needs root and the command ip to lay a cable to a second device")
    number = os.getpid() % 250
    name, near, far = f"declic{os.getpid()}", f"dn{os.getpid()}", f"df{os.getpid()}"
    ours, theirs = f"10.213.{number}.1", f"10.213.{number}.2"
    laid = [
        ip("netns", "add", name),
        ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", name),
        ip("addr", "add", f"{ours}/30", "dev", near),
        ip("link", "set", near, "up"),
        ip("-n", name, "addr", "add", f"{theirs}/30", "dev", far),
        ip("-n", name, "link", "set", far, "up"),
    ]
    try:
        faults = [step.stderr.strip() for step in laid if step.returncode]
        if faults:
            pytest.skip(f"no cable to a second device could be laid: {faults[0]}")
        yield Device(name, near, ours)
    finally:
        ip("link", "del", near)
        ip("netns", "del", name)


@pytest.fixture
def firewall(device: Device) -> Iterator[None]:
    """Drop what comes over the cable, as a laptop's firewall does in a network it does not know."""
    table = f"declic{os.getpid()}"
    rules = (
        f"table inet {table} {{ chain input {{ type filter hook input priority 0; policy accept; "
        f'iifname "{device.cable}" tcp dport 1-65535 drop; }} }}'
    )
    nft = shutil.which("nft")
    works = bool(nft) and _filters(str(nft), rules)
    if not works:
        # Without a packet filter: the way back is prohibited, so that nothing is answered.
        ip("route", "add", "prohibit", f"{device.ours[:-1]}2/32")
    yield
    if works:
        subprocess.run([str(nft), "delete", "table", "inet", table], check=False)
    else:
        ip("route", "del", "prohibit", f"{device.ours[:-1]}2/32")


def _filters(nft: str, rules: str) -> bool:
    put = subprocess.run([nft, "-f", "-"], input=rules, text=True, capture_output=True, check=False)
    return put.returncode == 0


@pytest.fixture
def led(start: Start) -> Led:
    return lead(start(host="0.0.0.0"))  # noqa: S104


def told(led: Led) -> str:
    """What the console says of whether phones reach this computer."""
    return led.browser.get(f"/host/{led.id}/reach").text


def test_a_second_device_comes_in_and_the_console_says_so(device: Device, led: Led) -> None:
    assert NOT_YET in told(led)
    assert device.joins(led) == "303"
    assert YES in told(led)
    assert led.rows("SELECT language FROM live_seat WHERE 1") == [("fr",)]


@pytest.mark.usefixtures("firewall")
def test_behind_a_firewall_the_console_says_what_to_do(device: Device, led: Led) -> None:
    assert device.joins(led) != "303"
    page = told(led)
    assert YES not in page
    assert NOT_YET in page
    assert [remedy for remedy in REMEDIES if remedy not in page] == []


def test_this_computer_s_own_visits_are_no_second_device(led: Led) -> None:
    for host in {"127.0.0.1", own_address() or "127.0.0.1"}:
        assert Browser(led.server.port, host=host).get("/").status == 200
    assert YES not in told(led)


def test_a_server_that_listens_to_itself_alone_says_so(server: Server) -> None:
    assert "Declic was started for this laptop alone" in told(lead(server))
