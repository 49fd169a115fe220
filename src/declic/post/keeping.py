"""Why each field of a mail is kept, who sees it and until when; docs/data.md prints it."""

from __future__ import annotations

from collections.abc import Mapping

from declic.kernel.keeping import Keep

NOBODY = "nobody; the program only"
# A mail about an account sets a password: the office sees nothing of it.
OFFICE = "coordinators of the organisation; of mails about accounts, the owner alone"
ROW = "24 months after it was written"
TEXT = "90 days after it was sent, or settled otherwise"

KEEPING: Mapping[str, Mapping[str, Keep]] = {
    "Mail": {
        "id": Keep("to refer to the mail; its Message-ID is made from it", "whoever gets it", ROW),
        "organisation": Keep("in whose name it is sent", OFFICE, ROW),
        "kind": Keep("what it is about, such as an invitation", OFFICE, ROW),
        "key": Keep("the same thing is never mailed twice", NOBODY, ROW),
        "to": Keep("where it goes", OFFICE, ROW),
        "reply_to": Keep("where an answer goes", OFFICE, ROW),
        "language": Keep("mail programs read it out rightly", OFFICE, ROW),
        "subject": Keep("what was written about, and when", OFFICE, ROW),
        "text": Keep("what is sent, and what was said", OFFICE, TEXT),
        "html": Keep("the same with headings and a button", OFFICE, TEXT),
        "state": Keep("what has become of it", OFFICE, ROW),
        "reason": Keep("why it was not sent", OFFICE, ROW),
        "said": Keep("what the mail server answered last", OFFICE, TEXT),
        "queued_at": Keep("when it was written", OFFICE, ROW),
        "due_at": Keep("when it is sent, or tried again", OFFICE, ROW),
        "tries": Keep("how often it was tried", OFFICE, ROW),
        "tried_since": Keep("nobody tries for ever", OFFICE, ROW),
        "token": Keep("two senders never take the same mail", NOBODY, "the attempt ends"),
        "leased_until": Keep(
            "a mail whose sender died is taken up again", NOBODY, "the attempt ends"
        ),
        "settled_at": Keep("when it was sent or given up", OFFICE, ROW),
        "erased_at": Keep("why there is no text any more", OFFICE, ROW),
    },
    "KeptAttachment": {
        "id": Keep("to refer to the file", NOBODY, TEXT),
        "mail": Keep("which mail it goes with", OFFICE, TEXT),
        "name": Keep("what it is called", OFFICE, TEXT),
        "content_type": Keep("how to open it", OFFICE, TEXT),
        "data": Keep("the file itself", OFFICE, TEXT),
    },
}
