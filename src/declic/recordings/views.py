"""Record what young people see, for those who do not read it: plan, language, sentence."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from declic.design.headers import MICROPHONE_POLICY
from declic.kernel import clock
from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.packs import queries as packs
from declic.packs.models import Pack, Plan
from declic.people import access
from declic.people.doors import READS
from declic.recordings import actions, queries
from declic.recordings.actions import RecordingRefusedError, Spoken
from declic.recordings.models import Sentence
from declic.recordings.rules import MOST

SPEAKER = "speaker"
# Missing first: that is what somebody comes for.
ORDER = ("outdated", "missing", "machine", "person", "filled")
STATUS = {"size": 413, "sort": 415, "changed": 409, "unknown": 404, "file": 409, "disk": 507}


@dataclass(frozen=True, slots=True)
class Spread:
    """How much of a plan is spoken in a language."""

    language: Language
    done: int
    of: int


@require_GET
@access.for_right(*READS)
def overview(request: HttpRequest) -> HttpResponseBase:
    """List the plans of every pack."""
    told = [
        (
            read.pack.value,
            [(name, _title(request, read.pack.value.id, name)) for name in read.plans],
        )
        for read in packs.read_packs()
    ]
    return _page(request, "recordings/plans.html", {"packs": told})


@require_GET
@access.for_right(*READS)
def plan(request: HttpRequest, pack: str, plan: str) -> HttpResponseBase:
    """Say for each language how many texts of the plan somebody speaks."""
    found = _plan(pack, plan)
    if found is None:
        return _unknown(request)
    of, wanted = found
    told = [
        Spread(language_of(code), *queries.counted(queries.sentences(f"{pack}/{plan}", code)))
        for code in _languages(of)
    ]
    title = _title(request, pack, plan)
    return _page(
        request, "recordings/plan.html", {"pack": of, "plan": wanted, "title": title, "told": told}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(*READS)
def sentences(request: HttpRequest, pack: str, plan: str, code: str) -> HttpResponseBase:
    """Show each text with who speaks it; take, review and delete recordings."""
    found = _plan(pack, plan)
    if found is None or code not in _languages(found[0]):
        return _unknown(request)
    told = queries.sentences(f"{pack}/{plan}", code)
    if request.method != "POST":
        return _listed(request, found, code, told)
    try:
        _act(request, code, told)
    except RecordingRefusedError as refused:
        status = STATUS.get(refused.reason, 422)
        return _listed(request, found, code, told, error=_why(refused.reason), status=status)
    name = request.POST.get("name", "")
    following = _following(told, name) if request.POST.get("do") == "record" else name
    return redirect(f"{request.path}?at={following}#{following}" if following else request.path)


def _following(told: tuple[Sentence, ...], name: str) -> str:
    """Name the next text that nobody speaks, for whoever records one after the other."""
    names = [each.name for each in told]
    at = names.index(name) + 1
    return next((each.name for each in told[at:] if not each.heard and not each.filled), name)


def _act(request: HttpRequest, code: str, told: tuple[Sentence, ...]) -> None:
    given, name, at = request.POST, request.POST.get("name", ""), clock.now()
    by = given.get("by", "").strip()
    if by:
        request.session[SPEAKER] = by[:120]
    match given.get("do"):
        case "record":
            spoken = Spoken(_sound(request), by, given.get("machine") == "yes")
            actions.keep(code, _sentence(told, name), spoken, at=at)
        case "review":
            actions.review(code, name, heard=given.get("heard", ""), by=by, at=at)
        case "machine":
            actions.call(code, name, "machine")
        case "person":
            actions.call(code, name, "person")
        case "delete":
            actions.remove(code, name)
        case _:
            raise RecordingRefusedError("unknown")


def _sentence(told: tuple[Sentence, ...], name: str) -> Sentence:
    found = next((each for each in told if each.name == name), None)
    if found is None:
        raise RecordingRefusedError("changed")
    return found


def _sound(request: HttpRequest) -> bytes:
    file = request.FILES.get("sound")
    if not isinstance(file, UploadedFile) or not file.size:
        raise RecordingRefusedError("empty")
    if file.size > MOST:
        raise RecordingRefusedError("size")
    return bytes(file.read())


def _title(request: HttpRequest, pack: str, plan: str) -> str:
    return packs.title(f"{pack}/{plan}", access.staff_language(request))


def _plan(pack: str, plan: str) -> tuple[Pack, Plan] | None:
    try:
        return packs.pack_of(f"{pack}/{plan}"), packs.plan(f"{pack}/{plan}")
    except packs.UnknownPlanError:
        return None


def _languages(pack: Pack) -> list[str]:
    return [*pack.languages, *(pack.partly.languages if pack.partly else ())]


def _listed(  # noqa: PLR0913  # keyword-only where it is not the page itself
    request: HttpRequest,
    found: tuple[Pack, Plan],
    code: str,
    told: tuple[Sentence, ...],
    *,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    done, of = queries.counted(told)
    context = {
        "pack": found[0],
        "plan": found[1],
        "title": _title(request, found[0].id, found[1].id),
        "of_language": language_of(code),
        "sentences": sorted(told, key=lambda each: ORDER.index(each.state)),
        "done": done,
        "of": of,
        "open": request.POST.get("name") or request.GET.get("at", ""),
        "speaker": request.session.get(SPEAKER, ""),
        "most": MOST,
        "error": error,
    }
    response = _page(request, "recordings/sentences.html", context, status=status)
    response["Permissions-Policy"] = MICROPHONE_POLICY
    return response


def _unknown(request: HttpRequest) -> HttpResponse:
    return access.problem(request, _why("unknown"), status=404)


def _why(reason: str) -> str:
    sentences = {
        "sort": _("This is no sound that phones play. Bring ogg, webm, mp3, m4a or wav."),
        "size": _("This is longer than one sentence: at most 2 MB. Nothing was kept."),
        "empty": _("There is no sound in it. Record, or choose a file, then keep it."),
        "name": _("Say who speaks, or who listened: a name or a role. Nothing was kept."),
        "filled": _("A session fills a word into this text, so nobody can speak it beforehand."),
        "changed": _("This changed while you were here. Look again; nothing was kept."),
        "file": _("The list of these recordings cannot be read. It was left as it is."),
        "disk": _("Not saved: the disk takes nothing more. Make room, then try again."),
    }
    return sentences.get(reason, _("That is not here any more. Nothing was changed."))


def _page(
    request: HttpRequest, name: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    code = access.staff_language(request)
    around = {"language": language_of(code), "code": code, "here": "voice"}
    return render(request, name, {**around, **context}, status=status)
