"""Invite somebody, and come in by an invitation."""

from __future__ import annotations

from uuid import UUID

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST

from declic.kernel import clock
from declic.kernel.languages import best
from declic.kernel.languages import language as language_of
from declic.people import access, browsers, pages, queries, words
from declic.people.actions import invitations
from declic.people.actions.invitations import Invited
from declic.people.actions.refusals import PeopleRefused
from declic.people.entering import come_in
from declic.people.forms.people import LANGUAGES, Accept, Invite, role_kind
from declic.people.models import Invitation, Person, Right, RoleKind
from declic.people.views.roles import duties
from declic.people.views.signing import spoken


@require_http_methods(["GET", "HEAD", "POST"])
@access.for_right(Right.ADMINISTER)
def invite(request: HttpRequest) -> HttpResponseBase:
    """Invite by mail, or with a letter that is shown once and printed here."""
    who, now = access.who(request), clock.now()
    programmes = queries.administered(who, on=now.date())
    if not programmes.exists():
        return redirect("programmes")
    begins = {"language": access.staff_language(request), "programme": request.GET.get("programme")}
    form = Invite(request.POST or None, programmes=programmes, initial=begins)
    if request.method == "POST" and form.is_valid():
        by_mail = request.POST.get("by") != "letter"
        told = {**form.cleaned_data, "kind": role_kind(form)}
        try:
            invited = invitations.invite(**told, by_mail=by_mail, by=who, at=now)
        except PeopleRefused as refused:
            field = "email" if refused.reason == "address" else None
            form.add_error(field, words.sentence(refused.reason))
        else:
            return _sent(request) if by_mail else _letter(request, invited)
    return pages.page(request, "invite", {"form": form, "duties": duties()})


def _sent(_request: HttpRequest) -> HttpResponse:
    return redirect("people")


def _letter(request: HttpRequest, invited: Invited) -> HttpResponse:
    """Show the letter. Its secret is stored nowhere: it is printed now, or made anew."""
    with translation.override(invited.invitation.language):
        code = segno.make(invited.link, error="m").svg_inline(scale=5, border=2)
        told = {
            "invitation": invited.invitation,
            "role": words.ROLES[RoleKind(invited.invitation.kind)],
            "link": invited.link,
            "code": code,
            "language": language_of(invited.invitation.language),
        }
        return pages.page(request, "letter", told)


@require_POST
@access.for_right(Right.ADMINISTER)
def end(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Take an invitation back."""
    who, now = access.who(request), clock.now()
    found = queries.invitations_visible_to(who, on=now.date()).filter(pk=pk).first()
    if found is None:
        return pages.absent(request)
    try:
        invitations.end_invitation(found, by=who, at=now)
    except PeopleRefused as refused:
        return pages.refused(request, words.sentence(refused.reason))
    return redirect("people")


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Come in by an invitation, in the language that it was written in, or the browser's."""
    found = queries.invitation(secret, at=clock.now())
    accepted = request.headers.get("Accept-Language", "")
    code = request.POST.get("language") or (found.language if found else best(accepted, LANGUAGES))
    answer = spoken(_accept)
    with translation.override(code if code in LANGUAGES else LANGUAGES[0]):
        return answer(request, found) if found is None else _accept(request, found)


def _accept(request: HttpRequest, found: Invitation | None) -> HttpResponseBase:
    if found is None:
        return pages.page(request, "gone", {"here": ""}, status=404)
    has_account = Person.objects.filter(email=found.email).exists()
    return _known(request, found) if has_account else _new(request, found)


def _new(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Make the account, and sign in with it."""
    initial = {"name": found.name, "language": found.language}
    form = Accept(request.POST or None, email=found.email, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            person = invitations.accept(
                found,
                name=told["name"],
                language=told["language"],
                password=told["password1"],
                at=clock.now(),
            )
        except PeopleRefused as refused:
            form.add_error(None, words.sentence(refused.reason))
        else:
            come_in(request, person)
            answer = redirect("office")
            browsers.remember(answer, person)
            return answer
    return _page(request, found, form=form)


def _known(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Add the role to the account that is there: to that one, and no other."""
    user = request.user
    is_theirs = isinstance(user, Person) and user.email == found.email
    if request.method == "POST" and isinstance(user, Person) and is_theirs:
        try:
            invitations.accept_as(user, found, at=clock.now())
        except PeopleRefused as refused:
            return pages.refused(request, words.sentence(refused.reason))
        return redirect("office")
    state = "mine" if is_theirs else "another" if user.is_authenticated else "sign_in"
    return _page(request, found, state=state)


def _page(request: HttpRequest, found: Invitation, **told: object) -> HttpResponse:
    kind = RoleKind(found.kind)
    around = {
        "invitation": found,
        "role": words.ROLES[kind],
        "duty": words.WHAT_ROLES_DO[kind],
        "language": language_of(translation.get_language() or "en"),
        "here": "",
    }
    return pages.page(request, "accept", {**around, **told})
