"""The agreement about a grant as a file: to be printed and signed, or to be changed first."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from declic.funding.models import Grant
from declic.funding.queries.agreement import TEMPLATE
from declic.funding.queries.agreement import agreement as written
from declic.funding.views.page import day, kept_grant, office
from declic.letters.queries.letters import docx, pdf
from declic.letters.queries.names import offered

FORMS = {
    "pdf": (pdf, "application/pdf"),
    "docx": (docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@require_safe
@office
def agreement(request: HttpRequest, grant: UUID, form: str) -> HttpResponseBase:
    """Give the agreement as a PDF, or as a document, in the language that is asked."""
    return paper(request, kept_grant(request, grant), form)


def paper(request: HttpRequest, grant: Grant, form: str) -> HttpResponseBase:
    """Give the agreement about a grant to whoever may read it."""
    codes = [each.language.code for each in offered(TEMPLATE)]
    language = request.GET.get("language") or grant.sponsor.language
    if form not in FORMS or language not in codes:
        raise Http404
    make, kind = FORMS[form]
    answer = HttpResponse(make(written(grant, language, today=day())), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="agreement-{language}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer
