"""A small installation with a few of everything, through the services: what `tests.golden_installation` dumps."""

import io
from datetime import date
from decimal import Decimal

from django.db import transaction
from PIL import Image

from followup.enums import Attainment, RoundKind, ScaleDimension, WorkState
from followup.models import ImportBatch, OperatingAmount, OperatingForecast, ScaleStep
from followup.services import deviations, key_figure_values, report_files, reports, status_updates
from organisation.desk import pictures
from organisation.desk.files import Made
from organisation.enums import JobState, Outcome, Role
from organisation.models import Draft, Job, Operation, SentForm, User
from organisation.services import office_services, org_units, roles, users
from planning.enums import NodeKind, PlanKind
from planning.models import AssignmentReceiver, GoverningDocument, KeyFigure, PlanNode
from planning.services import assignments, contributions, plans
from tests import build, build_followup


@transaction.atomic
def fill() -> None:
    """Make it, in an empty database that has its tables."""
    org = build.org()
    david = build.user(Role.UNIT_MANAGER, org.unit, "david", name="David Chefsson")
    build.user(Role.SECRETARY, org.committee, "bo", name="Bo Sekreterarsson")
    _organise(org, build.user(Role.ADMIN, org.group, "adam", name="Adam Adminsson"))
    anna = build.user(Role.CONTROLLER, org.group, "anna", name="Anna Controllersson")
    _plan(org, david)
    _decide_by_steps(org, anna)
    _follow_up(org, anna)
    _report_by_steps(org, anna)


def _organise(org: build.Org, admin: User) -> None:
    """Names that have changed, a unit that took over, what a form keeps, a verksamhet."""
    closed = build.unit("UNIT", "Bokbussen", org.department)
    org_units.close(closed, by=admin, on=date(2026, 6, 30), successor=org.unit)
    org.area.refresh_from_db()
    org_units.edit(org.area, by=admin, version=org.area.version, fields={"name": "Kulturskolans område"})
    office_services.serve(org.office, [org.executive_board], by=admin)
    person = build.user(None, username="petra", name="Petra Politikersson")
    roles.assign(person, role="ELECTED", unit=org.council, by=admin, valid_from=date(2026, 1, 1))
    users.edit(person, by=admin, name="Petra Nyhammar", email=person.email, title="Ledamot")
    Operation.objects.create(unit=org.committee, code="KN-10", name="Bibliotek")
    Draft.objects.create(user=admin, key="/organisation/ny/", data={"name": ["Ny enhet"]})
    SentForm.objects.create(user=admin, fingerprint="0" * 64, led_to="/organisation/")


def _plan(org: build.Org, david: User) -> None:
    """A flerårsplan adopted and carried on, a verksamhetsplan with links, pictures, an uppdrag; one being written."""
    GoverningDocument.objects.create(name="Vision 2040", kind="VISION", giver=org.council)
    (goal,) = build_followup.goals(org.municipality, "I1")
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(drawn, "PNG")
    drawn.seek(0)
    picture = pictures.add(drawn, len(drawn.getvalue()), by=david, unit=org.committee)
    shown = f'<p>Öppet även på söndagar.</p><figure><img src="{picture.path}" alt="Huset"></figure>'
    plan = build.plan("OPERATIONAL", org.committee, 2026, sections=True)
    direction = build.node(plan, "DIRECTION", "Biblioteken är öppna", text=shown)
    figure = build.key_figure("Besök per invånare", unit_of_measure="antal")
    build.target(build.node(plan, "KEY_FIGURE", parent=direction, key_figure=figure), 2026, "6.5")
    contributions.link(direction, goal, by=None, text="Alla når kulturen.")
    decision = build.decision(org.council, date=date(2025, 12, 1))
    assignments.give(
        org.council,
        by=None,
        receivers=[org.committee],
        decision=decision,
        title="Utred mötesplatser",
        due_on=date(2026, 12, 31),
    )
    build.adopted(plan, on=date(2025, 12, 10))
    later = build.plan("MULTI_YEAR", org.municipality, 2027)
    build.node(later, "GOAL", "Levande demokrati", code="I1", perspective_id=goal.perspective_id, continues=[goal])
    written = build.plan("WORK", org.unit, 2026)
    build.node(written, "ACTIVITY", "Förlänga öppettiderna", text="<p>Under våren.</p>")


def _decide_by_steps(org: build.Org, anna: User) -> None:
    """A plan that follows another and is revised after its first edition; one half decided; one that was sent back."""
    first = build.plan(PlanKind.OFFICE, org.office, 2025)
    build.node(first, NodeKind.PRIORITY, "Trygga väntrum")
    build.adopted(first, on=date(2024, 12, 10))
    follower = build.plan(PlanKind.OFFICE, org.office, 2026, continues=[first])
    build.node(follower, NodeKind.PRIORITY, "Trygga väntrum för alla")
    build.adopted(follower, on=date(2025, 12, 15))
    plans.revise(follower, by=anna)
    follower.refresh_from_db()
    build.node(follower, NodeKind.PRIORITY, "Kortare köer")
    build.adopted(follower, on=date(2026, 3, 2))
    half = build.plan(PlanKind.MULTI_YEAR, org.municipality, 2028)
    build.node(half, NodeKind.GOAL, "En kommun att längta till", code="I2", perspective_id=build.perspective().pk)
    plans.submit(half, by=anna)
    build.decided(half, date=date(2026, 11, 18))
    sent_back = build.plan(PlanKind.OPERATIONAL, org.committee, 2027)
    build.node(sent_back, NodeKind.DIRECTION, "Fler läser")
    plans.submit(sent_back, by=anna)
    build.decided(sent_back, outcome=Outcome.REFERS_BACK, note="Räkna om.", date=date(2026, 11, 20))


def _follow_up(org: build.Org, anna: User) -> None:
    """A report that is decided, one being written and one not begun; values, amounts, forecasts, a deviation."""
    operation, figure = Operation.objects.get(), KeyFigure.objects.get()
    earlier, now = build_followup.round_("INTERIM_1"), build_followup.round_("INTERIM_2")
    batch = ImportBatch.objects.create(file_name="utfall.csv", text="kod;utfall", uploaded_by=anna)
    for month, outcome in ((4, "-1200000.50"), (8, "-2400000")):
        money = {"outcome": Decimal(outcome), "budget": Decimal(-2500000), "year_budget": Decimal(-3600000)}
        OperatingAmount.objects.create(operation=operation, year=2026, month=month, batch=batch, **money)
    for told in (earlier, now):
        OperatingForecast.objects.create(operation=operation, round=told, amount=Decimal(-3700000), comment="Hyran.")
        key_figure_values.record(
            figure, org.committee, (told.period_from, told.period_to), by=anna, value=Decimal("6.2"), source="Räknat"
        )
    decided = build_followup.report(earlier, org.committee)
    deviation = deviations.add(decided, by=anna, kind="GOAL", title="Stängt för ombyggnad", cause="Vattenskada")
    deviations.add_action(deviation, by=anna, text="Öppna en tillfällig lokal", due_on=date(2026, 12, 1))
    build_followup.submitted(decided, by=anna)
    build_followup.decided(decided, by=anna)
    written = build_followup.report(now, org.committee)
    reports.save_text(written, "summary", "<p>Året så här långt.</p>", by=anna)
    build_followup.report(now, org.executive_board)


def _report_by_steps(org: build.Org, anna: User) -> None:
    """Words of a cycle, states that were told, an opinion about a goal, an edition's file, and a job that is done."""
    for rank, (key, word) in enumerate(zip(Attainment.values, ("Uppnått", "Delvis", "Inte uppnått"), strict=False)):
        ScaleStep.objects.create(
            dimension=ScaleDimension.ATTAINMENT, first_year=2027, key=key, word=word, meaning="Nya ord.", rank=rank
        )
    activity = PlanNode.objects.get(title="Förlänga öppettiderna")
    status_updates.write(by=None, state=WorkState.ON_TRACK, text="Två av fem.", node=activity, day=date(2026, 9, 1))
    receiver = AssignmentReceiver.objects.get(assignment__title="Utred mötesplatser")
    status_updates.write(by=None, state=WorkState.DONE, text="Klar.", receiver=receiver, day=date(2026, 3, 1))
    round_ = build_followup.round_(RoundKind.ANNUAL, 2025)
    told = build_followup.report(round_, org.committee)
    build_followup.answer_everything(told)
    build_followup.submitted(told, by=anna)
    edition = build_followup.decided(told, by=anna)
    made = Made("kn-ar-2025.pdf", "application/pdf", b"%PDF-1.7 exempel")
    report_files.text_of(told, edition).keep(made, by=anna)
    job = {"key": "report-pdf:1", "title": "Årsredovisning 2025", "state": JobState.DONE, "percent": 100}
    Job.objects.create(**job, created_by=anna, result_url="/rapporter/")
