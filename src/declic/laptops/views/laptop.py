"""The laptop's pages: bring a prepared course, hold it, bring its results back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.kernel.languages import language as language_of
from declic.laptops.actions import opening, sending
from declic.laptops.actions.handing import hand_in, receive, receive_code
from declic.laptops.actions.opening import UnknownOfficeError
from declic.laptops.models import Office, Outgoing, Prepared
from declic.laptops.queries import outgoing_waits, prepared_here, to_bring, told
from declic.laptops.rules.envelope import UnfitError, fingerprint
from declic.laptops.sentences import sentence
from declic.laptops.views.office import FILE, uploaded
from declic.live.actions.sessions import SessionRefusedError
from declic.people import access


@require_GET
@access.keeper
def home(request: HttpRequest) -> HttpResponseBase:
    """List the prepared dates of this laptop, and what waits to be brought back."""
    return _home(request)


def _home(
    request: HttpRequest,
    *,
    error: str = "",
    unknown: UnknownOfficeError | None = None,
    status: int = 200,
) -> HttpResponse:
    code, at = access.staff_language(request), clock.now()
    files = [
        (row, len(to_bring(row)), outgoing_waits(row), told(row).address)
        for row in Prepared.objects.select_related("office").order_by("opened_at")
    ]
    last = Outgoing.objects.exclude(received_at=None).order_by("-received_at").first()
    context = {
        "language": language_of(code),
        "code": code,
        "here": "sessions",
        "dates": [(each, new_id()) for each in prepared_here(code, at=at)],
        "files": [each for each in files if each[1] or each[2]],
        "offices": [
            (office, fingerprint(bytes.fromhex(office.key)))
            for office in Office.objects.order_by("name")
        ],
        "received": last,
        "unknown": unknown,
        "error": error,
    }
    return render(request, "laptops/laptop.html", context, status=status)


def _tried(request: HttpRequest, do: Callable[[], object]) -> HttpResponse:
    """Do it and show the page as it is then, or say why nothing was done."""
    try:
        do()
    except UnknownOfficeError as unknown:
        return _home(request, unknown=unknown)
    except UnfitError as unfit:
        return _home(request, error=sentence(unfit), status=422)
    return redirect("laptop")


@require_POST
@access.keeper
def open_file(request: HttpRequest) -> HttpResponseBase:
    """Open a prepared course: a file, or a secret address of the office."""
    address = request.POST.get("address", "").strip()

    def do() -> None:
        if address and "file" not in request.FILES:
            sending.fetch(address=address, at=clock.now())
        else:
            opening.take_in(data=uploaded(request), at=clock.now())

    return _tried(request, do)


@require_POST
@access.keeper
def trust(request: HttpRequest) -> HttpResponseBase:
    """Trust the office whose signs somebody compared, and open its file."""
    waits, compared = request.POST.get("waits", ""), request.POST.get("compared", "")
    return _tried(request, lambda: opening.trust(waits=waits, compared=compared, at=clock.now()))


@require_POST
@access.keeper
def forget(request: HttpRequest, organisation: UUID) -> HttpResponseBase:
    """Trust an office no longer."""
    return _tried(request, lambda: opening.forget_office(organisation=organisation))


@require_POST
@access.keeper
def hold(request: HttpRequest, prepared: UUID, date: UUID) -> HttpResponseBase:
    """Open the session of a prepared date by one press."""
    row = get_object_or_404(Prepared, pk=prepared)
    try:
        session = opening.hold(
            prepared=row,
            date=date,
            session=UUID(request.POST.get("session", "")),
            by=access.person(request),
            at=clock.now(),
        )
    except ValueError as error:
        raise Http404 from error
    except UnfitError as unfit:
        return _home(request, error=sentence(unfit), status=422)
    except SessionRefusedError as refused:
        return _home(request, error=str(refused), status=422)
    return redirect("console", session=session)


@require_POST
@access.keeper
def make(request: HttpRequest, prepared: UUID) -> HttpResponseBase:
    """Make the results file."""
    row = get_object_or_404(Prepared, pk=prepared)
    return _tried(request, lambda: hand_in(prepared=row, at=clock.now()))


@require_GET
@access.keeper
def results_file(request: HttpRequest, outgoing: UUID) -> HttpResponseBase:
    """Give the results file that waits for its receipt."""
    del request
    row = get_object_or_404(Outgoing, pk=outgoing)
    if row.contents is None:
        raise Http404
    response = HttpResponse(bytes(row.contents), content_type=FILE)
    name = f"{row.made_at:%Y-%m-%d}-{str(row.pk)[-6:]}.results.declic"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@access.keeper
def send(request: HttpRequest, prepared: UUID) -> HttpResponseBase:
    """Send the results over the network."""
    row = get_object_or_404(Prepared, pk=prepared)
    return _tried(request, lambda: sending.send(prepared=row, at=clock.now()))


@require_POST
@access.keeper
def take_receipt(request: HttpRequest) -> HttpResponseBase:
    """Take the office's receipt, as a file or as a code that was said."""
    typed = request.POST.get("code", "").strip()[:64]

    def do() -> None:
        if typed and "file" not in request.FILES:
            receive_code(typed=typed, at=clock.now())
        else:
            receive(data=uploaded(request), at=clock.now())

    return _tried(request, do)
