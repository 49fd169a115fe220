"""The forms of allauth in our words. What they check is theirs.

A placeholder is no label: it goes when somebody types, so none is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.people.models import Person

ADDRESS = _("Email address")
PASSWORD = _("Password")
NEW = _("New password")
AGAIN = _("The same password again")
CODE = _("Code")
KEY = _("A name by which you know it again")
HOW = _("At least 10 characters. A sentence of a few words is good and easy to remember.")
CODE_HELP = _("Six digits from the app on your phone, or one of your recovery codes.")


class Ours(forms.Form):
    """Puts our words into a form of allauth."""

    words: ClassVar[Mapping[str, Promise]] = {}
    hints: ClassVar[Mapping[str, Promise]] = {}
    attributes: ClassVar[Mapping[str, Mapping[str, str]]] = {}

    def __init__(self, *args: object, **named: object) -> None:
        """Say it in our words."""
        super().__init__(*args, **named)  # type: ignore[arg-type]  # allauth's own arguments
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.attributes.get(name, {}))
            field.help_text = self.hints.get(name, "")  # type: ignore[assignment]
            field.label = self.words.get(name, field.label)  # type: ignore[assignment]


class SignIn(Ours, account.LoginForm):
    """Email address and password."""

    words: ClassVar[Mapping[str, Promise]] = {
        "login": ADDRESS,
        "password": PASSWORD,
        "remember": _("Stay signed in on this device"),
    }


class Confirm(Ours, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words: ClassVar[Mapping[str, Promise]] = {"password": PASSWORD}


class Forgotten(Ours, account.ResetPasswordForm):
    """Where to send a link to a new password."""

    words: ClassVar[Mapping[str, Promise]] = {"email": ADDRESS}

    def clean_email(self) -> str:
        """Look only among proven addresses."""
        email = str(self.cleaned_data["email"])
        self.users = list(Person.objects.filter(email=email.lower(), is_active=True))
        return email


class PasswordAfterForgotten(Ours, account.ResetPasswordKeyForm):
    """A new password, by the link from the mail."""

    words: ClassVar[Mapping[str, Promise]] = {"password1": NEW, "password2": AGAIN}
    hints: ClassVar[Mapping[str, Promise]] = {"password1": HOW}


class NewPassword(Ours, account.ChangePasswordForm):
    """A new password, by whoever knows the old one."""

    words: ClassVar[Mapping[str, Promise]] = {
        "oldpassword": _("Your password until now"),
        "password1": NEW,
        "password2": AGAIN,
    }
    hints: ClassVar[Mapping[str, Promise]] = {"password1": HOW}


class FirstPassword(Ours, account.SetPasswordForm):
    """A password for whoever has only come in by other ways."""

    words: ClassVar[Mapping[str, Promise]] = {"password1": PASSWORD, "password2": AGAIN}
    hints: ClassVar[Mapping[str, Promise]] = {"password1": HOW}


class NewAddress(Ours, account.AddEmailForm):
    """Another email address."""

    words: ClassVar[Mapping[str, Promise]] = {"email": _("New email address")}


class Code(Ours, second_step.AuthenticateForm):
    """A code when signing in."""

    words: ClassVar[Mapping[str, Promise]] = {"code": CODE}
    hints: ClassVar[Mapping[str, Promise]] = {"code": CODE_HELP}


class ConfirmCode(Ours, second_step.ReauthenticateForm):
    """A code before something that matters."""

    words: ClassVar[Mapping[str, Promise]] = {"code": CODE}
    hints: ClassVar[Mapping[str, Promise]] = {"code": CODE_HELP}


class AppCode(Ours, app.ActivateTOTPForm):
    """The first code of an app, which shows that it was set up."""

    words: ClassVar[Mapping[str, Promise]] = {"code": _("The six digits that the app shows now")}
    attributes: ClassVar[Mapping[str, Mapping[str, str]]] = {"code": {"inputmode": "numeric"}}


class NewKey(Ours, keys.AddWebAuthnForm):
    """A passkey."""

    words: ClassVar[Mapping[str, Promise]] = {"name": KEY}
    attributes: ClassVar[Mapping[str, Mapping[str, str]]] = {"name": {"maxlength": "80"}}


class KeyName(Ours, keys.EditWebAuthnForm):
    """The name of a passkey."""

    words: ClassVar[Mapping[str, Promise]] = {"name": KEY}
    attributes: ClassVar[Mapping[str, Mapping[str, str]]] = {"name": {"maxlength": "80"}}
