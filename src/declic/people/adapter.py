"""What allauth asks us: words, limits, links, mails, seeds. It never asks for an open sign-up."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmation
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.people import links, mails, passwords, seeds
from declic.people.models import Person
from declic.post.models import MailRefused
from declic.post.queries import address, sentence

# A session is known again by its browser. Where that browser was is kept nowhere.
NO_ADDRESS = "0.0.0.0"  # noqa: S104  # it is the absence of one
TOO_OFTEN = _(
    "Too many tries. Wait an hour, or sign in with a passkey, or ask for a new password by mail."
)
WRONG = _("This address and this password do not belong together.")


# What is said on the next page, by allauth's names. Of the rest the page itself tells.
SAID = {
    "email_confirmation_sent": _("A mail with a link is on its way to the new address."),
    "email_confirmed": _("From now on this address counts."),
    "email_deleted": _("The old address stays."),
    "password_changed": _("Your new password is set."),
    "password_set": _("Your new password is set."),
    "sessions_logged_out": _("That was ended."),
    "totp_activated": _("The app is set up."),
    "totp_deactivated": _("The app was removed."),
    "webauthn_added": _("The passkey is set up."),
    "webauthn_removed": _("The passkey was removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Our answers about accounts."""

    error_messages = {  # noqa: RUF012  # as allauth declares it
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": WRONG,
        "email_taken": _("This address belongs to another account."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": _("This code does not open it. Wait for the next one."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link is too old, or was used already."),
        "rate_limited": TOO_OFTEN,
        "too_many_login_attempts": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: an account is made by an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Give none: no limit counts by it, and nobody has to know it."""
        return NO_ADDRESS

    def clean_email(self, email: str) -> str:
        """Take an address only as mail servers do, so that the mail to it can be written."""
        try:
            return address(super().clean_email(email))
        except MailRefused as refused:
            raise ValidationError(sentence(refused.reason)) from refused

    def authenticate(self, request: HttpRequest, **credentials: str) -> Person | None:
        """Let no endless password near the hash; the answer is that of a wrong one."""
        if passwords.too_long(credentials.get("password") or ""):
            return None
        found = super().authenticate(request, **credentials)
        return found if isinstance(found, Person) else None

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:  # noqa: ARG002
        """Count by account alone. By whatever name this server is called, it is one account."""
        return str(credentials.get("email") or credentials.get("username") or "").lower()

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Link to the address that was set, whatever the browser called us."""
        return links.link(f"/account/forgotten/{key}")

    def get_email_confirmation_url(
        self,
        request: HttpRequest,  # noqa: ARG002
        emailconfirmation: EmailConfirmation,
    ) -> str:
        """Link to the address that was set, whatever the browser called us."""
        return links.link(f"/account/email/{emailconfirmation.key}")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue it; what it holds is said by our own templates."""
        about = template_prefix.rpartition("/")[2]
        person = context.get("user") or self.request.user
        link = context.get("password_reset_url") or context.get("activate_url") or ""
        key = f"{about}:{person.pk}:{new_id()}"
        mails.to_person(person, about, key=key, at=clock.now(), link=link, to=email)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,  # noqa: ARG002
        email: str | None = None,
    ) -> None:
        """Tell somebody what changed in the own account; by whom, no mail says."""
        self.send_mail(template_prefix, email or str(user.get_username()), {"user": user})

    def add_message(  # noqa: PLR0913, PLR0917  # as allauth calls it
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        said = SAID.get(PurePosixPath(message_template or "").stem, "")
        if message or said:
            messages.add_message(request, level, str(message or said), extra_tags=extra_tags)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go back to the account."""
        return "/account"


class SecondStepAdapter(DefaultMFAAdapter):
    """Our answers about second steps."""

    error_messages = {  # noqa: RUF012  # as allauth declares it
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Seal a seed."""
        return seeds.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a seed. In place of one that cannot be read stands one that nobody knows."""
        return seeds.opened(encrypted_text) or seeds.unknown()

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """Propose a name for a passkey."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}
