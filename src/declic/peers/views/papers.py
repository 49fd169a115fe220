"""Papers of a contact point: guides, the kit for successors, certificates."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_POST, require_safe

from declic.certificates.actions import CertificateRefusedError, give
from declic.certificates.models import Kind
from declic.certificates.queries import pages
from declic.kernel import clock
from declic.peers.forms import CertificatesForm
from declic.peers.queries import papers
from declic.peers.queries.seen import points_beside
from declic.peers.views.device import Here, member_only
from declic.peers.views.page import BESIDE, one, today, who
from declic.peers.views.point import page_of
from declic.peers.young import OFFERED
from declic.people import access


@require_safe
@member_only
def group_guide(request: HttpRequest, kind: str, *, here: Here) -> HttpResponseBase:
    """Give young people the guide to an action, in the language of their page."""
    del request
    return _guide(kind, here.language)


@require_safe
@access.for_right(*BESIDE)
def guide(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Give an adult the guide to an action."""
    return _guide(kind, _language(request))


def _guide(kind: str, language: str) -> HttpResponse:
    if kind not in papers.GUIDES:
        raise Http404
    return _pdf(papers.guide(kind, language), f"{kind}-{language}")


@require_safe
@access.for_right(*BESIDE)
def kit(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Give what successors need, without a name."""
    row = one(points_beside(who(request), on=today()), point)
    language = _language(request)
    made = papers.successors_kit(row, language, at=clock.now())
    return _pdf(made, f"successors-{language}")


@require_POST
@access.for_right(*BESIDE)
def certificates(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """Print certificates for young people: with a code, and a line for a name by hand."""
    row = one(points_beside(who(request), on=today()).select_related("host__programme"), point)
    form = CertificatesForm(request.POST)
    if not form.is_valid():
        return page_of(request, row, "copies")
    language = form.cleaned_data["lang"]
    try:
        made = give(kind=Kind.PEER, programme=row.programme, by=who(request), at=clock.now())
    except CertificateRefusedError as error:
        raise Http404 from error
    copies = form.cleaned_data["copies"]
    return _pdf(pages(made, language=language, copies=copies), f"certificates-{language}")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in OFFERED else access.staff_language(request)


def _pdf(body: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
