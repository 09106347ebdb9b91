"""Guesses at passwords: slowed, counted also when many are made at once, and nobody's own way in."""

from types import SimpleNamespace

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from organisation import guessing
from tests import build
from tests.organisation.test_accounts import FORGOTTEN, log_in

pytestmark = pytest.mark.one_database


@pytest.fixture
def clock(monkeypatch):
    """The time that guesses are counted by; `clock.now += 5` lets five seconds pass."""
    stopped = SimpleNamespace(now=1_000_000.0)
    monkeypatch.setattr(guessing.time, "time", lambda: stopped.now)
    return stopped


def place(number=1):
    """A browser at an address of its own."""
    return Client(REMOTE_ADDR=f"198.51.100.{number}")


@pytest.mark.parametrize("login", ["anna", "ANNA@example.org", "ingen alls"])
def test_whoever_guesses_waits_longer_each_time_whatever_the_account_is_called(anna, clock, login):
    waits = []
    for _ in range(8):
        refused = log_in("anna" if len(waits) % 2 else login, "gissning")
        assert refused.status_code == 422
        attempt = guessing.Attempt.of(login, "127.0.0.1")
        waits.append(guessing.wait(attempt))
        clock.now += waits[-1]
    assert waits == ([0, 0, 0, 0, 5, 10, 20, 40] if login != "ingen alls" else [0] * 8)


def test_the_right_password_is_not_tried_while_one_has_to_wait_and_then_it_is_let_in(anna, clock):
    for _ in range(5):
        log_in("anna", "gissning")
    answer = log_in("anna")
    assertContains(answer, "Vänta 5 sekunder", status_code=422)
    assert "_auth_user_id" not in answer.client.session
    clock.now += 5
    assert log_in("anna").status_code == 302
    assert log_in("anna", "gissning").status_code == 422
    assert log_in("anna").status_code == 302  # counted anew


def test_guesses_in_many_windows_at_the_same_moment_are_each_counted(anna, clock, monkeypatch):
    """Each begins while the one before it has its password looked at."""
    windows, looked_at, answers = iter(range(20)), [], []
    look = DefaultAccountAdapter.authenticate

    def slow(self, request, **credentials):
        looked_at.append(credentials["password"])
        if next(windows, None) is not None:
            answers.append(log_in("anna", "gissning"))
        return look(self, request, **credentials)

    monkeypatch.setattr(DefaultAccountAdapter, "authenticate", slow)
    answers.append(log_in("anna", "gissning"))
    assert len(looked_at) == guessing.FREE["both"]
    assert sum("För många misslyckade försök" in answer.content.decode() for answer in answers) == 1
    attempt = guessing.Attempt.of("anna", "127.0.0.1")
    assert [cache.get(attempt.counters[kind])[0] for kind in ("both", "account", "address")] == [5, 5, 5]


def test_as_many_right_logins_as_there_are_windows_are_let_in(anna, monkeypatch):
    windows, answers = iter(range(3)), []
    look = DefaultAccountAdapter.authenticate

    def slow(self, request, **credentials):
        if next(windows, None) is not None:
            answers.append(log_in("anna"))
        return look(self, request, **credentials)

    monkeypatch.setattr(DefaultAccountAdapter, "authenticate", slow)
    answers += [log_in("anna") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {302}


def test_wrong_passwords_from_elsewhere_keep_nobody_out(anna, clock):
    for number in range(6):
        for _ in range(4):
            log_in("anna", "gissning", client=place(number))
    assert log_in("anna").status_code == 302


def test_guesses_at_one_account_from_everywhere_slow_only_those_who_have_not_been_there(anna, clock):
    log_in("anna")
    for number in range(31):
        log_in("anna", "gissning", client=place(number))
    assertContains(log_in("anna", client=place(99)), "För många misslyckade försök.", status_code=422)
    assert log_in("anna").status_code == 302


def test_guesses_at_many_accounts_from_one_place_slow_only_those_who_have_not_been_there(anna, bo, clock):
    log_in("anna")
    for number in range(31):
        log_in(f"person-{number}", "gissning")
    assertContains(log_in("bo"), "För många misslyckade försök.", status_code=422)
    assert log_in("anna").status_code == 302
    clock.now += 10
    assert log_in("bo").status_code == 302


def test_many_right_logins_from_one_place_are_let_in(org):
    names = [build.user(None).username for _ in range(35)]
    assert [name for name in names if log_in(name).status_code != 302] == []


def test_a_mailbox_is_not_filled_with_password_mails(anna, administrator, clock):
    for number in range(8):
        Client(REMOTE_ADDR=f"198.51.100.{number}").post(FORGOTTEN, {"email": anna.email})
        clock.now += 61
    assert len(mail.outbox) == 5
    answer = build.client(administrator).post(f"/anvandare/{anna.pk}/losenord/", follow=True)
    assertContains(answer, "länkar den senaste timmen")
    clock.now += 3600
    assertRedirects(Client().post(FORGOTTEN, {"email": anna.email}), f"{FORGOTTEN}skickat/")
    assert len(mail.outbox) == 6
