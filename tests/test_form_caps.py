"""What sending a form costs: how many questions it asks when everything that can be written in it is written anew.

With the demo and with ten times the demo, as for the pages; what the services themselves ask is in `test_write_caps`.
"""

import re
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from organisation.models import OrgUnit
from styrmodell.lib.readings import number_in
from styrmodell.lib.swedish import number
from tests import database, html_forms, pages, sampling, times_ten
from tests.page_costs import browser
from tests.pages import Page

pytestmark = pytest.mark.one_database

FEW = 5  # questions more that say nothing of what they grow with: many rows are written a batch at a time
NAMED = ("parent", "unit", "predecessors")  # units, which are written by name where there are too many to list
A_FIELD = 4  # questions that a field more in the form may cost, since what is written in it is saved with its history


@dataclass(frozen=True, eq=False)
class Sent:
    """A form that is sent.

    Attributes:
        page: where it stands, and who sends it.
        to: what its address looks like.
        most: how many questions it may ask.
        typed: what is filled in beside what stands there.
    """

    page: Page
    to: str
    most: int
    typed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.page} {self.to}"


SAVED = dict.fromkeys(("use", "use_all", "again", "take", "done"), "")  # no button that does something more
KEY_FIGURE = {"name": "Prov", "unit_of_measure": "procent", "direction": "HIGHER_IS_BETTER"}

FORMS = (
    # --- organisation
    Sent(Page("organisation:unit_new", "admin"), r"/organisation/ny/$", 25, {"name": "Prov"}),
    Sent(Page("organisation:unit_edit", "admin", "KN"), r"/andra/$", 29, {"name": "Prov"}),
    Sent(Page("organisation:unit_move", "admin", "KN"), r"/flytta/$", 25),
    Sent(Page("organisation:operation_new", "admin", "KN"), r"/ny/$", 18, {"code": "KN-99", "name": "Prov"}),
    Sent(Page("organisation:user_new", "admin"), r"/ny/$", 23, {"username": "prov", "email": "prov@example.org"}),
    Sent(Page("organisation:role_new", "admin", "sekreterare"), r"/roller/ny/$", 18),
    # --- plans
    Sent(Page("planning:plan_new", "sekreterare", query="?plan=OPERATIONAL-{KN}-2028"), r"/planer/ny/", 50),
    Sent(Page("planning:plan_edit", "sekreterare", "KN27"), r"/andra/$", 14, {"registry_number": "KN/2026:1"}),
    Sent(Page("planning:plan_detail", "sekreterare", "KN27", "?ny=DIRECTION"), r"/poster/ny/$", 24),
    Sent(Page("planning:plan_detail", "sekreterare", "KN27", "?ny=SPECIAL_ASSIGNMENT"), r"/poster/ny/$", 35),
    Sent(Page("planning:plan_detail", "sekreterare", "KN27", "?andra={DIRECTION}"), r"/andra/$", 24),
    Sent(Page("planning:plan_link", "sekreterare", "KN27"), r"/koppla/$", 19),
    Sent(Page("planning:plan_collaboration", "kontorschef", "KK27"), r"/samverkan/$", 22),
    Sent(Page("planning:collaboration_answer", "kontorschef", "SN>KK"), r"/samverkan/\d+/$", 15),
    Sent(Page("planning:plan_hand_down", "kontorschef", "KK27"), r"/dela-ut/$", 17, {"step": ""}),
    Sent(Page("planning:node_comments", "sekreterare", "KN27"), r"/kommentarer/$", 20, {"text": "Prov @Cilla Norén."}),
    Sent(Page("planning:node_move", "sekreterare", "KN27"), r"/flytta/$", 14),
    Sent(Page("planning:plan_submit", "sekreterare", "KN27"), r"/lamna-in/$", 19),
    Sent(
        Page("planning:plan_adopt", "sekreterare", "KN27/SUBMITTED"), r"/anta/$", 103
    ),  # the plan, and which bilagor lie in its PDF
    Sent(Page("planning:plan_correct", "sekreterare", "KN26"), r"/ratta/$", 25, {"paragraph": "§ 999", "why": "Fel."}),
    Sent(
        Page("planning:plan_mask", "controller", "KN26"), r"/ny/$", 105, {"words": "Kulturnämnden", "reason": "Prov."}
    ),
    Sent(Page("planning:plan_take_back", "kontorschef", "KK27/SUBMITTED"), r"/ta-tillbaka/$", 20),
    Sent(Page("planning:plan_revise", "sekreterare", "KN26"), r"/revidera/$", 15),
    Sent(Page("planning:plan_cancel_revision", "sekreterare", "KN26/DRAFT"), r"/avbryt-revidering/$", 40),
    # --- uppdrag and nyckeltal
    Sent(Page("planning:assignment_new", "controller"), r"/ny/$", 27, {"due_on": "2028-06-30"}),
    Sent(Page("planning:assignment_edit", "controller", "KF"), r"/andra/$", 40, {"due_on": "2028-06-30"}),
    Sent(Page("planning:assignment_propose", "controller", "KF"), r"/foresla/$", 25),
    Sent(Page("planning:key_figure_new", "controller"), r"/ny/$", 20, KEY_FIGURE),
    # --- reports and money
    Sent(Page("followup:round_new", "controller"), r"/ny/$", 20),
    Sent(Page("followup:round_edit", "controller", "2026-10"), r"/andra/$", 16),
    Sent(Page("followup:report_comments", "sekreterare", "KN-10"), r"/summary/$", 21, {"text": "Prov."}),
    Sent(
        Page("followup:report_sections", "controller", "KOMMUN-DR2/RETURNED"),
        r"/avsnitt/$",
        63,
        {"goals-is_done": "on"},
    ),
    Sent(Page("followup:report_part", "controller", "KOMMUN-AR/RETURNED"), r"/delar/\d+/$", 22, {"sections": "events"}),
    Sent(Page("followup:report_part_text", "controller", "KOMMUN-AR/RETURNED"), r"/events/$", 24, {"text": "Prov."}),
    Sent(Page("followup:report_write", "controller", "KOMMUN-DR2/RETURNED"), r"/fyll-i/$", 228, SAVED),  # all its texts
    Sent(Page("followup:report_write", "sekreterare", "KN-DR2/RETURNED"), r"/fyll-i/$", 138, SAVED),
    Sent(Page("followup:report_write", "kontorschef", "KK-DR2/RETURNED"), r"/fyll-i/$", 50, SAVED),
    Sent(Page("followup:report_write", "enhetschef", "BIB-DR2/RETURNED"), r"/fyll-i/$", 45, SAVED),
    Sent(Page("followup:report_write", "sekreterare", "KN-DR2/RETURNED"), r"/fyll-i/$", 190),  # and all texts put in
    Sent(Page("followup:report_decide", "sekreterare", "KN-10/SUBMITTED"), r"/besluta/$", 120),
    Sent(Page("followup:report_amend", "sekreterare", "KN-10/AMENDING"), r"/avsnitt/summary/$", 22),
    Sent(Page("followup:report_amendments_done", "sekreterare", "KN-10/AMENDING"), r"/klart/$", 133),
    Sent(Page("followup:report_take_back", "sekreterare", "KN-10/SUBMITTED"), r"/ta-tillbaka/$", 18),
    Sent(Page("followup:report_hand_over", "sekreterare", "KN-DR2/ADOPTED"), r"/overlamna/$", 17),
    Sent(Page("followup:activity_status", "enhetschef", "BIB26"), r"/lage/$", 17),
    Sent(Page("followup:assignment_status", "sekreterare", "KF>KN"), r"/lage/\d+/$", 18),
    Sent(Page("followup:action_status", "controller", "KOMMUN"), r"/lage/$", 17),
    Sent(Page("followup:economy", "ekonom", query="?enhet={KN}"), r"/ekonomi/\?", 21),
    Sent(Page("followup:accounts_detail", "controller", "KOMMUN-2002"), r"/2002/12/$", 54, {"kommun-cash": "1"}),
    Sent(
        Page("followup:accounts_group", "controller", "KOMMUN-2002"),
        r"/koncern/$",
        48,
        {"eliminering-operating_income": "1"},
    ),
    Sent(
        Page("followup:accounts_company", "controller", "SKFAB-2002"),
        r"/bolag/\d+/$",
        46,
        {"bolag-depreciation": "-1"},
    ),
    Sent(Page("followup:accounts_file_preview", "controller", "controllers-2002"), r"/fil/\d+/$", 60, {"spara": "1"}),
    Sent(Page("followup:accounts_lines", "controller", "KOMMUN-2002"), r"/rader/$", 22, {"name": "Prov"}),
    Sent(Page("followup:accounts_line_edit", "controller", "KOMMUN-2002"), r"/andra/$", 16, {"name": "Prov"}),
    Sent(Page("followup:accounts_explain", "controller", "KOMMUN-2002"), r"/forklara/", 28, {"text": "Prov."}),
    Sent(Page("followup:accounts_company_explain", "controller", "SKFAB-2002"), r"/forklara/", 29, {"text": "Prov."}),
    Sent(Page("followup:investment_new", "controller"), r"/ny/$", 16, {"name": "Prov", "ready_quarter": ""}),
    Sent(Page("followup:investment_edit", "controller", "KN"), r"/andra/$", 16, {"name": "Prov", "ready_quarter": ""}),
    Sent(Page("followup:investment_amounts", "ekonom", "KN"), r"/enhet/\d+/$", 24),
    Sent(Page("followup:personnel_figures", "sekreterare", "KN"), r"/2024/$", 24, {"employees": "63"}),
    Sent(
        Page("followup:carry_over_rows", "ekonom", "KN"), r"/enhet/\d+/", 20, {"name-new-1": "Prov", "asked-new-1": "1"}
    ),
    Sent(Page("followup:import_preview", "ekonom", "ekonoms"), r"/inlasning/\d+/$", 35),  # judged again under the lock
)

GROWING = sampling.drawn(
    FORMS, lambda sent: sent.page.url_name[:12], salt="forms"
)  # some of plans', reports', the rest's

Costs = dict[Sent, tuple[int, int]]


def cost_of_form(sent: Sent) -> tuple[int, int]:
    """Opens the page, writes in the form, sends it and undoes it; with the number of fields that it has."""
    client = browser(sent.page.username)
    with pages.opened(sent.page) as url, transaction.atomic():
        forms = html_forms.forms_of(client.get(url).content.decode(), url)
        form = next(one for one in forms if re.search(sent.to, one.action))
        with CaptureQueriesContext(connection) as asked:
            response = client.post(form.action, _written(form) | sent.typed)
        transaction.set_rollback(True)
    assert response.status_code == 302, response.content.decode()
    return len(asked), len(form.fields)


def _written(form: html_forms.Form) -> dict[str, list[str]]:
    """What a browser would send, with a word more in every text and another number for each."""
    return {name: _anew(form.fields[name], sent) for name, sent in form.data().items()}


def _anew(one: html_forms.Field, sent: list[str]) -> list[str]:
    if one.kind == "textarea" and one.value and one.name not in NAMED:
        return [f"{one.value} Prov."]
    if one.kind == "text" and one.name in NAMED:  # picked in a list where there is one
        return [OrgUnit.objects.in_order()[0].name]
    if one.kind == "number" and one.name.startswith("figure-"):
        return ["7"]
    if one.name.startswith("figure-") and one.name.endswith("-is_unavailable"):  # it has a number now
        return []
    if one.kind == "number" and one.name.startswith("amount-"):  # a little more: what is odd is asked about
        return [number(number_in(one.value) + 1)] if one.value else sent
    return sent


@pytest.fixture(scope="module")
def costs(demo_database: str, django_db_blocker: object) -> tuple[Costs, Costs]:
    """Each form with the demo, and those that are drawn with ten times the demo."""
    with django_db_blocker.unblock(), database.using(demo_database), transaction.atomic():
        once = {sent: cost_of_form(sent) for sent in FORMS}
        times_ten.multiply()
        ten_times = {sent: cost_of_form(sent) for sent in GROWING}
        transaction.set_rollback(True)
    return once, ten_times


@pytest.mark.parametrize("sent", FORMS, ids=str)
def test_a_form_keeps_to_its_cap(costs, sent):
    assert costs[0][sent][0] <= sent.most


@pytest.mark.parametrize("sent", GROWING, ids=str)
def test_a_form_asks_hardly_more_with_ten_times_the_data(costs, sent):
    (once, fields), (ten_times, more_fields) = costs[0][sent], costs[1][sent]
    assert ten_times <= once + FEW + A_FIELD * (more_fields - fields)
