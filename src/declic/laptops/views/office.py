"""The office's pages: give along, take results in, answer with receipts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from declic.courses.models import CourseDate
from declic.courses.queries.led import can_be_led, dates_led_by, plan_of
from declic.kernel import clock
from declic.kernel.codes import spaced
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.losing import note_lost
from declic.laptops.actions.packing import LASTS, Allowed, Packed, addressed, pack
from declic.laptops.keys import office_keys
from declic.laptops.models import Bundle, Receipt
from declic.laptops.queries import (
    bundle_of_secret,
    bundles_out,
    bundles_visible_to,
    receipts_visible_to,
    results_visible_to,
    sessions_in,
)
from declic.laptops.rules.envelope import LARGEST, UnfitError, fingerprint
from declic.laptops.sentences import sentence
from declic.live.queries.spoken import to_decide
from declic.packs.queries import CannotResolveError, UnknownPlanError
from declic.people import access
from declic.people.models import Right

SHOWN = 100
FILE = "application/octet-stream"
LEADS = (Right.LEAD, Right.COORDINATE)


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(*LEADS)
def take_along(request: HttpRequest, date: UUID) -> HttpResponseBase:
    """Show what goes along for this date; make the file by one press."""
    today = clock.now().date()
    led = dates_led_by(access.who(request), on=today)
    found = led.filter(pk=date).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _offer(request, found)
    chosen = [_uuid(each) for each in request.POST.getlist("date")]
    allowed = Allowed(
        tuple(request.POST.getlist("unreviewed")), request.POST.get("by_name", "")[:120]
    )
    off = _stay_off(led.filter(pk__in=[each for each in chosen if each]), allowed)
    if off and "without" not in request.POST:
        return _offer(request, found, off=off, status=422)
    try:
        packed = pack(
            dates=[each for each in chosen if each],
            allowed=allowed,
            address=addressed("/office/laptop/results"),
            by=access.who(request),
            at=clock.now(),
        )
    except UnfitError as unfit:
        return _offer(request, found, error=sentence(unfit), status=422)
    return _given(request, packed, found)


def _stay_off(dates: Iterable[CourseDate], allowed: Allowed) -> list[str]:
    """Name the languages of these dates' courses that nobody switched on.

    Without internet, in front of the group, it would be too late to notice.
    """
    found = [
        code
        for date in dates
        for code in _open_ones(date) or ()
        if code in date.course.languages and code not in allowed.languages
    ]
    return [language_of(code).own_name for code in dict.fromkeys(found)]


def _offer(
    request: HttpRequest,
    date: CourseDate,
    *,
    error: str = "",
    off: Sequence[str] = (),
    status: int = 200,
) -> HttpResponse:
    code = access.staff_language(request)
    chosen = request.POST.getlist("date") if request.method == "POST" else [str(date.pk)]
    shown = _shown(request, date, chosen)
    # Each date may have a plan of its own, and each plan other languages.
    open_ones = dict.fromkeys(each for row in shown for each in _open_ones(row) or ())
    on = request.POST.getlist("unreviewed")
    context = {
        **_framed(request),
        "course": date.course,
        "date": date,
        "dates": [(each, str(each.pk) in chosen) for each in shown],
        "open_ones": [(language_of(each), each in on) for each in open_ones],
        "by_name": request.POST.get("by_name", _name(request)),
        "code": code,
        "error": error or _why_not(date),
        "off": ", ".join(off),
        "can": any(_open_ones(each) is not None for each in shown),
        "days": LASTS.days,
    }
    return render(request, "laptops/take_along.html", context, status=status)


def _shown(request: HttpRequest, date: CourseDate, chosen: Sequence[str]) -> list[CourseDate]:
    """Give the dates of the same course that can go along, and whatever else was ticked."""
    led = dates_led_by(access.who(request), on=clock.now().date())
    ticked = [each for each in map(_uuid, chosen) if each]
    found = led.filter(Q(course=date.course) | Q(pk__in=ticked)).order_by("starts_at", "pk")
    return [each for each in found if can_be_led(each)]


def _open_ones(date: CourseDate) -> list[str] | None:
    """Give the languages that somebody must switch on; None when there is no such plan."""
    try:
        return to_decide(plan_of(date))
    except (UnknownPlanError, CannotResolveError):
        return None


def _why_not(date: CourseDate) -> str:
    if _open_ones(date) is None:
        return sentence(UnfitError("plan"))
    return "" if can_be_led(date) else sentence(UnfitError("not_ready"))


def _given(request: HttpRequest, packed: Packed, date: CourseDate) -> HttpResponse:
    context = {
        **_framed(request),
        "course": date.course,
        "bundle": packed.bundle,
        "number": len(packed.bundle.dates),
        "kilobytes": max(1, len(packed.contents) // 1024),
        "address": addressed(f"/office/laptop/bundles/{packed.secret}"),
        "fingerprint": _fingerprint(packed.bundle),
    }
    return render(request, "laptops/given.html", context)


def _fingerprint(bundle: Bundle) -> str:
    return fingerprint(office_keys(bundle.programme.organisation_id).key)


@require_GET
@access.for_right(*LEADS)
def bundle(request: HttpRequest, bundle: UUID) -> HttpResponseBase:
    """Give the file."""
    seen = bundles_visible_to(access.who(request), on=clock.now().date())
    found = seen.exclude(contents=None).filter(pk=bundle).first()
    if found is None or found.contents is None:
        raise Http404
    return _file(bytes(found.contents), f"{found.made_at:%Y-%m-%d}-{str(found.pk)[-6:]}.declic")


@require_POST
@access.for_right(*LEADS)
def lost(request: HttpRequest, bundle: UUID) -> HttpResponseBase:
    """Note that a file, or the laptop that had it, was lost or found."""
    is_lost = request.POST.get("found") != "yes"
    try:
        note_lost(bundle=bundle, is_lost=is_lost, by=access.who(request), at=clock.now())
    except UnfitError as unfit:
        raise Http404 from unfit
    return redirect("laptop_results")


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(*LEADS)
def results(request: HttpRequest) -> HttpResponseBase:
    """List what came back; take a results file in."""
    if request.method != "POST":
        return _results(request)
    try:
        receipt = bring(data=uploaded(request), by=access.who(request), at=clock.now())
    except UnfitError as unfit:
        return _results(request, error=sentence(unfit), status=422)
    return redirect("laptop_receipt", result=receipt.result)


def _results(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    rows = list(results_visible_to(access.who(request), on=clock.now().date())[: SHOWN + 1])
    dates = CourseDate.objects.filter(pk__in=[row.date for row in rows])
    known = {each.pk: each for each in dates.select_related("course__host")}
    context = {
        **_framed(request, here="results"),
        "rows": [(row, known.get(row.date)) for row in rows[:SHOWN]],
        "more": len(rows) > SHOWN,
        "out": _out(request),
        "error": error,
    }
    return render(request, "laptops/results.html", context, status=status)


def _out(request: HttpRequest) -> list[tuple[Bundle, list[CourseDate]]]:
    """Give the files that are out, with their dates."""
    out = list(bundles_out(access.who(request), at=clock.now())[:SHOWN])
    wanted = {UUID(date) for bundle in out for date in bundle.dates}
    dates = CourseDate.objects.filter(pk__in=wanted).select_related("course__host")
    known = {str(date.pk): date for date in dates}
    return [(each, [known[date] for date in each.dates if date in known]) for each in out]


@require_GET
@access.for_right(*LEADS)
def receipt(request: HttpRequest, result: UUID) -> HttpResponseBase:
    """Show what goes back to the laptop."""
    found = _receipt(request, result)
    context = {
        **_framed(request, here="results"),
        "receipt": found,
        "number": sessions_in(found),
        "code": spaced(found.code),
    }
    return render(request, "laptops/receipt.html", context)


@require_GET
@access.for_right(*LEADS)
def receipt_file(request: HttpRequest, result: UUID) -> HttpResponseBase:
    """Give the receipt as a file."""
    found = _receipt(request, result)
    return _file(bytes(found.contents), f"{str(result)[-6:]}.receipt.declic")


def _receipt(request: HttpRequest, result: UUID) -> Receipt:
    seen = receipts_visible_to(access.who(request), on=clock.now().date())
    found = seen.filter(pk=result).first()
    if found is None:
        raise Http404
    return found


@require_GET
def fetched(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give the file to a laptop that has its secret address."""
    found = bundle_of_secret(secret, at=clock.now())
    if found is None or found.contents is None:
        return _told(request, UnfitError("gone"), status=404)
    return _file(bytes(found.contents), "course.declic")


@require_POST
def sent(request: HttpRequest) -> HttpResponseBase:
    """Take results from a laptop; the answer is the receipt. Who sends is told by the file."""
    try:
        found = bring(data=_body(request), by=None, at=clock.now())
    except UnfitError as unfit:
        return _told(request, unfit, status=413 if unfit.reason == "large" else 422)
    return HttpResponse(bytes(found.contents), content_type=FILE)


def _body(request: HttpRequest) -> bytes:
    data = request.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnfitError("large")
    return data


def uploaded(request: HttpRequest) -> bytes:
    """Give the file that a form brought, or raise UnfitError."""
    found = request.FILES.get("file")
    if found is None:
        raise UnfitError("no_file")
    if found.size is None or found.size > LARGEST:
        raise UnfitError("large")
    return bytes(found.read())


def _told(request: HttpRequest, unfit: UnfitError, *, status: int) -> HttpResponse:
    language = best(request.headers.get("Accept-Language", ""), access.STAFF)
    with translation.override(language):
        told = {"ok": False, "reason": unfit.reason, "sentence": sentence(unfit)}
    return JsonResponse(told, status=status)


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=FILE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _framed(request: HttpRequest, here: str = "courses") -> Mapping[str, object]:
    code = access.staff_language(request)
    return {"language": language_of(code), "code": code, "here": here}


def _uuid(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _name(request: HttpRequest) -> str:
    found = access.who(request)
    return found.name if found else ""
