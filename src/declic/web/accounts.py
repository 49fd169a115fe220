"""Django's settings for accounts, read by `web.settings`."""

from __future__ import annotations

from typing import Any

# There is no open sign-up: an account is made by an invitation, and nothing else.
AUTHENTICATION_BACKENDS = ["declic.people.backend.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "declic.people.passwords.LongestValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    # A list of breached passwords that comes with Django: it needs no network.
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "office"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "declic.people.adapter.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation was the proof
ACCOUNT_FORMS = {
    "add_email": "declic.people.forms.signing.NewAddress",
    "change_password": "declic.people.forms.signing.NewPassword",
    "login": "declic.people.forms.signing.SignIn",
    "reauthenticate": "declic.people.forms.signing.Confirm",
    "reset_password": "declic.people.forms.signing.Forgotten",
    "set_password": "declic.people.forms.signing.FirstPassword",
    "reset_password_from_key": "declic.people.forms.signing.PasswordAfterForgotten",
}
ACCOUNT_LOGIN_METHODS = {"email"}
# Counted by account, never by address: a school is one address.
ACCOUNT_RATE_LIMITS = {
    "change_password": "10/h/user",
    "confirm_email": "5/h/key",
    "login": None,
    "login_failed": "10/h/key",
    "manage_email": "20/h/user",
    "reauthenticate": "30/h/user",
    "reset_password": "5/h/key",
    "reset_password_from_key": None,
    "signup": None,
}
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "declic.people.adapter.SecondStepAdapter"
# Every address was proven by an invitation, or by the mail with which it was changed.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "declic.people.forms.signing.AppCode",
    "add_webauthn": "declic.people.forms.signing.NewKey",
    "authenticate": "declic.people.forms.signing.Code",
    "edit_webauthn": "declic.people.forms.signing.KeyName",
    "reauthenticate": "declic.people.forms.signing.ConfirmCode",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Declic"
MFA_TOTP_TOLERANCE = 1
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Limits are counted here. There is one server for a data folder, so that memory is enough; nobody
# may wash a count away by making many others.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
