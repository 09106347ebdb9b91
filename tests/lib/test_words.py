"""A municipality's own words: chosen once in the settings, and then said everywhere."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template import Context, Template

from styrmodell.lib import words

THEIRS = (
    "kontor=förvaltning/förvaltningen/förvaltningar/förvaltnings, "
    "verksamhetsplan=nämndsplan/nämndsplanen/nämndsplaner/nämndsplans, "
    "delårsrapport=tertialrapport/tertialrapporten/tertialrapporter/tertialrapports"
)


def run(*arguments):
    """Python in an installation that has its own words: they are read once, when it starts."""
    own = {"WORDS": THEIRS, "DATABASE_URL": "sqlite:///:memory:", "DJANGO_SETTINGS_MODULE": "styrmodell.settings"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | own | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


SHOWN = """
import django; django.setup()
from django.template import Context, Template
from followup.enums import RoundKind
from organisation.enums import OrgUnitKind, Role
from planning.enums import PlanKind
print(OrgUnitKind.OFFICE.label, Role.HEAD_OF_OFFICE.label, PlanKind.OPERATIONAL.label, PlanKind.OFFICE.label)
print(RoundKind.INTERIM_2.label, PlanKind.WORK.label)
print(Template("{% words '{Kontorschef.the} i {kontor.the}' %}").render(Context()))
"""


def test_kinds_roles_and_sentences_say_the_municipalitys_own_words():
    told = run("-c", SHOWN)
    assert told.stdout.splitlines() == [
        "förvaltning förvaltningschef nämndsplan förvaltningsplan",
        "tertialrapport 2 arbetsplan",
        "Förvaltningschefen i förvaltningen",
    ], told.stderr


def test_other_words_ask_for_no_migration():
    told = run("manage.py", "makemigrations", "--check", "--dry-run")
    assert told.returncode == 0, told.stdout


def test_without_a_choice_they_are_the_styrmodells():
    assert words.chosen("") == words.OWN
    assert Template("{% words 'en {kontorsplan.one}, {Delårsrapport.many}' %}").render(Context()) == (
        "en kontorsplan, Delårsrapporter"
    )


def test_a_word_takes_the_place_of_one_and_leaves_the_others():
    chosen = words.chosen(THEIRS)
    assert chosen["kontor"].many == "förvaltningar"
    assert chosen["arbetsplan"] == words.OWN["arbetsplan"]


@pytest.mark.parametrize(
    "setting",
    [
        "kontor=förvaltning",
        "kontor=",
        "kontor",
        "nämnd=utskott/utskottet/utskott/utskotts",
        "kontor=a/b//d",
        "kontor=a/b/c/d/e",
    ],
)
def test_what_cannot_be_a_word_stops_the_start(setting):
    with pytest.raises(ImproperlyConfigured, match="kontor=förvaltning/förvaltningen/"):
        words.chosen(setting)
