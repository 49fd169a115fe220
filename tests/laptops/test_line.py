"""The line to the office: HTTPS with its certificate checked, no detour, no more than fits."""

from __future__ import annotations

import datetime as dt
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from declic.laptops import line
from declic.laptops.rules.envelope import LARGEST, UnfitError

Reply = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def listening(reply: Reply, certificate: Path | None = None) -> Iterator[str]:
    """A server that answers everything in one way; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # as it is called
            reply(self)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            reply(self)

        def log_message(self, *_given: object) -> None: ...

        def handle(self) -> None:
            # Whoever does not trust the certificate hangs up; that is no fault of ours.
            try:
                super().handle()
            except OSError:
                self.close_connection = True

    class Server(HTTPServer):
        def handle_error(self, *_given: object) -> None: ...

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}/x"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def says(status: int, body: bytes, **headers: str) -> Reply:
    def reply(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return reply


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this computer that nobody but us has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "office")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "office.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


def reason(do: Callable[[], object]) -> str:
    with pytest.raises(UnfitError) as unfit:
        do()
    return unfit.value.reason


def test_an_office_whose_certificate_nobody_vouches_for_is_not_spoken_to(certificate: Path) -> None:
    with listening(says(200, b"hello"), certificate) as address:
        assert reason(lambda: line.fetch(address)) == "certificate"
        assert reason(lambda: line.send(address, b"results")) == "certificate"


def test_control_where_the_certificate_is_trusted_the_same_office_is_spoken_to(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with listening(says(200, b"hello"), certificate) as address:
        assert line.fetch(address) == b"hello"
        assert line.send(address, b"results") == b"hello"


def test_nobody_leads_the_laptop_elsewhere() -> None:
    with (
        listening(says(200, b"elsewhere")) as other,
        listening(says(302, b"", Location=other)) as address,
    ):
        assert reason(lambda: line.fetch(address)) == "network"


def test_a_sentence_of_the_office_is_handed_on_and_anything_else_is_no_office() -> None:
    told = b'{"ok": false, "reason": "bundle", "sentence": "Not ours."}'
    with listening(says(422, told)) as address, pytest.raises(UnfitError) as unfit:
        line.send(address, b"x")
    assert (unfit.value.reason, unfit.value.detail) == ("refused", {"sentence": "Not ours."})
    for body in (b"<html>", b"[]", b"[" * 50_000, b'{"sentence": 7}'):
        with listening(says(500, body)) as address:
            assert reason(partial(line.send, address, b"x")) == "network"


def test_a_reply_without_end_is_cut_off() -> None:
    with listening(says(200, b"x" * (LARGEST + 2))) as address:
        assert reason(lambda: line.fetch(address)) == "large"


def test_where_nobody_listens_nothing_is_lost() -> None:
    with listening(says(200, b"")) as address:
        gone = address
    assert reason(lambda: line.send(gone, b"x")) == "network"
    assert reason(lambda: line.fetch("http://office.example/x")) == "address"


def test_a_reply_that_breaks_off_is_no_reply() -> None:
    def half(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Length", "400")
        to.end_headers()
        to.wfile.write(b"half")

    with listening(half) as address:
        assert reason(lambda: line.fetch(address)) == "network"
