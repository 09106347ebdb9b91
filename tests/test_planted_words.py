"""Whatever address anybody asks for: of what is being written it says only what design §4 lets the person read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse

from followup.models import Action, ImportBatch, Report, ReportingRound, UnitPart
from organisation.enums import Role
from organisation.models import Draft, OrgUnit, RoleAssignment, User
from planning.enums import NodeKind
from planning.models import Assignment, AssignmentReceiver, Collaboration, KeyFigure, Plan, PlanEdition, PlanNode
from tests import build, matrix, planted, sampling
from tests.hostile import logged_in

pytestmark = pytest.mark.one_database

# What an address with a number is about, by the beginning of its name.
ABOUT: tuple[tuple[str, type[Model]], ...] = (
    ("planning:plan_", Plan),
    ("planning:node_", PlanNode),
    ("planning:collaboration_", Collaboration),
    ("followup:activity_", PlanNode),
    ("followup:action_", Action),
    ("followup:report_", Report),
    ("planning:assignment_", Assignment),
    ("followup:assignment_detail", Assignment),
    ("followup:round_", ReportingRound),
    ("followup:import_", ImportBatch),
    ("followup:key_figure_", KeyFigure),
    ("planning:key_figure_", KeyFigure),
    ("organisation:unit_", OrgUnit),
    ("organisation:operation_", OrgUnit),
    ("organisation:user_", User),
    ("organisation:role_new", User),
    ("organisation:role_end", RoleAssignment),
)
LISTS = (
    "/", "/planer/", "/uppdrag/", "/nyckeltal/", "/uppfoljning/", "/status/", "/ekonomi/", "/organisation/", "/anvandare/",
    "/planer/ny/", "/uppdrag/ny/", "/ekonomi/inlasning/", "/ekonomi/historik/", "/uppfoljning/ny/", "/nyckeltal/ny/",
    "/atgarder/",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """An address, by name or as it is written, and who asks for it."""

    username: str
    name: str
    url: str


def addresses() -> Iterator[tuple[str, str]]:
    """Every address that is read, of every object; of a plan's items one of each kind."""
    names = {row.url_name for row in matrix.rows() if row.method == "GET"}
    for name in sorted(names):
        model = next((model for start, model in ABOUT if name.startswith(start)), None)
        for pk in numbers(model) if model else ():
            try:
                yield name, reverse(name, args=[pk])
            except NoReverseMatch:
                break  # a list
    for pk, receiver in AssignmentReceiver.objects.values_list("assignment", "pk"):
        yield "followup:assignment_status", reverse("followup:assignment_status", args=[pk, receiver])
    kept = dict(Draft.objects.values_list("user", "pk"))  # one of each person's
    yield from (("organisation:draft_detail", reverse("organisation:draft_detail", args=[pk])) for pk in kept.values())
    yield from ((url, url) for url in LISTS)
    yield from questions()


def questions() -> Iterator[tuple[str, str]]:
    """What an address is asked for besides: the working text, an edition, a form, an unit's money, a search."""
    for pk in numbers(Plan):
        url = reverse("planning:plan_detail", args=[pk])
        yield "plan?text", f"{url}?text=arbetstext"
        yield from (("plan fil", f"{url}json/{asked}") for asked in ("", "?text=arbetstext"))
        yield "plan?ny", f"{url}?ny=SPECIAL_ASSIGNMENT"
        yield from (("plan?ny", f"{url}?ny={kind}") for kind in ("DIRECTION", "PRIORITY", "ACTIVITY"))
    for pk, plan in PlanNode.objects.filter(pk__in=numbers(PlanNode)).values_list("pk", "plan"):
        yield "plan?andra", f"{reverse('planning:plan_detail', args=[plan])}?andra={pk}"
    for number, plan in PlanEdition.objects.values_list("number", "plan"):
        yield "plan?utgava", f"{reverse('planning:plan_detail', args=[plan])}?utgava={number}"
    for pk in numbers(Report):
        url = reverse("followup:report_detail", args=[pk])
        yield "report?text", f"{url}?text=arbetstext"
        of_section = ("followup:report_comments", "followup:report_last_year", "followup:report_preview")
        yield from ((name, reverse(name, args=[pk, "summary"])) for name in of_section)
        yield "followup:report_references", reverse("followup:report_references", args=[pk])
        yield "followup:report_popular", f"{reverse('followup:report_popular', args=[pk])}?text=arbetstext"
        yield from (("report fil", f"{url}json/{asked}") for asked in ("", "?text=arbetstext"))
    for part in UnitPart.objects.values_list("report", "source"):
        yield "followup:report_part", reverse("followup:report_part", args=part)
    for pk in numbers(OrgUnit):
        yield "ekonomi?enhet", f"/ekonomi/?enhet={pk}&tillfalle=2026-10"
        yield "ekonomi/historik?enhet", f"/ekonomi/historik/?enhet={pk}&tillfalle=2026-10"
        yield "status?enhet", f"/status/?enhet={pk}"
    yield from (("?q", f"{url}?q=zq") for url in LISTS)


def numbers(model: type[Model]) -> list[int]:
    """Which of a model's rows are asked for."""
    if model is not PlanNode:
        return list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    kinds = {}
    for pk, plan, kind in PlanNode.objects.exclude(kind=NodeKind.ROOT).values_list("pk", "plan", "kind"):
        kinds.setdefault((plan, kind), pk)
    return list(kinds.values())


def told_too_much(client: Client, asked: Asked, readers: planted.Readers) -> list[str]:
    """The words that the answer shows and should not."""
    answer = client.get(asked.url)
    if answer.status_code >= 500:
        return [f"{asked.url}: {answer.status_code}"]
    shown = planted.words_in(b"".join(answer).decode(errors="replace"))
    SHOWN.update((word.model, word.field, word.is_history) for word in shown)
    wrong = sorted(str(word) for word in shown if not readers.may_read(asked.username, word))
    return [f"{asked.username} {asked.url}: {word}" for word in wrong]


SHOWN: set[Any] = set()


@pytest.mark.some_days
@pytest.mark.usefixtures("jobs_wait")
def test_nobody_is_told_what_is_being_written_but_those_who_may_read_it(demo):
    planted.plant()
    planted.keep()
    readers = planted.Readers()
    today = [(name, url) for name, url in addresses() if name in OFTEN or sampling.is_among(f"planted {name}", 1 / 2)]
    cells = [Asked(username, name, url) for name, url in today for username in matrix.ROLES]
    wrong, asked = (
        [],
        sampling.drawn(cells, attrgetter("name"), lambda one: (one.username, one.name in OFTEN and one.name)),
    )
    for username in matrix.ROLES:
        client = logged_in(username)
        for one in [one for one in asked if one.username == username]:
            wrong += told_too_much(client, one, readers)
    assert wrong == []


@pytest.mark.some_days
@pytest.mark.usefixtures("jobs_wait")
def test_of_a_kontorsplan_that_is_shared_its_units_read_the_headings_and_nothing_else(demo):
    """And a unit elsewhere the heading of what it is asked to help with."""
    plan = Plan.objects.get(unit__code="KK", first_year=2027)
    planted.plant()
    PlanNode.objects.filter(plan=plan).update(source="zqhemlig källa")
    shared = set(PlanNode.objects.filter(plan=plan, kind__in=("SECTION", "PRIORITY")).values_list("pk", flat=True))
    urls = [url for _, url in addresses() if re.search(rf"/(planer|poster)/({'|'.join(near(plan))})/", url)]
    rector = build.user(Role.UNIT_MANAGER, OrgUnit.objects.get(code="UK-ESK"), "grannen")
    helped = set(Collaboration.objects.filter(node__plan=plan, unit__code="UK-ESK").values_list("node", flat=True))
    for is_shared, username, may_read in (
        (True, "enhetschef", shared),
        (True, rector.username, helped),
        (False, "enhetschef", set()),
    ):
        Plan.objects.filter(pk=plan.pk).update(is_shared=is_shared)
        client, read = logged_in(username), set()
        for url in (*urls, *LISTS, "/planer/?q=zq"):
            page = b"".join(client.get(url)).decode(errors="replace")
            assert "zqhemlig" not in page
            found = {word for word in planted.words_in(page) if word.model is PlanNode and word.pk in own_nodes(plan)}
            assert {(word.field, word.is_history) for word in found} <= {("title", False)}, url
            read |= {word.pk for word in found}
        assert read == may_read


def near(plan: Plan) -> list[str]:
    """The numbers of the plan, the plans below it, and all that stands in them, as they stand in addresses."""
    plans = [plan.pk, *plan.children.values_list("pk", flat=True)]
    return [str(pk) for pk in (*plans, *PlanNode.objects.filter(plan__in=plans).values_list("pk", flat=True))]


def own_nodes(plan: Plan) -> set[int]:
    """Everything that stands in the plan, the hidden root too."""
    return set(PlanNode.objects.filter(plan=plan).values_list("pk", flat=True))


@pytest.mark.some_days
def test_nobody_sees_a_picture_of_what_is_being_written_but_those_who_may_read_it(demo):
    pictures, readers, wrong = planted.pictures(), planted.Readers(), []
    for username in matrix.ROLES:
        client = logged_in(username)
        for unit, picture in pictures.items():
            is_shown = client.get(picture.path).status_code == 200
            if is_shown and not readers.reads(username, unit):
                wrong.append((username, readers.codes[unit]))
    assert wrong == []


# Where most of what is being written can be told: each of these is asked for by each role.
OFTEN = (
    "/", "planning:plan_detail", "plan?text", "planning:plan_history", "planning:plan_link", "planning:node_history",
    "planning:plan_collaboration", "planning:collaboration_answer", "planning:node_comments", "followup:report_comments",
    "plan fil", "followup:report_detail", "report?text", "report fil", "followup:assignment_detail",
    "followup:key_figure_detail", "/status/", "ekonomi?enhet",
    "organisation:unit_hand_over", "organisation:unit_close", "organisation:draft_detail", "?q",
)  # fmt: skip
