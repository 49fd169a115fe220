"""What happened, that nothing is lost, and what to do: one sentence for each refusal."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from declic.care.queries import help_lines
from declic.kernel.languages import best, chain
from declic.kernel.languages import language as language_of
from declic.live.wire.request import Request
from declic.live.wire.response import Response, as_json, page

OFFERED = ("en", "fr", "nl", "de", "ar")
REASONS = {
    400: "unreadable",
    403: "foreign",
    404: "not_found",
    405: "not_found",
    413: "too_large",
    415: "unreadable",
    500: "broken",
    507: "not_saved",
}


def language_for(request: Request) -> str:
    """Give the browser's language, as far as we speak it."""
    return best(request.headers.get("accept-language", ""), OFFERED)


def _known(language: str) -> str:
    """Give the language, or the one that stands in where its catalogue lacks these sentences."""
    return next(code for code in chain(language) if code in OFFERED)


def problem(
    request: Request, status: int, reason: str = "", *, language: str | None = None
) -> Response:
    """Refuse with a status, a reason for scripts and a sentence for people."""
    reason = reason or REASONS.get(status, "broken")
    code = _known(language) if language else language_for(request)
    with translation.override(code):
        sentence = sentence_for(reason)
        if request.wants_json:
            return as_json({"ok": False, "reason": reason, "sentence": sentence}, status=status)
        context = {
            "sentence": sentence,
            "language": language_of(code),
            "help_lines": help_lines(code),
            "reason": reason,
        }
        return page(render_to_string("live/problem.html", context), status=status)


def sentence_for(reason: str) -> str:
    """Say in the active language what happened and what to do."""
    sentences = {
        "closed": _("The answers were just closed. Yours came a moment too late; that is fine."),
        "choice": _("That is not one of the answers here. Nothing was changed. Choose again."),
        "twice": _(
            "One card lies in two places. Nothing was changed. Choose another place for it."
        ),
        "code": _(
            "One sign of this code cannot be right. Look at your card and type it again, or leave "
            "the field empty. Your answers still stand here; hand them in once more."
        ),
        "table": _("This question is answered by table. Choose your table's sign first."),
        "card": _("A card's number goes from 1 to 200. Look at your card and type it again."),
        "card_taken": _(
            "Somebody has picked that number. Look at your card, or ask an adult here."
        ),
        "ended": _("The session is over. Nothing was changed."),
        "no_seat": _("You have no seat in a room yet. Scan the code on the wall, or type it."),
        "full": _("The room is full. Tell the facilitator; nothing is lost."),
        "typed_full": _(
            "Many came in by the typed code; it lets nobody in for now. "
            "Scan the square on the wall, or tell the facilitator."
        ),
        "cookies": _(
            "This browser refuses cookies, and without one it cannot keep your seat. Allow them "
            "here, or use another browser. The facilitator can count your hand, too."
        ),
        "box_closed": _("The session is over and the box is closed. The help numbers stay open."),
        "box_full": _("The box is full for now. Keep your text, and tell the facilitator."),
        "empty": _("There is nothing written yet. Write something, then send it."),
        "too_long": _("That is too long to keep. Make it shorter, then send it again."),
        "unknown": _("No room has this code now. Look at the wall and type it again."),
        "foreign": _("This came from another page than ours. Nothing was changed."),
        "not_found": _("This page does not exist. Nothing is lost."),
        "too_large": _("That is more than we can take. Nothing was changed."),
        "unreadable": _("We could not read what was sent. Nothing was changed. Try again."),
        "often": _("That was very often in a short time. Wait a minute, then go on."),
        "not_saved": _(
            "Not saved: the disk of the laptop is full. Keep this page open, tell the facilitator, "
            "and send it again."
        ),
        "broken": _("Something went wrong on our side, not yours. What was saved is kept."),
    }
    return sentences.get(reason, sentences["broken"])
