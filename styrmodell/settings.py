"""All settings. Every difference between one installation and another is an environment variable.

A fresh checkout runs without any: SQLite in `var/`, debug on, mail printed in the terminal. With `PRODUCTION=true`
the application refuses to start until the secret key, the host names and the mail server are given and debug is off.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from styrmodell.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
env = Environment()

PRODUCTION = env.flag("PRODUCTION", default=False)
DEBUG = env.flag("DEBUG", default=not PRODUCTION)
DEVELOPMENT_KEY = "only-for-this-machine-and-never-for-production"
SECRET_KEY = env.text("SECRET_KEY", DEVELOPMENT_KEY)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", [] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", [])
EMAIL_CONFIG = env.mail("EMAIL_URL", "consolemail://")


def refuse_development_defaults() -> None:
    """Stop a production start that would run with what is only safe on a developer's machine.

    Raises:
        ImproperlyConfigured: names every variable that has to be set.
    """
    faults = []
    if SECRET_KEY == DEVELOPMENT_KEY or len(SECRET_KEY) < 40:
        faults.append("SECRET_KEY: sätt en slumpmässig hemlighet på minst 40 tecken.")
    if DEBUG:
        faults.append("DEBUG: får inte vara på i produktion.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        faults.append("ALLOWED_HOSTS: sätt de värdnamn som tjänsten svarar på, åtskilda med komma.")
    if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("console.EmailBackend"):  # links to choose a password would be in the log
        faults.append("EMAIL_URL: sätt e-postservern, till exempel smtp+tls://användare:lösenord@värd:587.")
    if faults:
        raise ImproperlyConfigured("PRODUCTION=true kräver andra värden:\n- " + "\n- ".join(faults))


if PRODUCTION:
    refuse_development_defaults()

TODAY = env.day("TODAY")  # the day the installation believes it is, as an ISO date; empty means the real day
WORDS = env.text("WORDS", "")  # what this municipality calls kontor, verksamhetsplan …: `styrmodell.lib.words`

INSTALLED_APPS = [
    "organisation",
    "planning",
    "followup",
    "styrmodell.apps.StyrmodellConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "styrmodell.apps.CollectedFilesConfig",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "mptt",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "styrmodell.web.compressing.CompressText",
    "styrmodell.web.long_addresses.refuse_long_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "styrmodell.web.lost_login.LoginRequired",
    "styrmodell.web.caching.keep_private",
    "django.contrib.messages.middleware.MessageMiddleware",
    "styrmodell.web.refused.Words",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "styrmodell.urls"
WSGI_APPLICATION = "styrmodell.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "styrmodell.frame.frame",
            ],
            "builtins": ["styrmodell.templatetags.styrmodell"],
        },
    }
]

SQLITE_OPTIONS = {
    "timeout": 20,
    # Transactions take the write lock when they begin: without it concurrent writers fail, with it none did.
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;"
    ),
}
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'styrmodell.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {"ENGINE": "styrmodell.lib.swedish_sqlite", "OPTIONS": SQLITE_OPTIONS}
# A thread goes on with the connection of the request before, and asks first whether it still answers. The development server has
# a new thread for each request, and would leave a connection behind with every one.
DATABASES["default"] |= {"CONN_MAX_AGE": 0 if DEBUG else 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Failed logins are counted here. With Django's 300 rows, guessing at many names would push out the counters.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "organisation.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # whoever is not a user gets no mail from us
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False  # closing the browser logs out: the computer may be a shared one
ACCOUNT_FORMS = {
    "login": "organisation.forms.accounts.LoginForm",
    "reset_password": "organisation.forms.accounts.ResetPasswordForm",
    "reset_password_from_key": "organisation.forms.accounts.ResetPasswordKeyForm",
    "set_password": "organisation.forms.accounts.SetPasswordForm",
    "change_password": "organisation.forms.accounts.ChangePasswordForm",
    "user_token": "organisation.forms.accounts.PasswordLinkForm",
}
# Wrong passwords are counted by `organisation.guessing`, which slows and does not lock; right ones are not counted at all.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
# Failed logins and password mails are counted in the cache, which all servers share. Behind a proxy the address is read from
# X-Forwarded-For, past as many proxies as are ours.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
# Who lists what is open in a unit that is to be closed, and hands it over: the apps above, which organisation never imports.
UNIT_OPEN_WORK = "styrmodell.open_work.of_unit"
UNIT_HAND_OVER = "styrmodell.open_work.hand_over"

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", VAR_DIR / "assets"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is kept on the server's disk
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
ATTACHMENT_MAX_MB = env.number("ATTACHMENT_MAX_MB", 20)  # one file that is attached; the proxy has a limit of its own
ATTACHMENTS_MAX_MB = env.number("ATTACHMENTS_MAX_MB", 100)  # all that a plan or a report has
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # one page asks about every item and goal of a plan, another about every figure

TASKS = {"default": {"BACKEND": env.text("TASK_BACKEND", "django_tasks_db.DatabaseBackend"), "QUEUES": ["default"]}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "styrmodell.views.csrf_failure"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31536000)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds; a mail server that never answers would else hold the page, and the thread, for minutes
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "styrmodell@localhost")

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # The level is the handler's too: the worker sets its own logger's, and would write whatever the root's is.
    "handlers": {"console": {"class": "logging.StreamHandler", "level": LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"pikepdf": {"level": "WARNING"}},  # it tells of being loaded, in every command
}
# Whether every other service below the municipality's domain uses https is for its owner to say, not for this one.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
