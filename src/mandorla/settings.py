"""Settings, all from the environment. Each may also be given as NAME_FILE, the path of a file with the value."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from environs import FileAwareEnv, validate

from mandorla.shared import logs

env = FileAwareEnv(strip_whitespace=True)


# -- where things are ------------------------------------------------------------------------------------------------
MANDORLA_DATA = Path(env.str("MANDORLA_DATA", "data")).resolve()
MANDORLA_KEYS = Path(
    env.str("MANDORLA_KEYS", str(MANDORLA_DATA.with_name(f"{MANDORLA_DATA.name}-keys")))
).resolve()
_BACKUPS: str = env.str("MANDORLA_BACKUPS", str(MANDORLA_DATA.with_name(f"{MANDORLA_DATA.name}-backups")))
MANDORLA_BACKUPS = Path(_BACKUPS).resolve() if _BACKUPS else None  # empty: no backups
MANDORLA_HOST_KEY_FILE = MANDORLA_KEYS / "host.key"
MANDORLA_SECRET_FILE = MANDORLA_KEYS / "secret.key"
MANDORLA_ORIGIN: str = env.str("MANDORLA_ORIGIN", "http://127.0.0.1:8000").rstrip("/")
MANDORLA_REDIS_URL: str = env.str("MANDORLA_REDIS_URL", "")
MANDORLA_HOST_NAME: str = env.str("MANDORLA_HOST_NAME", "")  # who runs this server, in words
MANDORLA_COACH: str = env.str(  # how it reads; "model" applies only if one is installed
    "MANDORLA_COACH", "model", validate=validate.OneOf(("model", "rules", "off"))
)
MANDORLA_MODEL_URL: str = env.str("MANDORLA_MODEL_URL", "").rstrip("/")  # for other wordings; empty: none
MANDORLA_MODEL_NAME: str = env.str("MANDORLA_MODEL_NAME", "")
MANDORLA_MODEL_KEY: str = env.str("MANDORLA_MODEL_KEY", "")
MANDORLA_MODEL_ANYWHERE: bool = env.bool("MANDORLA_MODEL_ANYWHERE", False)  # also beyond the private network
MANDORLA_MODEL_SECONDS: float = env.float("MANDORLA_MODEL_SECONDS", 30)  # how long to wait for it
MANDORLA_CSI: bool = env.bool("MANDORLA_CSI", False)  # the host confirms the terms of the CSI
MANDORLA_OPEN_SIGNUP: bool = env.bool("MANDORLA_OPEN_SIGNUP", False)
MANDORLA_EXIT_ADDRESS: str = env.str("MANDORLA_EXIT_ADDRESS", "/blank/")
MANDORLA_IS_LAN: bool = env.bool("MANDORLA_IS_LAN", False)
MANDORLA_PROXIES: list[str] = env.list("MANDORLA_PROXIES", ["127.0.0.1"])  # whose X-Forwarded-* is trusted
MANDORLA_MOST_WRITES: int = env.int("MANDORLA_MOST_WRITES", 240)  # per person and minute; 0: no limit
MANDORLA_SECURITY_CONTACT: str = env.str("MANDORLA_SECURITY_CONTACT", "")  # where to report security problems
MANDORLA_DEMO: bool = env.bool("MANDORLA_DEMO", False)
MANDORLA_CHOOSER = "mandorla.prompts.logic.choosing.choose"
MANDORLA_TENDER = "mandorla.suggestions.conflict.is_tender"  # whether nothing deep is offered on a day
MANDORLA_ON_LEAVING = [
    "mandorla.prompts.actions.close_what_waits",
    "mandorla.checkins.actions.withdraw_proposals",
    "mandorla.affection.actions.clear_away",
    "mandorla.appreciation.actions.end_reminders",
    "mandorla.moments.actions.withdraw_proposals",
    "mandorla.insights.actions.end_consents",
    "mandorla.pairs.actions.agreement.withdraw_proposals",
    "mandorla.talks.actions.close_talks",
    "mandorla.ownership.actions.freeze",  # last, so that it copies what is left
]  # what slices do when somebody leaves a pair
MANDORLA_ON_NEEDING = ["mandorla.suggestions.actions.meet_need"]  # when a check-in says what somebody needs
MANDORLA_ON_MOVING = ["mandorla.moments.actions.follow_clock"]  # and when somebody changes time zone
MANDORLA_OUTBOX = "mandorla.notices.actions"  # for slices below `notices`
IS_HTTPS = MANDORLA_ORIGIN.startswith("https://")


def _secret() -> str:
    given: str = env.str("MANDORLA_SECRET_KEY", "")
    if not given and MANDORLA_SECRET_FILE.is_file():
        given = MANDORLA_SECRET_FILE.read_text().strip()
    return given


SECRET_KEY = _secret()
HAS_SECRET = bool(SECRET_KEY)
if not HAS_SECRET:
    SECRET_KEY = "no secret yet: `mandorla init` makes one, and nothing is served before"
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list(
    "MANDORLA_HOSTS", ["127.0.0.1", "localhost", urlsplit(MANDORLA_ORIGIN).hostname or "localhost"]
)
# Uploads stay in memory, so that nothing private is written unencrypted to a temporary folder.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
CSRF_TRUSTED_ORIGINS = [MANDORLA_ORIGIN]
ROOT_URLCONF = "mandorla.urls"
WSGI_APPLICATION = "mandorla.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "mandorla",
    "mandorla.home",
    "mandorla.ownership",
    "mandorla.affection",
    "mandorla.asks",
    "mandorla.suggestions",
    "mandorla.insights",
    "mandorla.talks",
    "mandorla.checkins",
    "mandorla.appreciation",
    "mandorla.journal",
    "mandorla.moments",
    "mandorla.repair",
    "mandorla.promises",
    "mandorla.prompts",
    "mandorla.practices",
    "mandorla.notices",
    "mandorla.coach",
    "mandorla.pairs",
    "mandorla.drafts",
    "mandorla.people",
    "mandorla.vault",
    "mandorla.live",
    "mandorla.library",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_q",
    "template_partials",
]

MIDDLEWARE = [
    "mandorla.people.middleware.protect",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "mandorla.people.middleware.stay_out",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "mandorla.people.middleware.know",
    "mandorla.people.limits.limit",
    "mandorla.people.middleware.speak",
    "mandorla.shared.disk.FullDiskMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"lucide": "mandorla.templatetags.icons"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mandorla.pairs.context.surroundings",
                "mandorla.home.places.places",
            ],
        },
    }
]

# -- storage ---------------------------------------------------------------------------------------------------------
SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;",
}


def _database(variable: str, file: str) -> dict[str, Any]:
    config: dict[str, Any] = env.dj_db_url(variable, f"sqlite:///{MANDORLA_DATA / file}")
    if config["ENGINE"] == SQLITE:
        config["OPTIONS"] = dict(SQLITE_OPTIONS)
    elif config["ENGINE"] != POSTGRESQL:
        raise ValueError(f"{variable} may name SQLite or PostgreSQL only.")
    return {**config, "CONN_MAX_AGE": None}


DATABASES = {
    "default": _database("MANDORLA_DATABASE_URL", "mandorla.sqlite3"),
    "keyring": _database("MANDORLA_KEYRING_URL", "keyring.sqlite3"),
}
DATABASE_ROUTERS = ["mandorla.vault.router.KeyringRouter"]

CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
_REDIS_CACHE = "django.core.cache.backends.redis.RedisCache"
if MANDORLA_REDIS_URL:
    CACHES["default"] = {"BACKEND": _REDIS_CACHE, "LOCATION": MANDORLA_REDIS_URL}

STATIC_URL = "/static/"
STATIC_ROOT = MANDORLA_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mandorla.shared.staticfiles.JoinedStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other page can find out that Mandorla is in this network

Q_CLUSTER: dict[str, Any] = {
    "name": "mandorla",
    "orm": "default",
    "workers": 1,
    "timeout": 300,
    "retry": 600,
    "max_attempts": 5,
    "ack_failures": False,
    "poll": 2,
    "guard_cycle": 1,
    "catch_up": False,
    "save_limit": 100,
}

# -- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
_EMAIL: dict[str, Any] = env.dj_email_url("MANDORLA_EMAIL_URL", "dummy://")
HAS_EMAIL = not _EMAIL["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
EMAIL_BACKEND: str = _EMAIL["EMAIL_BACKEND"]
EMAIL_HOST: str = _EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT: int = _EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER: str = _EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD: str = _EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS: bool = _EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL: bool = _EMAIL.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL: str = env.str("MANDORLA_EMAIL_FROM", "mandorla@localhost")
EMAIL_TIMEOUT = 10  # seconds

# -- notices ---------------------------------------------------------------------------------------------------------
MANDORLA_NOTICES_NEUTRAL: bool = env.bool("MANDORLA_NOTICES_NEUTRAL", False)  # leave the app's name out
MANDORLA_NOTICES_FROM: str = env.str("MANDORLA_NOTICES_FROM", DEFAULT_FROM_EMAIL)
MANDORLA_PUSH_SERVICES: list[str] = env.list(  # hosts that browsers may use; ".x" means all under x
    "MANDORLA_PUSH_SERVICES",
    ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"],
)

ACCOUNT_ADAPTER = "mandorla.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {"signup": "mandorla.pairs.forms.FirstEveningForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "email"]
ACCOUNT_EMAIL_VERIFICATION = "optional" if HAS_EMAIL else "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = "strict"  # does not reveal that another account has an e-mail address
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_ADAPTER = "mandorla.people.adapters.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "mandorla.people.passkeys.NewPasskeyForm",
    "login_webauthn": "mandorla.people.passkeys.SignInForm",
    "reauthenticate_webauthn": "mandorla.people.passkeys.StillYouForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Mandorla"
MFA_TOTP_TOLERANCE = 1  # one step, to allow for typing and network delay (RFC 6238, 5.2)
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a home server may send no e-mail, so addresses cannot be confirmed
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS

SESSION_ENGINE = "mandorla.people.sessions"  # a sealed cookie, no table of visits; a device row ends it
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_FAILURE_VIEW = "mandorla.home.views.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# -- language and time -----------------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
FORMAT_MODULE_PATH = "mandorla.shared.formats"

# -- what a browser may do -------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *([MANDORLA_EXIT_ADDRESS] if "://" in MANDORLA_EXIT_ADDRESS else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None

LOGGING = logs.CONFIG
