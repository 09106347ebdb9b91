"""What may have happened between a form's being read and its being sent: done to what it is about, in the database.

Each is a function of the form and its browser, which returns False where it cannot happen. `sent` then sends the form.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F, Model, ProtectedError, RestrictedError
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import resolve

from followup.models import Deviation, ImportBatch, Report, ReportingRound, ReportSection
from organisation.models import Decision, Operation, OrgUnit, RoleAssignment, User
from planning.models import Assignment, KeyFigure, Perspective, Plan, PlanNode
from styrmodell.web import acts

PAST = "2020-01-01"
NEXT = {"DRAFT": "SUBMITTED", "RETURNED": "SUBMITTED", "SUBMITTED": "RETURNED", "ADOPTED": "RETURNED"}
NEXT |= {"HANDED_OVER": "RETURNED", "REOPENED": "SUBMITTED", "LET_OFF": "DRAFT", "STRUCK": "DRAFT"}
KINDS: dict[str, type[Model]] = {
    "plan": Plan,
    "node": PlanNode,
    "activity": PlanNode,
    "assignment": Assignment,
    "key": KeyFigure,
    "perspective": Perspective,
    "report": Report,
    "round": ReportingRound,
    "section": ReportSection,
    "import": ImportBatch,
    "unit": OrgUnit,
    "operation": Operation,
    "role": RoleAssignment,
    "user": User,
}
OF_A_UNIT = ("operation_new", "operation_list")
OF_A_PERSON = ("role_new",)


def thing_of(url: str) -> Any:
    """The row that the address is about; None when it is about no row in particular."""
    match = resolve(url.partition("?")[0])
    if "pk" not in match.kwargs or match.url_name is None:
        return None
    kind = KINDS.get(match.url_name.split("_")[0])
    kind = OrgUnit if match.url_name in OF_A_UNIT else User if match.url_name in OF_A_PERSON else kind
    return kind._default_manager.filter(pk=match.kwargs["pk"]).first() if kind else None


def closed(url: str, client: Client) -> bool:
    """Somebody handed in, returned, ended or closed what the form is about."""
    thing = thing_of(url)
    if isinstance(thing, PlanNode):
        thing = thing.plan
    if isinstance(thing, Plan | Report):
        return _update(thing, status=NEXT[thing.status], return_comment="Skriv mer.")
    if isinstance(thing, Assignment):
        return _update(thing, ended_by=Decision.objects.create(body=thing.giver, date=PAST, paragraph="§ 1"))
    if isinstance(thing, ReportingRound):
        return _update(thing, closes_on=thing.due_on)
    if isinstance(thing, OrgUnit | RoleAssignment):
        return _update(thing, valid_to="2026-01-01")
    if isinstance(thing, User):
        return _update(thing, is_active=False)
    if isinstance(thing, Operation):
        return _update(thing.unit, valid_to="2026-01-01")
    return False


def removed(url: str, client: Client) -> bool:
    """Somebody took out what the form is about, and what stands in it."""
    thing = thing_of(url)
    if isinstance(thing, PlanNode):
        thing = thing.plan
    if isinstance(thing, Plan):
        nodes = PlanNode.objects.content().filter(plan=thing)
        return bool(nodes.update(removal_id=PlanNode.new_removal_id()))
    if isinstance(thing, Assignment):
        return bool(PlanNode.objects.filter(assignment=thing).update(removal_id=PlanNode.new_removal_id()))
    if thing is None:
        return False
    try:
        with transaction.atomic():
            if isinstance(thing, Report):
                return bool(Deviation.objects.filter(report=thing).delete()[0])
            thing.delete()
    except (ProtectedError, RestrictedError, IntegrityError):
        return False
    return True


def changed(url: str, client: Client) -> bool:
    """Somebody else saved everything: the page is old."""
    if thing_of(url) is None:
        return False
    for model in apps.get_models():
        if not model.__name__.startswith("Historical") and any(one.name == "version" for one in model._meta.fields):
            model._base_manager.update(version=F("version") + 1)
    return True


def role_lost(url: str, client: Client) -> bool:
    """The person's roles have ended."""
    return _is_logged_in(client) and bool(
        RoleAssignment.objects.filter(user=client.session.get("_auth_user_id")).delete()[0]
    )


def login_lost(url: str, client: Client) -> bool:
    """The session is gone."""
    return _is_logged_in(client) and bool(Session.objects.filter(session_key=client.session.session_key).delete()[0])


def _is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _update(thing: Any, **changes: Any) -> bool:
    return bool(type(thing)._base_manager.filter(pk=thing.pk).update(**changes))


def page_too_old(url: str, client: Client) -> bool:
    """The page's own secret is another since then, as after a login in another tab."""
    client.handler.enforce_csrf_checks = True
    return True


def nothing(url: str, client: Client) -> bool:
    """The form is sent as it should be."""
    return True


TWICE, FAULT, AWAY, LOGIN_LOST = "två gånger", "fel i systemet", "databasen borta", "inloggningen borta"
Situation = Callable[[str, Client], bool]
BETWEEN: dict[str, Situation] = {
    TWICE: nothing,
    "stängt under tiden": closed,
    "borttaget under tiden": removed,
    "ändrat under tiden": changed,
    "rollen borta": role_lost,
    LOGIN_LOST: login_lost,
    "gammal sida": page_too_old,
    FAULT: nothing,
    AWAY: nothing,
}
WRITES = ("SAVEPOINT", "INSERT", "UPDATE", "DELETE")


class Broken(Exception):
    """A fault of ours."""


@contextmanager
def broken(situation: str) -> Iterator[None]:
    """While this lasts, what the situation says is so: a fault when everything is written, or no database to write to."""
    if situation == FAULT:
        kept, acts._remember = acts._remember, _break
        try:
            yield
        finally:
            acts._remember = kept
    elif situation == AWAY:
        before = transaction.savepoint()
        with connection.execute_wrapper(_Away()):
            yield
        connection.needs_rollback = False
        transaction.savepoint_rollback(before)
    else:
        yield


def _break(*_: Any) -> None:
    raise Broken


class _Away:
    """The database goes away at the first thing that is written."""

    is_away = False

    def __call__(self, execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        self.is_away = self.is_away or sql.lstrip().upper().startswith(WRITES)
        if self.is_away:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)


def sent(client: Client, url: str, data: Any, situation: str, user: User | None) -> tuple[HttpResponse, HttpResponse]:
    """The answer when the form has been sent, and the page that is seen last."""
    with broken(situation):
        answer = last = client.post(url, data)
    if situation == LOGIN_LOST and answer.status_code == 302:
        client.force_login(user)
        last = client.get(QueryDict(answer.url.partition("?")[2]).get("next", answer.url))
    while last.status_code in (302, 303) and last.url.startswith("/"):
        last = client.get(last.url)
    return answer, last
