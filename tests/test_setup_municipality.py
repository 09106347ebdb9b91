"""setup_municipality: from an empty database to somebody who can log in and build the rest."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from organisation.enums import Role
from organisation.models import OrgUnit, RoleAssignment, User
from styrmodell.lib import trees
from tests import build

pytestmark = pytest.mark.django_db

WHO = {"admin": "adam", "admin_name": "Adam Adminsson", "email": "adam@example.org"}
PASSWORD = "hasselnöt på vift"


def set_up(**changes):
    call_command("setup_municipality", **{"name": "Exempelköpings kommun", **WHO, **changes})


def link_in(text):
    return re.search(r"https?://[^/\s]+(/\S+)", text)[1]


def choose_password(path):
    """As a browser: the link is opened, which leads on to the form."""
    client = Client()
    form = client.get(path, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD}, follow=True)


def test_the_top_of_the_tree_and_an_administrator_of_all_of_it(capsys):
    set_up()
    rows = OrgUnit.objects.in_order().values_list("code", "name", "level")
    assert list(rows) == [
        ("KONCERN", "Kommunkoncernen", 0),
        ("KOMMUN", "Exempelköpings kommun", 1),
        ("KF", "Kommunfullmäktige", 2),
        ("KS", "Kommunstyrelsen", 2),
    ]
    role = RoleAssignment.objects.get()
    assert (role.role, role.unit.code, role.user.username) == (Role.ADMIN, "KONCERN", "adam")
    assert trees.faults(OrgUnit, "enhet") == []
    assert "Adam Adminsson är administratör." in capsys.readouterr().out


def test_the_printed_link_leads_to_a_password_that_logs_in_and_is_then_spent(capsys):
    set_up(address="https://styrmodell.example.org/")
    out = capsys.readouterr().out
    assert "https://styrmodell.example.org/konto/losenord/nytt/" in out
    assert choose_password(link_in(out)).status_code == 200
    client = Client()
    client.post("/konto/logga-in/", {"login": "adam", "password": PASSWORD})
    assert client.get("/organisation/ny/").status_code == 200
    assert "password1" not in Client().get(link_in(out), follow=True).content.decode()


def test_until_the_password_is_chosen_the_command_gives_a_new_link_and_makes_nothing_twice(capsys):
    set_up()
    capsys.readouterr()
    set_up()
    out = capsys.readouterr().out
    assert "Enheterna fanns redan." in out
    assert (OrgUnit.objects.count(), User.objects.count(), RoleAssignment.objects.count()) == (4, 1, 1)
    choose_password(link_in(out))
    with pytest.raises(CommandError, match=r"Det finns redan en administratör, Adam Adminsson \(adam\)"):
        set_up()


def test_what_is_missing_is_added_to_what_is_there(capsys):
    group = build.unit("GROUP", "Exempelkoncernen", code="KONCERN")
    build.unit("MUNICIPALITY", "Exempelköpings kommun", group, code="KOMMUN")
    set_up(name="Ett annat namn")
    assert "Tillagt: Kommunfullmäktige och Kommunstyrelsen." in capsys.readouterr().out
    assert not OrgUnit.objects.filter(name="Ett annat namn").exists()


def test_where_somebody_administers_already_nothing_is_made():
    group = build.unit("GROUP", "Exempelkoncernen")
    build.user(Role.ADMIN, group, "berit")
    with pytest.raises(CommandError, match="Det finns redan en administratör"):
        set_up()
    assert OrgUnit.objects.count() == User.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"email": "adam"}, "E-post: "),
        ({"admin": "adam och eva"}, "Användarnamn: "),
        ({"admin_name": " "}, "Namn: "),
        ({"name": "  "}, "Skriv kommunens namn"),
        ({"name": "\u200b"}, "Skriv kommunens namn"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong, says):
    with pytest.raises(CommandError, match=says):
        set_up(**wrong)
    assert not OrgUnit.objects.exists()
    assert not User.objects.exists()
