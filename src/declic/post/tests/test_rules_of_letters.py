"""A mail as it is written, read again as a mail program reads it."""

from __future__ import annotations

import datetime as dt
import email
from email.header import decode_header, make_header
from email.message import EmailMessage, MIMEPart
from email.policy import default
from html.parser import HTMLParser
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.languages import LANGUAGES
from declic.post.rules import mails
from declic.post.rules.letters import Letter, compose
from declic.post.rules.line import Sender
from declic.post.rules.mails import Attachment, Button, MailRefused
from declic.post.rules.page import page

NOW = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
SENDER = Sender("Déclic Bureau", "office@declic.example")
CODES = st.sampled_from([known.code for known in LANGUAGES])
BUTTONS = st.none() | st.just(Button("Ouvrir <ici>", "https://declic.example/a?b=1&c=%22"))
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></body></html><b>",
    "{{7*7}} {% debug %} {0.__class__} %(x)s",
    "=HYPERLINK(1)",
    "\u202egnp.exe",
)


def cleaned(text: str) -> str:
    """Give the text as it is queued, or something plain."""
    try:
        return mails.text(text, None)
    except MailRefused:
        return "Bonjour"


TEXTS = st.one_of(st.text(max_size=400), st.sampled_from(ATTACKS)).map(cleaned)


def subjected(text: str) -> str:
    try:
        return mails.subject(text)
    except MailRefused:
        return "Objet"


SUBJECTS = st.one_of(
    st.text(max_size=250),
    st.text('aé ش\u0300😀 "(=?,', min_size=50, max_size=200),
    st.sampled_from(ATTACKS),
).map(subjected)


def read(letter: Letter) -> EmailMessage:
    """Write the mail and read the bytes."""
    written = compose(letter, sender=SENDER, at=NOW).as_bytes()
    assert max(map(len, written.splitlines())) <= 998
    assert written.isascii()
    return email.message_from_bytes(written, policy=default)


def letter(**given: object) -> Letter:
    told: dict[str, object] = {
        "id": UUID(int=7),
        "to": "host@school.example",
        "language": "fr",
        "subject": "Objet",
        "text": "Bonjour",
        "html": page("Bonjour", language="fr"),
    }
    return Letter(**{**told, **given})  # type: ignore[arg-type]


@given(SUBJECTS)
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    got = read(letter(subject=subject))
    assert got["Subject"] == subject
    assert got.keys().count("To") == 1
    assert not {"Bcc", "Cc"} & set(got.keys())


@given(TEXTS, CODES, BUTTONS)
def test_the_plain_text_is_always_there_and_the_page_says_the_same(
    text: str, language: str, button: Button | None
) -> None:
    plain = mails.text(text, button)
    html = page(text, language=language, button=button)
    got = read(letter(text=plain, html=html, language=language))
    assert got.get_content_type() == "multipart/alternative"
    first, second = got.iter_parts()
    assert said(first) == plain
    assert said(second) == html
    assert got["Content-Language"] == language


def said(part: MIMEPart) -> str:
    text: str = part.get_content()
    return text.replace("\r\n", "\n").removesuffix("\n")


class Seen(HTMLParser):
    """What a mail program would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        named = [name for name, _ in attrs]
        self.loads += [name for name in named if name == "src" or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(TEXTS, CODES, BUTTONS)
def test_the_page_loads_nothing_and_holds_no_link_but_the_button(
    text: str, language: str, button: Button | None
) -> None:
    seen = Seen(page(text, language=language, button=button))
    assert set(seen.tags) <= {"html", "head", "meta", "title", "body", "div", "p", "br", "a"}
    assert seen.links == ([button.url] if button else [])
    assert seen.loads == []
    assert "".join("".join(seen.text).split()).startswith("".join(text.split()))


def test_a_page_reads_from_right_to_left_where_its_language_does() -> None:
    assert '<html lang="ar" dir="rtl">' in page("مرحبا", language="ar")


@given(st.lists(st.binary(max_size=200), max_size=3))
def test_files_arrive_as_they_are(files: list[bytes]) -> None:
    sent = [
        Attachment(f"é{at}.bin", "application/octet-stream", data) for at, data in enumerate(files)
    ]
    got = read(letter(attachments=sent))
    parts = list(got.iter_attachments())
    assert [(part.get_filename(), part.get_content()) for part in parts] == [
        (each.name, each.data) for each in sent
    ]


NAMES = st.text("aéش😀 .,\"'()<>-", min_size=1, max_size=80).map(
    lambda name: " ".join(name.split())
)


@given(NAMES.filter(bool))
def test_who_writes_is_named_as_the_setting_says(name: str) -> None:
    sender = Sender(name, "office@declic.example")
    written = compose(letter(), sender=sender, at=NOW).as_bytes()
    # Python's newer reader puts a space between the pieces of a long name; mail programs do not.
    found = str(make_header(decode_header(email.message_from_bytes(written)["From"])))
    assert found == f"{name} <office@declic.example>"


def test_who_writes_needs_no_name() -> None:
    sender = Sender("", "office@declic.example")
    assert compose(letter(), sender=sender, at=NOW)["From"] == "office@declic.example"


def test_an_answer_goes_where_it_is_wanted() -> None:
    assert read(letter(reply_to="a@b.example"))["Reply-To"] == "a@b.example"
    assert read(letter())["Reply-To"] is None


def test_the_name_of_a_mail_is_the_same_at_every_attempt() -> None:
    first = compose(letter(), sender=SENDER, at=NOW)
    again = compose(letter(), sender=SENDER, at=NOW + dt.timedelta(days=1))
    assert first["Message-ID"] == again["Message-ID"]
    assert read(letter(id=UUID(int=8)))["Message-ID"] != first["Message-ID"]
