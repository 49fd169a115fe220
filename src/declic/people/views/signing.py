"""The pages of allauth behind our doors, in the reader's language.

Whoever must have a second step and has none gets only the pages that set it up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from declic.people import access

View = Callable[..., HttpResponseBase]


def spoken(view: View) -> View:
    """Answer in the reader's language, and with 422 when something typed was not taken."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        with translation.override(access.staff_language(request)):
            answer = view(request, *args, **named)
            if isinstance(answer, TemplateResponse):
                _drawn(request, answer)
        add_never_cache_headers(answer)
        return answer

    return answered


def _drawn(request: HttpRequest, answer: TemplateResponse) -> None:
    """Draw it now: later the language is another one."""
    told = answer.context_data = dict(answer.context_data or {})
    form = told.get("form")
    if access.person(request) is not None:
        told["here"] = "account"
    if request.method == "POST" and form is not None and form.errors:
        answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    answer.render()


def guarded(view: View) -> View:
    """Let nobody in whose second step is not there yet."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        if access.known(request).lacks_second_step:
            return redirect("mfa_index")
        return view(request, *args, **named)

    return spoken(answered)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer whoever tried too often; allauth calls it by name."""
    with translation.override(access.staff_language(request)):
        sentence = _("That was too often. Wait an hour and try again.")
        return access.problem(request, sentence, status=HTTPStatus.TOO_MANY_REQUESTS)


sign_in = spoken(account.login)
sign_out = spoken(account.logout)
closed = spoken(account.account_inactive)
confirm = spoken(account.reauthenticate)
email = guarded(account.email)
email_confirm = spoken(account.confirm_email)
password = guarded(account.password_change)
first_password = guarded(account.password_set)
forgotten = spoken(account.password_reset)
forgotten_sent = spoken(account.password_reset_done)
forgotten_key = spoken(account.password_reset_from_key)
forgotten_done = spoken(account.password_reset_from_key_done)
steps = spoken(second_step.index)
ask_code = spoken(second_step.authenticate)
confirm_code = spoken(second_step.reauthenticate)
new_app = spoken(app.activate_totp)
end_app = spoken(app.deactivate_totp)
recovery = spoken(codes.view_recovery_codes)
new_recovery = spoken(codes.generate_recovery_codes)
all_keys = spoken(keys.list_webauthn)
new_key = spoken(keys.add_webauthn)
name_key = spoken(keys.edit_webauthn)
end_key = spoken(keys.remove_webauthn)
confirm_key = spoken(keys.reauthenticate_webauthn)
sign_in_key = spoken(keys.login_webauthn)
