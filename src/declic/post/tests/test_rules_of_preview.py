"""What a mail says, shown inside a page of the office."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.post.rules.mails import Button
from declic.post.rules.page import page
from declic.post.rules.preview import KEPT, preview

PIECES = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.sampled_from(
            [
                "<p>", "</p>", "<p style='x' onclick=alert(1)>", "<script>", "</script>", "<style>",
                "</style>", "<svg/onload=alert(1)>", "<img src=x onerror=alert(1)>", "<a href='",
                "<a href=javascript:alert(1)>", "<a href='https://x.example/'>", "</a>", "<!--",
                "-->", "<iframe src=//x>", "<b>", "</b>", "<li>", "&lt;script&gt;", "&#60;b&#62;",
                "<![CDATA[", "<?php", "'>", '">', "<br>", "</ul>", "<math><mtext><table><mglyph>",
            ]
        ),
    ),
    max_size=12,
).map("".join)  # fmt: skip


class Seen(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.balance = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.balance += tag != "br"

    def handle_endtag(self, tag: str) -> None:
        assert tag in KEPT
        self.balance -= 1


@given(PIECES)
def test_nothing_but_words_lists_and_links_is_left(html: str) -> None:
    shown = preview(html)
    seen = Seen(shown)
    assert set(seen.tags) <= {*KEPT, "br"}
    assert {name for name, _ in seen.attributes} <= {"href", "rel"}
    links = [value or "" for name, value in seen.attributes if name == "href"]
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)
    assert seen.balance == 0
    assert preview(shown) == shown


def test_a_mail_of_ours_is_shown_with_its_paragraphs_and_its_link() -> None:
    html = page(
        "One <b>\n\nTwo\nlines", language="fr", button=Button("Go", "https://x.example/?a=1")
    )
    link = '<a href="https://x.example/?a=1" rel="noopener noreferrer">Go</a>'
    assert preview(html) == (
        f"<p>One &lt;b&gt;</p><p>Two<br>lines</p><p>{link}</p><p>https://x.example/?a=1</p>"
    )


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<style>p{}</style><title>t</title>b", "b"),
        ("<math><svg>x</math>c", "c"),
        ("<p>d", "<p>d</p>"),
        ("<ul><li>e</ul>f", "<ul><li>e</li></ul>f"),
        ("</b>g", "g"),
        ("<a href='data:text/html,x'>h</a>", "<a>h</a>"),
        ("<p href='https://x.example'>i</p>", "<p>i</p>"),
    ],
)
def test_what_could_do_something_is_gone_and_words_stay(html: str, shown: str) -> None:
    assert preview(html) == shown
