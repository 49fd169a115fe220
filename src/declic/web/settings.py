"""Django's settings. What differs between installations comes from the environment: see
`docs/operator.md`, which a test keeps true."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import allauth

from declic.web.accounts import *  # noqa: F403  # settings are names in this module
from declic.web.database import database
from declic.web.place import data_folder, make_folder, secret_key

PACKAGE = Path(__file__).resolve().parent.parent

DECLIC_DATA = make_folder(data_folder(os.environ, sys.platform, Path.home()))
# Floors below read the folder of this installation from the environment, set there or not.
os.environ["DECLIC_DATA"] = str(DECLIC_DATA)
DECLIC_BASE_URL = os.environ.get("DECLIC_BASE_URL", "").strip().rstrip("/")
DECLIC_MAIL_URL = os.environ.get("DECLIC_MAIL_URL", "").strip()
DECLIC_MAIL_FROM = os.environ.get("DECLIC_MAIL_FROM", "").strip()
SECRET_KEY = secret_key(os.environ, DECLIC_DATA)
DATABASES = {"default": database(os.environ, DECLIC_DATA)}
DEBUG = False

# Which host names are ours is decided at the entrance (`web.hosts`), before Django is asked.
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "declic.web",
    "declic.funding",
    "declic.impact",
    "declic.peers",
    "declic.laptops",
    "declic.live",
    "declic.courses",
    "declic.letters",
    "declic.recordings",
    "declic.certificates",
    "declic.prints",
    "declic.activities",
    "declic.packs",
    "declic.care",
    "declic.tables",
    "declic.people",
    "declic.post",
    "declic.design",
    "declic.web.unwritten.Auth",
    "declic.web.unwritten.ContentTypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "declic.web.urls"
MIDDLEWARE = [
    "declic.web.middleware.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "declic.web.middleware.refuse_foreign_forms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "declic.web.middleware.SayWhatIsNotSaved",
]

# A kind of activity is one folder: its texts, templates and styles are found, not listed.
DECLIC_KIND_FOLDERS = sorted(path.parent for path in PACKAGE.glob("activities/*/kind.py"))
# Where `design` looks for styles, scripts and pictures beside its own.
DECLIC_ASSET_FOLDERS = sorted(path for path in PACKAGE.glob("*/static/*") if path.is_dir())
# The scripts that talk to a passkey, as their authors wrote them.
DECLIC_ASSET_FOLDERS.append(Path(allauth.__path__[0]) / "mfa" / "static" / "mfa" / "js")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [folder / "templates" for folder in DECLIC_KIND_FOLDERS],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("nl", "Nederlands"),
    ("de", "Deutsch"),
    ("ar", "العربية"),
]
# Those of Django, and those that it does not know: it chooses nothing by them but the direction.
LANGUAGES_BIDI = ["ar", "prs", "ps"]
LOCALE_PATHS = [folder / "locale" for folder in DECLIC_KIND_FOLDERS if (folder / "locale").is_dir()]

# A laptop in a classroom has no certificate; behind one, cookies never leave it.
_SECURE = DECLIC_BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# A list that somebody brings is read and forgotten; no copy of it lies on a disk meanwhile.
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
SILENCED_SYSTEM_CHECKS: list[str] = []

# No line of a log names who asked or for what: addresses of pages hold secrets. So Django's
# request logger and the server's access log are off, and `web.apps` logs what broke.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "declic.web.logs.Formatter",
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "declic": {"level": "INFO", "propagate": True},
        # It warns of what any stranger can send, and advises to install something.
        "uvicorn.error": {"level": "ERROR", "propagate": True},
        "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
