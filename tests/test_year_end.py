"""The turn of the year, from November to February: nämnder are renamed, merged, split and new, a bolag ends, somebody marries.

Every årsrapport for the old year is written and decided, in the name of whose year it was; what was frozen and decided
before reads as it did.
"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from followup.enums import ReportStatus, RoundKind
from followup.models import Report, ReportEdition, ReportingRound
from organisation.enums import OrgUnitKind, Role
from organisation.models import Decision, OrgUnit, User
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanEdition, PlanNode
from tests import build, build_followup

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("jobs_wait")]

NEW_YEAR, LAST_DAY = "2027-01-01", "2026-12-31"


@pytest.fixture
def day(settings):
    """Turns the calendar to a day."""

    def turn(to: str) -> None:
        settings.TODAY = to

    return turn


def unit(name: str) -> OrgUnit:
    return OrgUnit.objects.get(name=name)


def sent(client: Client, url: str, **fields: object) -> None:
    """What a person posts, and is not refused."""
    answer = client.post(url, fields)
    form = answer.context["form"] if answer.context and "form" in answer.context else None
    assert answer.status_code == 302, (url, answer.status_code, getattr(form, "errors", ""))


def new_nämnd(admin: Client, org: build.Org, name: str, code: str, *before: OrgUnit) -> Client:
    """A nämnd from New Year on, and its sekreterare, who has the role today."""
    sent(
        admin,
        reverse("organisation:unit_new"),
        kind="COMMITTEE",
        parent=org.municipality.pk,
        name=name,
        code=code,
        valid_from=NEW_YEAR,
        planning_year="CALENDAR",
        predecessors=[one.pk for one in before],
    )
    return secretary_of(admin, unit(name))


def secretary_of(admin: Client, nämnd: OrgUnit) -> Client:
    person = build.user(None, name=f"Sekreterare {nämnd}")
    url = reverse("organisation:role_new", args=[person.pk])
    sent(admin, url, role="SECRETARY", unit=nämnd.pk, valid_from="2026-11-23")
    return build.client(person)


def ends(admin: Client, name: str, successor: OrgUnit | None) -> None:
    """Said in November: the unit holds to the end of the year."""
    fields = {"on": LAST_DAY} | ({"successor": successor.pk} if successor else {})
    sent(admin, reverse("organisation:unit_close", args=[unit(name).pk]), **fields)


def decision(body: OrgUnit, day: str, paragraph: str) -> dict[str, object]:
    return {
        "body": body.pk,
        "date": day,
        "paragraph": paragraph,
        "registry_number": "KS/2027:3",
        "outcome": "APPROVES",
    }


def written_and_decided(client: Client, report: Report, body: OrgUnit) -> ReportEdition:
    """The person writes the report, hands it in, and registers the body's decision, which is the one that is proposed."""

    def url(step: str) -> str:
        return reverse(f"followup:report_{step}", args=[report.pk])

    assert client.get(url("write")).status_code == 200
    sent(client, url("submit"), **build_followup.sent_answers(report))
    page = client.get(url("decide"))
    assert page.context["form"].proposed == body
    sent(client, url("decide"), **decision(body, "2027-02-10", str(100 + report.pk)))
    report.refresh_from_db()
    assert report.status == ReportStatus.ADOPTED
    return report.editions.latest("number")


@pytest.mark.some_days
def test_every_årsrapport_is_written_and_decided_and_what_was_frozen_reads_as_it_did(org, admin, anna, bo, day):
    eva = build.user(Role.SECRETARY, org.other_committee, "eva")
    disa = build.user(Role.DIRECTOR, org.municipality, "disa", name="Disa Berg")
    cilla = build.user(Role.HEAD_OF_OFFICE, org.office, "cilla")
    for name in ("Fritidsnämnden", "Socialnämnden"):
        build.unit(OrgUnitKind.COMMITTEE, name, org.municipality)
    # before the turn: a decided report, an approved kontorsplan, and a nämnd's plan for the year to come
    interim = build_followup.report(build_followup.round_(), org.committee)
    build_followup.submitted(interim, by=bo)
    frozen = build_followup.decided(interim, by=bo)
    office_plan = build.plan(PlanKind.OFFICE, org.office, 2026)
    build.adopted(office_plan, person=disa, on=date(2026, 1, 12))
    social = build.plan(PlanKind.OPERATIONAL, unit("Socialnämnden"))
    item = build.node(social, NodeKind.DIRECTION, "Trygg ålderdom")
    build.adopted(social)

    # November: what is to end is ended ahead, what is to come has people, who write its plan
    äldre = new_nämnd(admin, org, "Äldrenämnden", "ÄN")
    ends(admin, "Fritidsnämnden", org.other_committee)
    ends(admin, "Socialnämnden", unit("Äldrenämnden"))
    ends(admin, "Exempelköpings Energi AB", None)
    omsorg = new_nämnd(admin, org, "Omsorgsnämnden", "ON", unit("Socialnämnden"))
    klimat = new_nämnd(admin, org, "Klimatnämnden", "KLN")
    starts = reverse("planning:plan_new")
    for secretary, name in ((äldre, "Äldrenämnden"), (omsorg, "Omsorgsnämnden")):
        sent(secretary, starts, plan=f"OPERATIONAL-{unit(name).pk}-2027", items=[item.pk])
        copy = PlanNode.objects.get(plan__unit__name=name, kind=NodeKind.DIRECTION)
        assert (copy.title, copy.backward.get().from_node) == ("Trygg ålderdom", item)
    sent(klimat, starts, plan=f"OPERATIONAL-{unit('Klimatnämnden').pk}-2027")
    assert Plan.objects.get(unit__name="Klimatnämnden").first_year == 2027

    # New Year: one nämnd is called something else, and kommundirektören has married
    day("2027-01-04")
    admin = build.client(User.objects.get(username="adam"))
    renamed = reverse("organisation:unit_edit", args=[org.committee.pk])
    form = admin.get(renamed).context["form"]
    sent(admin, renamed, **_as_shown(form) | {"name": "Kultur- och friluftsnämnden"})
    married = reverse("organisation:user_edit", args=[disa.pk])
    sent(admin, married, **_as_shown(admin.get(married).context["form"]) | {"name": "Disa Lind"})

    # January and February: the årsrapporter
    controller = build.client(anna)
    period = {"period_from": "2026-01-01", "period_to": LAST_DAY, "opens_on": "2027-01-04", "due_on": "2027-02-20"}
    sent(
        controller,
        reverse("followup:round_new"),
        kind="ANNUAL",
        year=2026,
        reporter_kinds=["COMMITTEE", "COMPANY"],
        **period,
    )
    annual = ReportingRound.objects.get(kind=RoundKind.ANNUAL, year=2026)
    reports = {
        report.unit.name: report for report in Report.objects.filter(round=annual).select_related("unit", "round")
    }
    day("2027-02-11")
    build.client(build.user(Role.SECRETARY, org.executive_board))
    writers = {
        "Kultur- och friluftsnämnden": (build.client(bo), org.committee),
        "Barn- och utbildningsnämnden": (build.client(eva), org.other_committee),
        "Fritidsnämnden": (build.client(eva), org.other_committee),
        "Socialnämnden": (omsorg, unit("Äldrenämnden")),
        "Exempelköpings Energi AB": (controller, org.executive_board),
    }
    assert set(reports) == set(writers)  # those that existed in 2026, and they only
    reader = build.client(build.user(Role.ELECTED, org.council))
    for name, (client, body) in writers.items():
        if name == "Socialnämnden":  # either part may decide; the first is proposed, whose own sekreterare registers it
            client = äldre
        edition = written_and_decided(client, reports[name], body)
        page = reader.get(reports[name].get_absolute_url()).content.decode()
        assert name in page
        assert body.name if body != org.committee else name in page
        if name in ("Fritidsnämnden", "Socialnämnden", "Exempelköpings Energi AB"):
            assert f"{name} upphörde 2026-12-31." in edition.html

    # and what was said before reads as it did
    again = ReportEdition.objects.get(pk=frozen.pk)
    assert (again.html, again.cover, again.sha256) == (frozen.html, frozen.cover, frozen.sha256)
    page = reader.get(interim.get_absolute_url()).content.decode()
    assert "Kulturnämnden" in page
    assert "Kultur- och friluftsnämnden" not in page
    approved = PlanEdition.objects.get(plan=office_plan)
    assert Decision.objects.get(person=disa).person.name == "Disa Lind"
    page = build.client(cilla).get(approved.get_absolute_url()).content.decode()
    assert "Disa Berg" in page
    assert "Disa Lind" not in page


def _as_shown(form: object) -> dict[str, object]:
    """The form's fields as its page shows them."""
    values = {name: form[name].value() for name in form.fields}  # type: ignore[attr-defined,index]  # a form of any kind
    return {name: value for name, value in values.items() if value not in (None, "", [])}
