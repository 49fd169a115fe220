"""What a mail may hold, when it is tried again, and how the settings are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.post.rules import mails, tries
from declic.post.rules.line import Line, LineError, Sender, line_of, sender_of
from declic.post.rules.mails import Attachment, Button, MailRefused
from declic.post.rules.tries import PAUSES, TRIED_FOR, Result

NOW = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
SIGNS = st.text(max_size=300)


@given(st.emails())
def test_an_address_is_one_line_without_a_second_address_in_it(given: str) -> None:
    try:
        taken = mails.address(given)
    except MailRefused:
        return
    assert taken.count("@") == 1
    assert taken.isascii()
    assert not set(taken) & set(' ,;:<>()[]"\\\r\n\0')


@given(SIGNS)
def test_any_text_is_an_address_or_refused(given: str) -> None:
    try:
        taken = mails.address(given)
    except MailRefused:
        return
    assert mails.address(taken) == taken


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (" Host.Name+1@School.Example ", "Host.Name+1@school.example"),
        ("info@école.example", "info@xn--cole-9oa.example"),
        ("o'neil@x.co", "o'neil@x.co"),
    ],
)
def test_what_people_write_is_taken(given: str, taken: str) -> None:
    assert mails.address(given) == taken


@pytest.mark.parametrize(
    "given",
    [
        "",
        "@",
        "a@",
        "@b.example",
        "a@b",
        "a@b..example",
        "a@-b.example",
        "a@127.0.0.1",
        "a@[127.0.0.1]",
        "a b@c.example",
        "a..b@c.example",
        "é@c.example",
        '"a b"@c.example',
        "A <a@b.example>",
        "a@b.example,c@d.example",
        "a@b.example\n",
        "a@b.example\nBcc: c@d.example",
        f"{'a' * 65}@b.example",
        f"a@{'b' * 64}.example",
        f"a@{'b.' * 126}example",
        f"a@{'é' * 70}.example",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    if given.endswith("\n"):
        assert mails.address(given) == "a@b.example"
        return
    with pytest.raises(MailRefused):
        mails.address(given)


@given(SIGNS)
def test_a_subject_is_one_line_or_refused(given: str) -> None:
    try:
        taken = mails.subject(given)
    except MailRefused:
        return
    assert len(taken.splitlines()) == 1
    assert 0 < len(taken) <= mails.SUBJECT_MOST


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "https://a.example/ b", 'https://a/"x', "x", "https://"]
)
def test_a_button_leads_to_a_page_or_is_refused(url: str) -> None:
    with pytest.raises(MailRefused, match="link"):
        mails.button(Button("Go", url))


def test_there_need_be_no_button() -> None:
    assert mails.button(None) is None


@pytest.mark.parametrize(
    ("kind", "key", "language", "html", "reason"),
    [
        ("Invitation", "a", "fr", "", "kind"),
        ("invitation", "", "fr", "", "key"),
        ("invitation", "x" * 201, "fr", "", "key"),
        ("invitation", "a", "xx", "", "language"),
        ("invitation", "a", "fr", "x" * 200_001, "html_long"),
    ],
)
def test_what_the_program_says_wrongly_is_refused(
    kind: str, key: str, language: str, html: str, reason: str
) -> None:
    mails.check(kind="invitation", key="x" * 200, language_code="prs", html="x" * 200_000)
    with pytest.raises(MailRefused) as refused:
        mails.check(kind=kind, key=key, language_code=language, html=html)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("name", "kind", "data", "reason"),
    [
        ("", "text/plain", b"", "attachment_name"),
        (".htaccess", "text/plain", b"", "attachment_name"),
        ("a/b.txt", "text/plain", b"", "attachment_name"),
        ("a\nb.txt", "text/plain", b"", "attachment_name"),
        ("a.txt", "text", b"", "attachment_type"),
        ("a.txt", "text/plain; charset=x", b"", "attachment_type"),
        ("a.txt", "text/plain", b"x" * (mails.ATTACHED_MOST + 1), "attachments_large"),
    ],
)
def test_a_file_with_a_bad_name_kind_or_size_is_refused(
    name: str, kind: str, data: bytes, reason: str
) -> None:
    with pytest.raises(MailRefused) as refused:
        mails.attachments([Attachment(name, kind, data)])
    assert refused.value.reason == reason


def test_small_files_are_taken_and_too_many_are_not() -> None:
    kept = Attachment("Éa 1.txt", "text/plain", b"x")
    largest = Attachment("a.txt", "text/plain", b"x" * mails.ATTACHED_MOST)
    assert mails.attachments([Attachment("E\u0301a\u200e 1.txt", "text/plain", b"x")]) == (kept,)
    assert mails.attachments([largest]) == (largest,)
    assert len(mails.attachments([kept] * 20)) == 20
    with pytest.raises(MailRefused, match="attachments_many"):
        mails.attachments([kept] * 21)


def test_the_words_of_a_button_are_one_line() -> None:
    address = "https://declic.example/a"
    assert mails.button(Button(" Go\u200e ", address)) == Button("Go", address)
    for words in ("", "Go\nnow", "x" * 121):
        with pytest.raises(MailRefused, match="link"):
            mails.button(Button(words, address))
    assert mails.text(" One ", Button("Go", address)) == f"One\n\nGo:\n{address}"


def due(since: dt.datetime) -> Iterator[dt.datetime]:
    """Give the moments of all tries of a mail that never gets through."""
    at: dt.datetime | None = since
    number = 0
    while at is not None:
        yield at
        number += 1
        at = tries.next_try(number, since, at)


def test_it_is_tried_after_a_minute_and_then_ever_more_seldom_for_two_days() -> None:
    moments = [each - NOW for each in due(NOW)]
    minutes = [each.total_seconds() / 60 for each in moments]
    assert minutes[:6] == [0, 1, 6, 36, 156, 396]
    assert moments[-1] == TRIED_FOR


@given(st.integers(0, 10**6), st.timedeltas(dt.timedelta(0), dt.timedelta(days=4)))
def test_the_next_try_lies_ahead_and_within_two_days(number: int, passed: dt.timedelta) -> None:
    at = NOW + passed
    found = tries.next_try(number, NOW, at)
    assert (found is None) == (passed >= TRIED_FOR)
    if found is not None:
        assert at < found <= min(at + PAUSES[-1], NOW + TRIED_FOR)


@given(st.integers(0, 999))
def test_only_a_number_of_five_hundred_is_a_refusal_for_good(code: int) -> None:
    assert (tries.result_of(code) == Result.REFUSED) == (code // 100 == 5)


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("smtp://mail.example", Line("mail.example", 587, "starttls")),
        ("smtp://mail.example?tls=ssl", Line("mail.example", 465, "ssl")),
        (" smtp://127.0.0.1/?tls=none ", Line("127.0.0.1", 25, "none")),
        (
            "smtp://a%40b.example:p%2Fw@m.example:2525",
            Line("m.example", 2525, "starttls", "a@b.example", "p/w"),
        ),
    ],
)
def test_the_setting_of_the_mail_server_is_read(url: str, line: Line) -> None:
    assert line_of(url) == line


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://mail.example:x",
        "smtp://mail.example:99999",
        "smtp://mail.example/box",
        "smtp://mail.example#x",
        "smtp://mail.example?tls=maybe",
        "smtp://mail.example?tls=",
        "smtp://mail.example?tls=ssl&x=1",
        "smtp://[mail",
        "smtp://ü:x@mail.example",
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(LineError, match="DECLIC_MAIL_URL"):
        line_of(url)


def test_a_password_stands_in_no_text_made_of_the_line() -> None:
    line = line_of("smtp://user:s3cret@mail.example")
    assert "s3cret" not in f"{line} {line!r}"
    assert str(line) == "mail.example:587 (starttls)"
    assert str(line_of("smtp://mail.example?tls=none")) == "mail.example:25 (no encryption)"


@pytest.mark.parametrize(
    ("given", "sender"),
    [
        ("office@x.example", Sender("", "office@x.example")),
        ("Déclic, bureau <office@x.example>", None),
        ('"Déclic, bureau" <office@x.example>', Sender("Déclic, bureau", "office@x.example")),
        ("Declic", None),
        ("", None),
    ],
)
def test_who_mails_come_from_is_one_address(given: str, sender: Sender | None) -> None:
    if sender is None:
        with pytest.raises(LineError, match="DECLIC_MAIL_FROM"):
            sender_of(given)
    else:
        assert sender_of(given) == sender
        assert sender.domain == "x.example"
