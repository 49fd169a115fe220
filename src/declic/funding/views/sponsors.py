"""What a sponsor reads: by an account of its own, or by a secret link."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from declic.design.charts import Chart
from declic.funding.actions.grants import PAGE_LANGUAGES
from declic.funding.drawing import along
from declic.funding.models import Grant, Kind
from declic.funding.queries.grants import lines_of_all
from declic.funding.queries.seen import grant_of_link, grants_read_by, grants_visible_to
from declic.funding.queries.sponsor import Reading, reading, rows_of
from declic.funding.report import costs, notes, pdf, xlsx
from declic.funding.rules.progress import Progress
from declic.funding.views.agreement import paper
from declic.funding.views.page import day, shown, who
from declic.funding.views.showing import picture
from declic.kernel import clock
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.people import access
from declic.people.models import Right
from declic.tables.writing import XLSX_TYPE

TYPES = {"pdf": "application/pdf", "xlsx": XLSX_TYPE}
READS = (Right.FUND, Right.COORDINATE)


@require_safe
@access.for_right(Right.FUND)
def funded(request: HttpRequest) -> HttpResponseBase:
    """List the grants of one's own sponsor."""
    rows = list(grants_read_by(who(request), on=clock.now().date()).order_by("-ends_on", "name"))
    lines = lines_of_all(rows, today=day())
    told = [(each, lines[each.pk]) for each in rows]
    return shown(request, "funding/funded.html", {"here": "funded", "rows": told})


@require_safe
@access.for_right(*READS)
def funded_grant(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    """Show a grant as its sponsor reads it."""
    found = _own(request, grant)
    with translation.override(_asked(request, access.staff_language(request))):
        return _page(request, found, f"/office/funded/{found.pk}", here="funded")


@require_safe
@access.for_right(*READS)
def funded_file(request: HttpRequest, grant: UUID, form: str) -> HttpResponseBase:
    """Give the same as a file, or the agreement to be signed."""
    found = _own(request, grant)
    if form == "agreement":
        return paper(request, found, "pdf")
    if form == "logo":
        return picture(found.sponsor)
    with translation.override(_asked(request, access.staff_language(request))):
        return _file(found, form)


def _own(request: HttpRequest, key: UUID) -> Grant:
    found = grants_read_by(who(request), on=clock.now().date()).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@require_safe
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a grant to whoever holds its link."""
    found = grant_of_link(secret, on=clock.now().date())
    with translation.override(_tongue(request, found)):
        if found is None:
            return _gone(request)
        return _page(request, found, f"/sponsor/{secret}")


@require_safe
def file_by_link(request: HttpRequest, secret: str, form: str) -> HttpResponse:
    """Give the same as a file to whoever holds the link."""
    found = grant_of_link(secret, on=clock.now().date())
    with translation.override(_tongue(request, found)):
        if found is None:
            return _gone(request)
        return picture(found.sponsor) if form == "logo" else _file(found, form)


def _tongue(request: HttpRequest, grant: Grant | None) -> str:
    first = grant.sponsor.language if grant else PAGE_LANGUAGES[0]
    others = [code for code in PAGE_LANGUAGES if code != first]
    return _asked(request, best(request.headers.get("Accept-Language", ""), [first, *others]))


def _asked(request: HttpRequest, otherwise: str) -> str:
    code = request.GET.get("language", "")
    return code if code in PAGE_LANGUAGES else otherwise


def _page(request: HttpRequest, grant: Grant, address: str, *, here: str = "") -> HttpResponse:
    read = reading(grant, today=day())
    code = str(translation.get_language())
    told = {
        "here": here,
        "language": language_of(code),
        "languages": [language_of(each) for each in PAGE_LANGUAGES],
        "spoken": [language_of(each) for each in read.languages],
        "address": address,
        "grant": grant,
        "read": read,
        "logo": getattr(grant.sponsor, "logo", None),
        "lines": [(kind, stands, _along(read, kind, stands)) for kind, stands in read.lines],
        "sources": rows_of(grant) if here and _keeps(request, grant) else [],
        "costs": costs(read),
        "notes": notes(read),
    }
    return _kept_apart(render(request, "funding/sponsor.html", told))


def _along(read: Reading, kind: Kind, stands: Progress) -> Chart:
    grant = read.grant
    ends = (date_format(grant.starts_on), date_format(grant.ends_on))
    return along(kind, stands, read.gone, ends)


def _keeps(request: HttpRequest, grant: Grant) -> bool:
    """Say whether whoever reads may see the rows too: who coordinates that programme.

    Somebody may coordinate one programme and read for a sponsor of another.
    """
    return grants_visible_to(who(request), on=clock.now().date()).filter(pk=grant.pk).exists()


def _file(grant: Grant, form: str) -> HttpResponse:
    if form not in TYPES:
        raise Http404
    read = reading(grant, today=day())
    body = pdf(read, day=date_format(day())) if form == "pdf" else xlsx(read)
    answer = HttpResponse(body, content_type=TYPES[form])
    name = slugify(grant.name)[:60] or "grant"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return _kept_apart(answer)


def _gone(request: HttpRequest) -> HttpResponse:
    sentence = _("This link has ended, or was never one. Ask whoever sent it for a new one.")
    told = {"sentence": sentence, "language": language_of(str(translation.get_language()))}
    return _kept_apart(render(request, "funding/gone.html", told, status=404))


def _kept_apart(answer: HttpResponse) -> HttpResponse:
    """Nobody keeps a copy on the way, and no search engine lists it."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
