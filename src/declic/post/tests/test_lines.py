"""The line to the mail server: encrypted, with a name and a password, or not at all."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from declic.kernel import clock
from declic.post import carrying
from declic.post.models import Mail, State
from declic.post.rules.line import LineError
from declic.post.tests.conftest import Send
from declic.post.tests.writing import NOW, write
from tests.office.smtp import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost, signed by nobody else, and its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    day = dt.timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - day)
        .not_valid_after(clock.now() + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def safe(smtp: MailServer, settings: Settings, certificate: Path, send: Send) -> MailServer:
    """A mail server that wants encryption and a password."""
    del send
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    smtp.certificate, smtp.users = context, {"office": "right"}
    settings.DECLIC_MAIL_URL = f"smtp://office:right@localhost:{smtp.port}"
    return smtp


def test_a_password_goes_over_an_encrypted_line(
    safe: MailServer, send: Send, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    write()
    assert send()[State.SENT] == 1
    assert len(safe.caught) == 1


def test_a_certificate_that_nobody_vouches_for_gets_no_password(
    safe: MailServer, send: Send
) -> None:
    mail = write()
    assert send()[State.WAITING] == 1
    mail.refresh_from_db()
    assert "certificate" in mail.said.lower()
    assert not safe.asked


def test_who_signs_in_wrongly_loses_no_mail(
    safe: MailServer,
    send: Send,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.DECLIC_MAIL_URL = settings.DECLIC_MAIL_URL.replace("right", "wrong")
    mail = write()
    assert send()[State.WAITING] == 1
    mail.refresh_from_db()
    assert (mail.reason, mail.said[:3]) == ("down", "535")
    settings.DECLIC_MAIL_URL = settings.DECLIC_MAIL_URL.replace("wrong", "right")
    Mail.objects.update(due_at=NOW)
    assert send()[State.SENT] == 1
    assert len(safe.caught) == 1


def test_nothing_goes_in_the_clear_where_encryption_was_asked_for(
    smtp: MailServer, send: Send, settings: Settings
) -> None:
    settings.DECLIC_MAIL_URL = f"smtp://127.0.0.1:{smtp.port}?tls=starttls"
    write()
    assert send()[State.WAITING] == 1
    assert not smtp.asked


def test_without_settings_there_is_no_way(settings: Settings) -> None:
    settings.DECLIC_MAIL_URL = settings.DECLIC_MAIL_FROM = ""
    assert carrying.way() is None


@pytest.mark.parametrize("missing", ["DECLIC_MAIL_URL", "DECLIC_MAIL_FROM"])
def test_half_of_the_settings_is_refused(settings: Settings, missing: str) -> None:
    settings.DECLIC_MAIL_URL, settings.DECLIC_MAIL_FROM = "smtp://a.example", "a@b.example"
    setattr(settings, missing, "")
    with pytest.raises(LineError, match="both"):
        carrying.way()
