"""Say letters in an organisation's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from declic.kernel import clock
from declic.kernel.languages import language as language_of
from declic.letters import words
from declic.letters.actions import TITLE, LetterRefusedError, reword
from declic.letters.queries.names import offered, sentence
from declic.letters.queries.own import own_words
from declic.letters.queries.shelf import WORDS, UnknownTemplateError, shelf
from declic.letters.rules import PLACEHOLDERS, Template, fill
from declic.people import access
from declic.people.models import Organisation, Right
from declic.people.queries import programmes_with

UNREADABLE = 422


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a template as it can be worded: the template's words, and one's own."""

    id: str
    delivered: str
    typed: str
    is_own: bool
    unknown: frozenset[str]
    error: str = ""


@require_safe
@access.for_right(Right.COORDINATE)
def templates(request: HttpRequest, organisation: UUID) -> HttpResponseBase:
    """List what the organisation can say in its own words."""
    of = _organisation(request, organisation)
    names = [name for name in words.LETTERS if name in shelf().templates]
    sorts = ("letter", "mail")
    told = [
        (sort, [(name, offered(name, of.pk)) for name in names if _sort(name) == sort])
        for sort in sorts
    ]
    return _shown(request, "letters/templates.html", {"of": of, "sorts": told})


def _sort(name: str) -> str:
    return shelf().templates[name].sort


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.COORDINATE)
def wording(request: HttpRequest, organisation: UUID, name: str, language: str) -> HttpResponseBase:
    """Show a template part by part; a POST keeps the words of one part."""
    of = _organisation(request, organisation)
    template = _template(name, language)
    if request.method != "POST":
        return _page(request, of, template, language)
    part, text = request.POST.get("part", ""), request.POST.get("text", "")
    try:
        reword(
            organisation=of,
            template=name,
            language=language,
            part=part,
            text=text,
            by=access.who(request),
            at=clock.now(),
        )
    except LetterRefusedError as refused:
        wrong = (part, text, sentence(refused.reason))
        return _page(request, of, template, language, wrong=wrong, status=UNREADABLE)
    return redirect(f"{request.path}?done=kept#{part}")


def _organisation(request: HttpRequest, key: UUID) -> Organisation:
    kept = programmes_with(access.who(request), Right.COORDINATE, on=clock.now().date())
    found = Organisation.objects.filter(pk=key, programmes__in=kept).distinct().first()
    if found is None:
        raise Http404
    return found


def _template(name: str, language: str) -> Template:
    try:
        found = shelf().template(name, language)
    except UnknownTemplateError as error:
        raise Http404 from error
    if name == WORDS:
        raise Http404
    return found


def _page(  # noqa: PLR0913  # each by its name
    request: HttpRequest,
    of: Organisation,
    template: Template,
    language: str,
    *,
    wrong: tuple[str, str, str] = ("", "", ""),
    status: int = 200,
) -> HttpResponse:
    context = {
        "of": of,
        "template": template,
        "code": language_of(language),
        "fields": _fields(of, template, language, wrong),
        "places": sorted(PLACEHOLDERS),
        "languages": offered(template.id, of.pk),
        "error": wrong[2] if wrong[0] not in _parts(template) else "",
    }
    return _shown(request, "letters/wording.html", context, status=status)


def _parts(template: Template) -> list[str]:
    return [TITLE, *(part.id for part in template.parts if part.style not in {"help", "costs"})]


def _fields(
    of: Organisation, template: Template, language: str, wrong: tuple[str, str, str]
) -> list[Field]:
    own = own_words(of.pk, template.id, language)
    delivered = {TITLE: template.title, **{part.id: part.text for part in template.parts}}
    return [_field(part, delivered[part], own, wrong) for part in _parts(template)]


def _field(part: str, delivered: str, own: Mapping[str, str], wrong: tuple[str, str, str]) -> Field:
    is_wrong = wrong[0] == part
    typed = wrong[1] if is_wrong else own.get(part, delivered)
    error = wrong[2] if is_wrong else ""
    return Field(part, delivered, typed, part in own, fill(typed, {}).unknown, error)


def _shown(
    request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    frame = {
        "here": "courses",
        "language": language_of(access.staff_language(request)),
        "done": request.GET.get("done", ""),
    }
    return render(request, template, {**frame, **context}, status=status)
