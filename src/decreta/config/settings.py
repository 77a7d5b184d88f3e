"""Django's settings. What an installation may vary is read from the environment in `env.py`, nothing else varies."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_noop

from decreta.config import databases, directory, identity, logs
from decreta.config.env import Bucket, Environment, files_from_url, mail_from_url

env = Environment()
PACKAGE = Path(__file__).resolve().parent.parent
BASE_DIR = PACKAGE.parent.parent


# What an installation varies

DECRETA_DATA: Path = env.data
DECRETA_DEMO: bool = env["DEMO"]
DECRETA_TESTING: bool = env["TESTING"]
DECRETA_SECRECY_CEILING: str = env["SECRECY_CEILING"]
DECRETA_CHECKS: str = env["CHECKS"]
DECRETA_BIND: tuple[str, int] = env["BIND"]
DECRETA_PUBLIC_URL: str = env["PUBLIC_URL"].rstrip("/")
DECRETA_IS_POOLED: bool = env["DATABASE_POOLER"] == "pgbouncer"
DECRETA_LISTEN_URL: str = env["DATABASE_LISTEN_URL"] or env["DATABASE_URL"]
DECRETA_FILES: Bucket | None = (
    files_from_url(env["FILES"], env["FILES_KEY"], env["FILES_SECRET"]) if env["FILES"] else None
)
DECRETA_SCAN_FOLDER: Path | None = env["SCAN_FOLDER"]
DECRETA_METRICS_TOKEN: str = env["METRICS_TOKEN"]
DECRETA_TRUSTED_PROXIES: tuple[str, ...] = env["TRUSTED_PROXIES"]
DECRETA_WEBHOOK_HOSTS: tuple[str, ...] = env["WEBHOOK_HOSTS"]
DECRETA_CONFIRM_MINUTES: int = env["CONFIRM_MINUTES"]
DECRETA_SESSION_IDLE_MINUTES: int = env["SESSION_IDLE_MINUTES"]
DECRETA_SESSION_HOURS: int = env["SESSION_HOURS"]
DECRETA_API_PER_MINUTE: int = env["API_PER_MINUTE"]
DECRETA_API_REFUSALS_PER_MINUTE: int = env["API_REFUSALS_PER_MINUTE"]
DEBUG: bool = env["DEBUG"]
# Without a data directory (`check`, `makemigrations`) nothing that is signed outlives the process.
SECRET_KEY: str = env["SECRET_KEY"] or secrets.token_urlsafe(48)

# Areas: ours come first, so that their templates and their translations win over a library's.

DECRETA_AREAS = (
    "web",
    "operation",
    "api",
    "scim",
    "voting",
    "procedures",
    "minutes",
    "motions",
    "messaging",
    "speaking",
    "agendas",
    "dates",
    "presenting",
    "reading",
    "meetings",
    "programme",
    "mailroom",
    "seeing",
    "urging",
    "reporting",
    "obstacles",
    "contributions",
    "cadence",
    "reviews",
    "changes",
    "cascade",
    "linking",
    "directives",
    "capture",
    "books",
    "figures",
    "proving",
    "dispatch",
    "writing",
    "cosigning",
    "protection",
    "circulation",
    "subscriptions",
    "documents",
    "assignments",
    "rooms",
    "webhooks",
    "feeds",
    "notifications",
    "signing",
    "live",
    "files",
    "organisation",
    "kit",
    "accounts",
    "audit",
    "ui",
    "core",
)
INSTALLED_APPS = [
    *(f"decreta.{area}" for area in DECRETA_AREAS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "csp",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "procrastinate.contrib.django",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # Last: its widgets' templates are found only where nobody above has one of that name.
    "django.forms",
]

MIDDLEWARE = [
    "decreta.config.turns.GiveBack",
    "decreta.operation.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "decreta.config.compression.CompressedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "decreta.accounts.middleware.SessionLimits",
    "decreta.organisation.middleware.ActorMiddleware",
    "decreta.accounts.middleware.WayBackMiddleware",
    "decreta.accounts.middleware.MfaMiddleware",
    "decreta.config.addresses.ReadableAddresses",
    "decreta.config.bounds.RefuseTooLarge",
]

ROOT_URLCONF = "decreta.config.urls"
ASGI_APPLICATION = "decreta.config.asgi.application"
APPEND_SLASH = True

# `template_partials` wraps these loaders when its app is ready.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database and jobs

# As many requests as there are connections, but two, which are for the streams.
DECRETA_WORKED_ON_AT_ONCE = max(2, (env["DATABASE_POOL"] or 16) - 2)
DATABASES = {
    "default": databases.from_url(
        env["DATABASE_URL"],
        pool=0 if DECRETA_TESTING else env["DATABASE_POOL"],
        behind_pooler=DECRETA_IS_POOLED,
    ),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# Accounts

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# A directory, where there is one, checks the passwords of accounts that have none of their own here.
_DIRECTORY = directory.settings_of(env)
if _DIRECTORY:
    AUTHENTICATION_BACKENDS.append("decreta.accounts.directory.DirectoryBackend")
    globals().update(_DIRECTORY)
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if DECRETA_TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = DECRETA_CONFIRM_MINUTES * 60
ACCOUNT_ADAPTER = "decreta.accounts.adapter.AccountAdapter"
DECRETA_IDENTITY = identity.read(env["IDENTITY_FILE"])
SOCIALACCOUNT_PROVIDERS = identity.for_allauth(DECRETA_IDENTITY)
SOCIALACCOUNT_ADAPTER = "decreta.accounts.elsewhere.SocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
MFA_ADAPTER = "decreta.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Names and addresses that try too often wait longer and longer (`accounts.throttle`); this only stops floods. A whole
# office signs in from one address in the morning.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/5m/key", "reauthenticate": "20/m/user"}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
# One step of thirty seconds to each side: telephones' clocks differ (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Decreta"
MFA_RECOVERY_CODE_COUNT = 10

# Counts of attempts and codes that were used: all processes must see the same ones.
CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DECRETA_TESTING
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# Sessions and what the browser is told

_IS_HTTPS = DECRETA_PUBLIC_URL.startswith("https://")
_HOST, _PORT = DECRETA_BIND
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", _HOST]
if DECRETA_PUBLIC_URL:
    ALLOWED_HOSTS.append(urlsplit(DECRETA_PUBLIC_URL).hostname or "")
    CSRF_TRUSTED_ORIGINS = [DECRETA_PUBLIC_URL]
SESSION_ENGINE = "decreta.accounts.session_store"
SESSION_COOKIE_AGE = DECRETA_SESSION_IDLE_MINUTES * 60
if _IS_HTTPS:
    # Browsers take these names only from this very host, over TLS, for the whole site.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_SECURE = _IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _IS_HTTPS else 0
# The proxy that ends TLS says so; uvicorn believes it only from DECRETA_TRUSTED_PROXIES.
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "decreta.ui.views.forbidden"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
    },
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Files

STATIC_URL = "/static/"
STATIC_ROOT = DECRETA_DATA / "static"
MEDIA_ROOT = DECRETA_DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DECRETA_TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Languages and times

LANGUAGE_CODE: str = env["LANG"]
LANGUAGES = [("vi", gettext_noop("Vietnamese")), ("en", gettext_noop("English")), ("ja", gettext_noop("Japanese"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _IS_HTTPS
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
USE_I18N = True
#: The commands are no installed area; their words are found here.
LOCALE_PATHS = [PACKAGE / "command" / "locale"]
FORMAT_MODULE_PATH = ["decreta.config.formats"]
FIRST_DAY_OF_WEEK = 1
TIME_ZONE: str = env["TIME_ZONE"]
USE_TZ = True

# Mail

DEFAULT_FROM_EMAIL: str = env["MAIL_FROM"]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DECRETA_DATA / "outbox")
if env["MAIL_URL"]:
    _MAIL = mail_from_url(env["MAIL_URL"])
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.use_ssl, _MAIL.use_starttls

# Log

LOGGING: dict[str, Any] = logs.settings(env["LOG_LEVEL"], env["LOG_FORMAT"])
