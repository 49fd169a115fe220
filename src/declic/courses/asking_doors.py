"""Who may open which address of the request form and of a host's answer: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, Door
from declic.people.models import Right


def _host(what: str, *, of: str = "request form", by: str = "GET") -> Door:
    return Door(what, ANYBODY, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "request_forms": Door("open and close the request form", frozenset({Right.COORDINATE})),
    "ask-front": _host("the request form"),
    "ask-step": _host("a page of the request form", of="page of the request form"),
    "ask-check": _host("what was said, before it is sent"),
    "ask-send": _host("send a request", by="POST"),
    "ask-sent": _host("what was sent"),
    "ask-later": _host("go on later"),
    "ask-anew": _host("begin another request", by="POST"),
    "ask-on": _host("the way back to a draft, by its secret", of="draft"),
    "held": _host("say whether a date took place, by its secret", of="asked date"),
}
