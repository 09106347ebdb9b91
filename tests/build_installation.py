"""A small installation with a few of everything, through the services: what `tests.golden_installation` dumps."""

import io
from datetime import date
from decimal import Decimal

from django.db import transaction
from PIL import Image

from followup.models import ImportBatch, OperatingAmount, OperatingForecast
from followup.services import deviations, key_figure_values, reports
from organisation.desk import pictures
from organisation.enums import Role
from organisation.models import Draft, Operation, SentForm, User
from organisation.services import office_services, org_units, roles, users
from planning.models import GoverningDocument, KeyFigure
from planning.services import assignments, contributions
from tests import build, build_followup


@transaction.atomic
def fill() -> None:
    """Make it, in an empty database that has its tables."""
    org = build.org()
    david = build.user(Role.UNIT_MANAGER, org.unit, "david", name="David Chefsson")
    build.user(Role.SECRETARY, org.committee, "bo", name="Bo Sekreterarsson")
    _organise(org, build.user(Role.ADMIN, org.group, "adam", name="Adam Adminsson"))
    _plan(org, david)
    _follow_up(org, build.user(Role.CONTROLLER, org.group, "anna", name="Anna Controllersson"))


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
