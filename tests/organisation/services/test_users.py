import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from django.core import mail
from django.test import RequestFactory

from organisation.enums import Role
from organisation.models import User
from organisation.services import users
from styrmodell.lib.errors import DomainError
from tests import build

ASTRID = {"by": None, "username": "astrid", "name": "Astrid Åberg", "email": "Astrid@Example.org"}


def test_a_new_person_has_no_password(db):
    user = users.add(**ASTRID)
    assert not user.has_usable_password()
    assert user.email == "astrid@example.org"


@pytest.fixture
def request_(db):
    """A request as the middleware leaves it, for the address in the mail."""
    request = RequestFactory().get("/")
    with request_context(request):
        yield request


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "ASTRID"),
        ("username", "\u0430strid"),  # Cyrillic
        ("email", "astrid@EXAMPLE.org"),
        ("email", "astrid@ex\u0430mple.org"),
    ],
)
def test_login_and_address_belong_to_one_person_however_they_are_written(db, field, value):
    users.add(**ASTRID)
    other = {"by": None, "username": "berit", "name": "Berit", "email": "berit@example.org", field: value}
    with pytest.raises(DomainError, match=r"finns redan|används av någon annan"):
        users.add(**other)
    assert User.objects.count() == 1


def test_a_new_address_takes_the_place_of_the_old_one_everywhere(administrator):
    user = users.add(**ASTRID)
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    users.edit(user, by=administrator, name="Astrid Åberg", email="aa@example.org", title="")
    assert User.objects.get(pk=user.pk).email == "aa@example.org"
    assert not EmailAddress.objects.exists()


def test_the_old_address_is_told_of_the_new_one_and_by_whom(administrator):
    user = users.add(**ASTRID)
    users.edit(user, by=administrator, name="Astrid Åberg", email="aa@example.org", title="")
    (letter,) = mail.outbox
    assert letter.to == ["astrid@example.org"]
    assert letter.subject == "Din e-postadress i Styrmodell är ändrad"
    assert "Adam har ändrat din e-postadress i Styrmodell." in letter.body
    assert "aa@example.org" not in letter.body  # the old address may have been a stranger's


@pytest.mark.parametrize("email", ["astrid@example.org", "ASTRID@example.org"])
def test_nobody_is_told_when_the_address_stays(administrator, email):
    users.edit(users.add(**ASTRID), by=administrator, name="Astrid Öberg", email=email, title="")
    assert mail.outbox == []


def test_a_silent_mail_server_does_not_stop_a_new_address(administrator, settings, caplog):
    settings.EMAIL_BACKEND = "tests.organisation.services.test_users.SilentServer"
    user = users.edit(users.add(**ASTRID), by=administrator, name="Astrid", email="aa@example.org", title="")
    assert User.objects.get(pk=user.pk).email == "aa@example.org"
    assert "could not be told" in caplog.text


def test_everything_done_with_an_account_says_who_did_it(administrator):
    user = users.add(**{**ASTRID, "by": administrator})
    users.edit(user, by=administrator, name="Astrid Öberg", email="astrid@example.org", title="")
    users.close(user, by=administrator)
    users.reopen(user, by=administrator)
    rows = [(row.history_change_reason, row.history_user) for row in user.history.order_by("history_id")]
    assert rows == [(reason, administrator) for reason in ("Tillagd", "Ändrad", "Kontot stängt", "Kontot öppnat igen")]


def test_a_save_that_changes_nothing_makes_no_history(administrator):
    user = users.add(**ASTRID)
    users.edit(user, by=administrator, name="Astrid Åberg", email="astrid@example.org", title="")
    assert user.history.count() == 1


def test_a_login_is_no_change_and_the_history_holds_no_password(db, client):
    user = users.add(**ASTRID)
    client.force_login(user)
    assert User.objects.get().last_login is not None
    assert user.history.count() == 1
    assert not {"password", "last_login"} & {field.name for field in user.history.model._meta.get_fields()}


def test_the_link_is_mailed_to_the_person(request_):
    user = users.add(**ASTRID)
    users.send_password_link(user, request=request_)
    assert mail.outbox[0].to == ["astrid@example.org"]
    assert mail.outbox[0].subject == "Välj lösenord i Styrmodell"
    assert "/konto/losenord/nytt/" in mail.outbox[0].body
    assert "användarnamn är astrid" in mail.outbox[0].body


def test_a_silent_mail_server_is_said_in_words(request_, settings):
    settings.EMAIL_BACKEND = "tests.organisation.services.test_users.SilentServer"
    with pytest.raises(DomainError, match="E-postservern svarar inte"):
        users.send_password_link(users.add(**ASTRID), request=request_)


class SilentServer:
    """A mail backend whose server never answers."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_a_person_with_roles_is_not_closed(org, administrator):
    user = build.user(Role.UNIT_MANAGER, org.unit)
    with pytest.raises(DomainError, match="enhetschef i Biblioteksenheten"):
        users.close(user, by=administrator)


def test_nobody_closes_the_own_account(org, administrator):
    with pytest.raises(DomainError, match="ditt eget konto"):
        users.close(administrator, by=administrator)


def test_a_closed_account_is_opened_again(org, administrator, request_):
    user = users.close(build.user(None), by=administrator)
    assert not User.objects.get(pk=user.pk).is_active
    with pytest.raises(DomainError, match="öppet konto"):
        users.send_password_link(user, request=request_)
    assert users.reopen(user, by=administrator).is_active


def test_two_who_add_the_same_person_at_once_are_told_so(administrator, monkeypatch):
    """Both ask whether the login is free before either has taken it."""
    monkeypatch.setattr(users, "_refuse_taken_login", lambda user: None)
    users.add(by=administrator, username="berit", name="Berit", email="berit@example.org")
    with pytest.raises(DomainError, match="finns redan"):
        users.add(by=administrator, username="berit", name="Berit", email="b@example.org")


def test_an_account_is_closed_and_opened_once(administrator):
    person = build.user(None)
    for act in (users.close, users.close, users.reopen, users.reopen):
        act(person, by=administrator)
    assert person.history.filter(history_type="~").count() == 2
