"""Why a file is not taken, in words: what it means, that nothing was changed, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.courses.queries.led import UNVETTED
from declic.laptops.rules.envelope import UnfitError

SENTENCES: Mapping[str, Promise] = {
    "large": _("This file is too large. A course or its results fit into 10 MB."),
    "strange": _(
        "This file is damaged, or it is no file of Declic. Nothing was changed. "
        "Copy it again from where it came."
    ),
    "newer": _(
        "A newer Declic made this file. Nothing was changed. "
        "Install that version here, then open it again."
    ),
    "other": _(
        "This is another kind of file. A prepared course is opened on the laptop, results are "
        "taken in by the office, and a receipt goes back to the laptop."
    ),
    "signature": _(
        "The signature of this file does not fit: it was changed on the way. Nothing was changed "
        "here. Ask for it again."
    ),
    "unknown_office": _(
        "This laptop does not know %(name)s yet. Compare the signs %(fingerprint)s with the "
        "office, then say that they are the same."
    ),
    "other_key": _(
        "This file says that it is from %(name)s, but another key signed it. Nothing was changed. "
        "Call the office. If its key is a new one, forget the office here and compare again."
    ),
    "expired": _(
        "This was good until %(until)s, and this computer says that today is %(today)s. "
        "If that is wrong, set its clock. Else ask the office for a new file."
    ),
    "gone": _("That is not here any more. Load the page again."),
    "not_brought": _(
        "Sessions of this office wait here to be brought back. Do that first: nothing was changed."
    ),
    "nothing": _("There is nothing to bring back: no session has ended that the office lacks."),
    "present": _(
        "Nobody has said how many were there. Open the checklist of the session, write it down, "
        "then make the file."
    ),
    "not_ours": _("This receipt is for no file of this laptop. Nothing was erased."),
    "code": _("That code is for no file of this laptop. Nothing was erased. Compare each sign."),
    "office": _(
        "These results are for another office, or for a programme that is not yours. "
        "Nothing was changed."
    ),
    "sealed": _(
        "These results were sealed with a key that this office does not have, or were changed on "
        "the way. Nothing was changed; the laptop still holds everything."
    ),
    "bundle": _(
        "This office gave no course to that laptop under this name. Nothing was changed; the "
        "laptop still holds everything."
    ),
    "lost": _(
        "The office was told that this file or its laptop was lost. Nothing was changed. If it was "
        "found, say so in the office, then send again."
    ),
    "date": _(
        "One of these sessions was held for a date that did not go out with that file. "
        "Nothing was changed."
    ),
    "conflict": _(
        "Two laptops tell different things of the same session: perhaps one was copied. What came "
        "first is kept, nothing was changed, and both laptops still hold everything."
    ),
    "dates": _("Choose at least one date, and at most 60, that you may lead."),
    "programmes": _("These dates belong to several programmes. Make a file for each."),
    "not_ready": _(
        "This course is not ready, or this date was held already. Look at the course first."
    ),
    "vetting": UNVETTED,
    "plan": _("The plan of this course is not here any more. Choose another one first."),
    "name": _("Write your name: you switch on what nobody has reviewed."),
    "address": _("Write the whole address, beginning with https://, as the office gave it."),
    "network": _(
        "There is no connection to the office now. Nothing is lost: try again later, or take the "
        "file on a stick."
    ),
    "certificate": _(
        "The office's address shows a certificate that this laptop does not trust, or the clock "
        "of this laptop is wrong. Nothing was sent."
    ),
    "no_address": _("The office gave no address. Take the file on a stick."),
    "refused": _("The office did not take it: %(sentence)s"),
    "no_file": _("Choose a file first."),
}


def sentence(error: UnfitError) -> str:
    """Say in the active language why nothing was done."""
    words = str(SENTENCES[error.reason])
    return words % error.detail if error.detail else words
