"""What the report calls things, and what its figures cannot say.

No word here says that a course brought something about: nobody was there to compare with. A test
looks for such words in every language.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

MEASURES: Words = {
    "know": _("Know: questions answered rightly"),
    "threat": _("Would help a friend who is threatened"),
    "sure": _("How sure they are that they could help"),
    "peers": _("Would ask a friend or a peer expert for help"),
    "adults": _("Would ask family, another adult or a helpline for help"),
    "nobody": _("Would ask nobody; here lower is better"),
    "useful": _("“This course was useful for me”"),
    "spoke": _("“I could say and ask what I wanted”"),
}
IN_SHORT: Words = {
    "know": _("Know"),
    "threat": _("Help a threatened friend"),
    "sure": _("Be sure that one can help"),
    "peers": _("Ask a friend or peer expert"),
    "adults": _("Ask an adult or a helpline"),
    "nobody": _("Ask nobody (lower is better)"),
}
ASKS: Words = {
    "k1": _("Who is responsible when a private picture is passed on"),
    "k2": _("Whether paying ends a threat"),
    "k3": _("A contact who wants to be kept secret"),
    "k4": _("That there is help when a picture is online"),
    "k5": _("What a like, or a private message of support, can do"),
    "k6": _("When a friend tells something serious"),
}
NORMS: Words = {
    "n1": _("Find it OK to pass on an embarrassing picture"),
    "n2": _("Would respect someone who tells an adult"),
}
REFUSALS: Words = {
    "may": _("You do not coordinate this course. Nothing was done."),
    "demo": _("Only real courses that were held with Declic have figures. Nothing was done."),
    "late": _("Choose a day at most a year after the last date of the course. Nothing was done."),
    "gone": _("The codes of this course are destroyed already. Nothing was done."),
    "nothing": _(
        "No answers of this course are here yet. Nothing was done. Bring the laptop’s results "
        "back, or end the session, then try again."
    ),
}
# By the sign of the difference.
FIRST: Words = {
    "+": _(
        "After the course, participants scored %(points)s of %(most)s points higher than before "
        "on what they know (95 %% interval from %(low)s to %(high)s; %(people)s people)."
    ),
    "−": _(
        "After the course, participants scored %(points)s of %(most)s points lower than before "
        "on what they know (95 %% interval from %(low)s to %(high)s; %(people)s people)."
    ),
    "0": _(
        "After the course, participants scored the same as before on what they know, of %(most)s "
        "points (95 %% interval from %(low)s to %(high)s; %(people)s people)."
    ),
}
OF_A_YEAR: tuple[Promise, ...] = (
    _(
        "A course counts once, whatever its size: those who sat in one room are not independent "
        "of each other. Below eight courses there is no figure for all."
    ),
    _(
        "Courses in reception centres are told together with others or not at all, and never with "
        "a place or a date."
    ),
)
DEMO = _("This belongs to a demonstration. It never counts.")
CANNOT: tuple[Promise, ...] = (
    _(
        "Nobody was asked who had no course. Other things may lie behind a difference: what was "
        "talked about elsewhere, having met such questions before, chance."
    ),
    _(
        "Both forms are filled in within hours or days. What stays after weeks or months, they do "
        "not say."
    ),
    _("They say what participants know and would do, not what they do."),
    _(
        "Before and after ask the same in other words (forms A and B). Nobody has shown yet that "
        "both are equally hard."
    ),
    _(
        "There is no scale that science has tested for helping a friend who is blackmailed or "
        "groomed. These questions are our own."
    ),
    _(
        "A group is small. The interval says how far the figure may lie from what a larger group "
        "would show; if zero is in it, this group cannot say whether scores rise or fall."
    ),
    _("Whoever was absent, left a question out or could not be found again is not in a figure."),
    _(
        "More young people who ask for help after a course are good news, and no sign that more "
        "goes wrong."
    ),
)
