"""Pages read what they show and not all that there is beside it: the same steps however much others have."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from pytest_django.asserts import assertContains, assertInHTML

from followup.asking import questions
from followup.enums import ReportStatus, RoundKind
from followup.models import KeyFigureValue, OperatingAmount, Report, ReportText
from followup.money.operating_account import summary_per_board
from followup.pages.key_figure import key_figure_page
from followup.pages.status_figures import figure_deviations
from followup.services import rounds
from followup.services.import_basis import catalogue_for
from organisation.enums import OrgUnitKind, Role
from organisation.models import Operation
from planning.enums import NodeKind, PlanKind
from planning.models import Contribution
from planning.reading.links import working_links
from planning.reading.uses import uses_of
from styrmodell.my_work.money_tasks import money_tasks
from tests import build, build_followup
from tests.page_caps import CAPS
from tests.page_costs import cost_of
from tests.steps import steps

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

MARGIN = 1.2  # a page of an index more


def test_a_plans_links_are_found_among_everybodys(org):
    top, own, office = build.chain(org)
    goals = [build.node(build.plan(PlanKind.OPERATIONAL, org.other_committee), NodeKind.DIRECTION) for _ in range(1)]
    direction = build.node(own, NodeKind.DIRECTION)
    build.contribution(direction, top.nodes.get(code="I1"), "Så bidrar vi")
    reader = build.user(Role.CONTROLLER, org.municipality)
    before = steps(lambda: working_links(own, reader))
    others = [build.node(office, NodeKind.PRIORITY) for _ in range(40)]
    Contribution.objects.bulk_create(
        Contribution(from_node=one, to_node=goal, kind=kind)
        for one in others
        for goal in (*goals, top.nodes.get(code="I2"))
        for kind in ("CONTRIBUTES", "INTERPRETS")
    )
    assert [link.text for link in working_links(own, reader)] == ["Så bidrar vi"]
    assert steps(lambda: working_links(own, reader)) <= before * MARGIN


def test_who_takes_on_what_is_adopted_is_read_without_their_plans(org, reader):
    top, own, office = build.chain(org)
    goal, direction = top.nodes.get(code="I1"), build.node(own, NodeKind.DIRECTION)
    build.contribution(direction, goal)
    build.adopted(own)
    for number in range(40):
        build.contribution(build.node(office, NodeKind.PRIORITY, f"Område {number}"), direction)
    build.adopted(office)
    page, cost = cost_of(lambda: reader.get(own.get_absolute_url()))
    assertContains(page, "och 32 till")
    assert cost.objects <= CAPS["planning:plan_detail"].objects


def test_a_round_reads_the_reports_of_the_page(org, anna_controller, monkeypatch):
    monkeypatch.setattr("followup.views.rounds.ROWS_A_PAGE", 5)
    round_ = build_followup.round_(reporter_kinds=["UNIT"])
    costs = []
    for start in (0, 8):
        for number in range(start, start * 5 + 8):
            build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office)
        rounds.open_round(round_, by=None)
        page, cost = cost_of(lambda: anna_controller.get(round_.get_absolute_url(), {"q": "enhet"}))
        costs.append((cost.rows, cost.objects))
    assertContains(page, "1–5 av 49")
    assert costs[0] == costs[1]


def test_a_file_is_read_against_the_units_that_it_names(org):
    economist = build.user(Role.ECONOMIST, org.municipality)
    board = build.unit(OrgUnitKind.COMMITTEE, "Överförmyndarnämnden", org.municipality, code="ÖFN")
    for unit in (board, org.committee, org.other_committee):
        _operations(unit, 3)
    known = catalogue_for({"öfn", "finns inte", ""}, economist)
    assert [unit.pk for unit in known.units] == [board.pk]
    assert {unit: len(operations) for unit, operations in known.operations.items()} == {board.pk: 3}
    assert known.writable == {board.pk}


def test_status_asks_of_no_enhets_value_whether_it_is_published(org):
    reader = build.user(Role.ELECTED, org.municipality)
    in_round = build_followup.round_()
    figure = build.key_figure()
    _measure(figure, [org.committee])
    before = steps(lambda: figure_deviations(reader, in_round))
    _measure(figure, [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office) for number in range(40)])
    assert steps(lambda: figure_deviations(reader, in_round)) <= before * 2  # each is looked at, and no more


def test_a_shared_figures_page_asks_of_no_enhets_value_whether_it_is_published(org):
    reader = build.user(Role.ELECTED, org.municipality)
    figure = build.key_figure()
    _measure(figure, [org.committee])
    before = steps(lambda: key_figure_page(figure, reader, unit=None, page=None))
    _measure(figure, [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.office) for number in range(40)])
    each = (steps(lambda: key_figure_page(figure, reader, unit=None, page=None)) - before) / 400
    assert each <= 100  # a value is looked at in a list of units and in a list of values


def _measure(figure, units):
    KeyFigureValue.objects.bulk_create(
        KeyFigureValue(
            figure=figure, unit=unit, period_from=date(year, 1, 1), period_to=date(year, 12, 31), value=number
        )
        for number, unit in enumerate(units)
        for year in range(2016, 2026)
    )


def test_an_ekonoms_tasks_read_the_months_that_are_due(org):
    economist = build.user(Role.ECONOMIST, org.municipality)
    rounds = [build_followup.round_(kind) for kind in (RoundKind.INTERIM_1, RoundKind.INTERIM_2, RoundKind.MONTHLY)]
    operations = _operations(org.committee, 20)
    on, due = rounds[0].period_to, [round_.period_to.month for round_ in rounds]
    _amounts(operations, on.year, due)
    before = steps(lambda: money_tasks(economist, on, rounds))
    _amounts(operations, on.year, [month for month in range(1, 13) if month not in due])
    assert steps(lambda: money_tasks(economist, on, rounds)) <= before * MARGIN
    assert [task.done for task in money_tasks(economist, on, rounds)] == [20, 0] * 3


def test_a_board_is_added_up_by_reading_each_verksamhet_once(org):
    round_ = build_followup.round_()
    _amounts(_operations(org.committee, 20), round_.year, [round_.period_to.month])
    before = steps(lambda: summary_per_board(round_, within=org.municipality))
    _amounts(_operations(org.other_committee, 200), round_.year, [round_.period_to.month])
    each = (steps(lambda: summary_per_board(round_, within=org.municipality)) - before) / 200
    assert each <= 250
    assert [board.amounts.outcome for board in summary_per_board(round_, within=org.committee)] == [-20]


def _operations(unit, count):
    return Operation.objects.bulk_create(
        Operation(unit=unit, code=f"{unit.pk}-{number}", name="Verksamhet", valid_from=date(2020, 1, 1))
        for number in range(count)
    )


def _amounts(operations, year, months):
    OperatingAmount.objects.bulk_create(
        OperatingAmount(operation=one, year=year, month=month, outcome=-1) for one in operations for month in months
    )


def test_where_a_figure_stands_is_told_a_page_at_a_time(org):
    figure = build.key_figure()
    reader = build.user(Role.CONTROLLER, org.municipality)
    plans = [build.plan(PlanKind.OPERATIONAL, org.committee, year) for year in range(2000, 2045)]
    for plan in plans[:21]:
        build.node(plan, NodeKind.KEY_FIGURE, parent=build.node(plan, NodeKind.DIRECTION), key_figure=figure)
    first = uses_of(figure, reader, None)
    assert [use.note[-9:] for use in first][:2] == ["2020–2022", "2019–2021"]
    assert (len(first.object_list), first.paginator.count) == (20, 21)
    assert [use.note[-9:] for use in uses_of(figure, reader, "2")] == ["2000–2002"]
    page = build.client(reader).get(figure.get_absolute_url())
    for plan in plans[21:]:
        build.node(plan, NodeKind.KEY_FIGURE, parent=build.node(plan, NodeKind.DIRECTION), key_figure=figure)
    assert len(build.client(reader).get(figure.get_absolute_url()).content) <= len(page.content) + 200


def test_of_many_units_below_the_first_hundred_are_told_beside_a_question_and_the_others_counted(org):
    round_ = build_followup.round_()
    for number in range(102):
        unit = build.unit("UNIT", f"Enhet {number}", org.office)
        report = Report.objects.create(round=round_, unit=unit, status=ReportStatus.SUBMITTED)
        ReportText.objects.create(report=report, key="summary", text="<p>Så gick det.</p>")
    own = build_followup.report(round_, org.office)
    chef = build.user(Role.HEAD_OF_OFFICE, org.office)
    (question,) = [one for one in questions.for_report(own, chef).questions if one.prefix == "text-summary"]
    assert (question.offers.texts[0].unit, question.offers.texts[-1].unit) == ("Enhet 0", "Enhet 99")
    page = render_to_string(
        "followup/_write_before.html",
        {"question": question, "round": round_, "heading": "Texter ur rapporterna under", "is_example": False},
    )
    assert page.count('name="use"') == 100
    assertInHTML(f'<a href="{round_.get_absolute_url()}">2 till i Delårsrapport 2 2026</a>', page)
