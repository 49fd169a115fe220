"""One's own account, where one is signed in, and the way into the office."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from declic.design import slots
from declic.kernel import clock
from declic.people import pages, queries, words
from declic.people.actions.accounts import introduce
from declic.people.forms.people import Introduce
from declic.people.models import Person, RoleKind
from declic.people.views.signing import guarded


@require_GET
def office(request: HttpRequest) -> HttpResponseBase:
    """Lead to the first page of whoever comes in; without a role, to the own account."""
    led_to = slots.pages_for(request)
    if led_to:
        return redirect(led_to[0].address)
    if request.user.is_authenticated:
        return redirect("account")
    return redirect("account_login") if queries.has_accounts() else redirect("home")


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@login_required
def home(request: HttpRequest) -> HttpResponseBase:
    """Show what the account lets do, and change how one is called."""
    person = _signed_in(request)
    form = Introduce(
        request.POST or None, initial={"name": person.name, "language": person.language}
    )
    if request.method == "POST" and form.is_valid():
        introduce(person, **form.cleaned_data)
        messages.success(request, _("That was saved."))
        return redirect("account")
    roles = queries.roles_held(person, clock.now().date()).select_related("programme__organisation")
    told = {
        "form": form,
        "person": person,
        "roles": [(role, words.ROLES[RoleKind(role.kind)]) for role in roles],
        "has_second_step": queries.has_second_step(person),
        "here": "account",
    }
    return pages.page(request, "account", told)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@login_required
def sessions(request: HttpRequest) -> HttpResponseBase:
    """List where one is signed in, and end one of them or all others."""
    person = _signed_in(request)
    if request.method == "POST":
        return _end(request, person)
    found = UserSession.objects.purge_and_list(person)
    found.sort(key=lambda each: each.created_at, reverse=True)
    return pages.page(request, "sessions", {"sessions": found, "here": "account"})


def _end(request: HttpRequest, person: Person) -> HttpResponse:
    theirs = UserSession.objects.filter(user=person)
    chosen = request.POST.get("session", "")
    if chosen == "others":
        theirs = theirs.exclude(session_key=request.session.session_key)
    else:
        theirs = theirs.filter(pk=chosen) if chosen.isdecimal() else theirs.none()
    ends_own = False
    for session in theirs:
        ends_own |= session.session_key == request.session.session_key
        session.end()
    if ends_own:
        logout(request)
        return redirect("account_login")
    messages.success(request, _("That was ended."))
    return redirect("sessions")


def _signed_in(request: HttpRequest) -> Person:
    # The owner's browser acts as the owner also when somebody signs in: the account is the user's.
    person = request.user
    if not isinstance(person, Person):
        raise TypeError("asked only behind a door that lets in whoever is signed in")
    return person
