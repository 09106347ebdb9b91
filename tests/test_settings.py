"""What the environment may say, each case in a process of its own, since settings are read once."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from styrmodell.lib import clock
from styrmodell.setup import demo_server

GOOD = {
    "PRODUCTION": "true",
    "SECRET_KEY": "a-secret-of-more-than-forty-characters-for-a-test",
    "ALLOWED_HOSTS": "styrmodell.example",
    "DATABASE_URL": "postgres://user:secret@db.example:5433/plans",
    "EMAIL_URL": "smtp+tls://user:secret@mail.example:587",
}


def settings_say(expression, **variables):
    """Read the settings under these variables alone and print an expression; the finished process."""
    code = f"from django.conf import settings; settings.DEBUG; print({expression})"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "DJANGO_SETTINGS_MODULE": "styrmodell.settings", "PYTHONIOENCODING": "utf-8", **variables}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fresh_checkout_runs_on_a_sqlite_file_without_any_variable():
    told = settings_say("settings.DATABASES['default']['NAME'], settings.DEBUG, settings.PRODUCTION")
    assert told.stdout.strip() == f"{settings.VAR_DIR / 'styrmodell.sqlite3'} True False"


def test_one_variable_chooses_postgresql():
    told = settings_say(
        "[settings.DATABASES['default'][k] for k in ('ENGINE', 'HOST', 'PORT', 'NAME', 'USER')]", **GOOD
    )
    assert told.stdout.strip() == "['django.db.backends.postgresql', 'db.example', 5433, 'plans', 'user']"


@pytest.mark.parametrize(("debug", "seconds"), [("false", 60), ("true", 0)])
def test_a_connection_is_kept_except_by_the_development_server(debug, seconds):
    told = settings_say(
        "[settings.DATABASES['default'][k] for k in ('CONN_MAX_AGE', 'CONN_HEALTH_CHECKS')]", DEBUG=debug
    )
    assert told.stdout.strip() == f"[{seconds}, True]"


def test_sqlite_takes_the_write_lock_when_a_transaction_begins():
    told = settings_say(
        "settings.DATABASES['default']['OPTIONS']['transaction_mode']", DATABASE_URL="sqlite:///other.sqlite3"
    )
    assert told.stdout.strip() == "IMMEDIATE"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "only-for-this-machine-and-never-for-production"}, "SECRET_KEY"),
        ({"DEBUG": "true"}, "DEBUG"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"EMAIL_URL": "consolemail://"}, "EMAIL_URL"),
    ],
    ids=str,
)
def test_production_refuses_what_is_only_safe_on_a_developers_machine(change, named):
    told = settings_say("'started'", **(GOOD | change))
    assert told.returncode != 0
    assert f"- {named}: " in told.stderr
    assert "started" not in told.stdout


def test_production_names_everything_that_is_missing_at_once():
    told = settings_say("'started'", PRODUCTION="true", DEBUG="true")
    assert all(f"- {name}: " in told.stderr for name in ("SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "EMAIL_URL"))


def test_production_sends_its_cookies_over_https_alone():
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    told = settings_say(f"all(getattr(settings, name) for name in {names})", **GOOD)
    assert told.stdout.strip() == "True"


def test_production_passes_djangos_own_deployment_check():
    told = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            **GOOD,
            "SECRET_KEY": "jVb3-x9Qw-72Lk-pPzR-5tYh-mN4c-8sDf-1gGh-kJ6w-eE0q-uU7i",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("PRODUCTION", value) for value in ("ja", "ture", "1", "True", "")),
        ("DEBUG", "on"),
        ("SECURE_SSL_REDIRECT", "nej"),
        *(("DATABASE_URL", value) for value in ("", "foo", "mysql://db/plans", "postgres://u:hemligt@db:port/plans")),
        *(("TRUSTED_PROXY_COUNT", value) for value in ("", "en", "-1")),
        ("SECURE_HSTS_SECONDS", "ett år"),
        *(("LOG_LEVEL", value) for value in ("loud", "info", "")),
        *(("EMAIL_URL", value) for value in ("", "foo", "smtp://mail.example:port")),
        *(("TODAY", value) for value in ("igår", "2026-13-01", "23/11 2026")),
    ],
)
def test_a_variable_that_cannot_be_read_stops_the_start_and_is_named(name, value):
    told = settings_say("'started'", **(GOOD | {name: value}))
    assert told.returncode != 0
    assert f"ImproperlyConfigured: {name} ska vara " in told.stderr
    assert "hemligt" not in told.stderr
    assert "started" not in told.stdout


@pytest.mark.parametrize("value", ["true", "false"])
def test_true_and_false_are_what_they_say(value):
    assert settings_say("settings.DEBUG", DEBUG=value).stdout.strip() == value.capitalize()


def test_without_a_pinned_day_it_is_the_real_one(settings):
    settings.TODAY = ""
    assert not clock.is_pinned()
    assert clock.today().year >= 2026


def test_the_level_of_the_log_holds_for_loggers_that_set_their_own():
    """The worker's logger does, and would tell of every start and stop in the demo's terminal."""
    assert settings.LOGGING["handlers"]["console"]["level"] == settings.LOG_LEVEL
    assert demo_server.environment()["LOG_LEVEL"] == "ERROR"
