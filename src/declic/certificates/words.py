"""What kinds of certificates are called, and what they say, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.certificates.models import Certificate, Kind
from declic.certificates.rules import Standing
from declic.packs.queries import UnknownPlanError, resolve

Words = Mapping[str, Promise]
# In these the papers and the public page speak.
OFFERED = ("en", "fr", "nl", "de", "ar")

FOR: Words = {
    Kind.PEER: _("Peer expert of a contact point"),
    Kind.COURSE: _("Took part in a course"),
    Kind.COACH: _("Coach beside young people"),
    Kind.TRAINER: _("Trainer"),
}
SAYS: Words = {
    Kind.PEER: _(
        "Was trained to listen, to know the own limits and to bring others to help, and was there "
        "for others at a contact point of young people."
    ),
    Kind.COURSE: _("Took part in this course, from the beginning to the end."),
    Kind.COACH: _(
        "Stands beside young people who are there for others: with time for them, and with a "
        "second adult."
    ),
    Kind.TRAINER: _("Leads courses in which young people learn from young people."),
}
STANDINGS: Words = {Standing.VALID: _("valid"), Standing.ENDED: _("ended")}


def title_of(certificate: Certificate, language: str) -> str:
    """Name the course that a certificate is for; by its id where no pack has it any more."""
    if not certificate.plan:
        return ""
    try:
        found = resolve(certificate.plan)
    except UnknownPlanError:
        return certificate.plan
    return found.title.get(language) or found.title["en"]
