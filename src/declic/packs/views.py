"""Read what is taught, language by language, say that it was read, and remark on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from declic.kernel import clock
from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.packs import actions, queries
from declic.packs.actions import ReviewRefusedError
from declic.packs.models import Remark, Review, ReviewRole
from declic.packs.shelf import PackText, ReadPack
from declic.people import access
from declic.people.doors import READS

REVIEWER = "reviewer"
ROLES: tuple[ReviewRole, ...] = get_args(ReviewRole)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pack in one language: how many texts and remarks it has, and who read it."""

    name: str
    title: str
    texts: int
    reviews: tuple[Review, ...]
    remarks: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text beside its source. `said` is empty where nobody has translated it."""

    text: PackText
    said: str
    note: str
    remarks: tuple[Remark, ...]


@require_GET
@access.for_right(*READS)
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the packs and how far each of their languages was read."""
    told = [(read.pack.value, _languages(read)) for read in queries.read_packs()]
    return _page(request, "packs/reviews.html", {"packs": told})


def _languages(read: ReadPack) -> list[tuple[Language, int, int]]:
    return [
        (language_of(code), sum(1 for part in parts if part.reviews), len(parts))
        for code in read.languages
        for parts in [_parts(read, code)]
    ]


@require_GET
@access.for_right(*READS)
def language(request: HttpRequest, pack: str, code: str) -> HttpResponseBase:
    """List the parts of a pack in one language."""
    read = queries.pack(pack)
    if read is None or code not in read.languages:
        return _unknown(request)
    context = {"pack": read.pack.value, "of": language_of(code), "parts": _parts(read, code)}
    return _page(request, "packs/review_language.html", context)


def _parts(read: ReadPack, code: str) -> list[Part]:
    remarks = [remark.key.partition(":")[0] for remark in read.remarks(code)]
    return [
        Part(
            part,
            _title(read, part),
            sum(1 for text in read.texts() if text.stem == part and text.text.needs(code)),
            read.reviews_of(code, part),
            remarks.count(part),
        )
        for part in read.parts()
        if read.fingerprint(code, part)
    ]


def _title(read: ReadPack, part: str) -> str:
    folder, _slash, name = part.partition("/")
    if folder == "plans":
        return read.plans[name].value.title
    return read.activities[name].value.title if folder == "activities" else read.pack.value.title


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(*READS)
def part(request: HttpRequest, pack: str, code: str, part: str) -> HttpResponseBase:
    """Show source, translation, note and remarks side by side; take the review of a person."""
    read = queries.pack(pack)
    if read is None or code not in read.languages or part not in read.parts():
        return _unknown(request)
    if request.method != "POST":
        return _side_by_side(request, read, code, part)
    try:
        _act(request, pack, code, part)
    except ReviewRefusedError as refused:
        status = 409 if refused.reason == "changed" else 422
        return _side_by_side(request, read, code, part, error=_why(refused.reason), status=status)
    if request.POST.get("do") == "review":
        return redirect("review-language", pack=pack, code=code)
    anchor = f"#{request.POST['key']}" if request.POST.get("key") else ""
    return redirect(f"{request.path}{anchor}")


def _act(request: HttpRequest, pack: str, code: str, part: str) -> None:
    given = request.POST
    name = given.get("name", "").strip()
    request.session[REVIEWER] = {"name": name[:120], "role": given.get("role", "")}
    where = {"pack": pack, "language": code}
    match given.get("do"):
        case "review":
            role = next((known for known in ROLES if known == given.get("role")), None)
            if role is None or not given.get("all"):
                raise ReviewRefusedError("all" if role else "unknown")
            read = given.get("read", "")
            actions.review(**where, part=part, read=read, role=role, by=name, at=clock.now())
        case "back":
            actions.take_back(**where, part=part, by=name)
        case "remark":
            key, text = given.get("key", ""), given.get("text", "")
            actions.remark(**where, key=key, text=text, by=name, at=clock.now())
        case "settle":
            actions.settle(**where, key=given.get("key", ""), text=given.get("text", ""))
        case _:
            raise ReviewRefusedError("unknown")


def _side_by_side(  # noqa: PLR0913  # keyword-only where it is not the page itself
    request: HttpRequest,
    read: ReadPack,
    code: str,
    part: str,
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "pack": read.pack.value,
        "of": language_of(code),
        "source": language_of(read.pack.value.source),
        "is_source": code == read.pack.value.source,
        "part": part,
        "title": _title(read, part),
        "lines": _lines(read, code, part),
        "read": read.fingerprint(code, part),
        "reviews": read.reviews_of(code, part),
        "me": request.session.get(REVIEWER, {}),
        "error": error,
        "typed": request.POST,
    }
    return _page(request, "packs/review_part.html", context, status=status)


def _lines(read: ReadPack, code: str, part: str) -> list[Line]:
    remarks, catalogue = read.remarks(code), read.catalogues.get(code)
    return [
        Line(
            text,
            read.translation(code, text.key, text.text) or "",
            catalogue.note(text.key) if catalogue else "",
            tuple(remark for remark in remarks if remark.key == text.key),
        )
        for text in read.texts()
        if text.stem == part and text.text.needs(code)
    ]


@require_GET
@access.for_right(*READS)
def taken_along(request: HttpRequest, pack: str, code: str) -> HttpResponseBase:
    """Give the reviews of a language as the file that a pack holds them in."""
    file = queries.own_reviews(pack) / f"{code}.yaml"
    read = queries.pack(pack)
    if read is None or code not in read.languages or not file.is_file():
        return _unknown(request)
    response = HttpResponse(file.read_bytes(), content_type="application/yaml")
    response["Content-Disposition"] = f'attachment; filename="{code}.yaml"'
    return response


def _unknown(request: HttpRequest) -> HttpResponse:
    return access.problem(request, _why("unknown"), status=404)


def _why(reason: str) -> str:
    sentences = {
        "changed": _("These texts changed while you read. Read them again; nothing was kept."),
        "name": _("Write your name: a review is somebody's word. Nothing was kept."),
        "text": _("A remark has 1 to 1,000 letters. Nothing was kept."),
        "all": _("Say that you have read every text of this page. Nothing was kept."),
        "file": _("The file of these reviews cannot be read. It was left as it is."),
    }
    return sentences.get(reason, _("That is not here any more. Nothing was changed."))


def _page(
    request: HttpRequest, name: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    code = access.staff_language(request)
    return render(
        request, name, {"language": language_of(code), "here": "review", **context}, status=status
    )
