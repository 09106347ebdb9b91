"""The catalogue and the targets."""

from decimal import Decimal

import pytest

from planning.enums import Direction, MeasureKind, NodeKind
from planning.models import HandedDown, KeyFigure, Target
from planning.services import key_figures
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build

FIELDS = {"name": "Besök", "unit_of_measure": "antal", "direction": Direction.HIGHER_IS_BETTER}


def test_a_figure_is_defined_once(bo):
    figure = key_figures.define(by=bo, **FIELDS)
    assert figure.history.get().history_user == bo
    with pytest.raises(DomainError, match="finns redan"):
        key_figures.define(by=bo, **FIELDS)


def test_a_definition_is_never_overwritten_unseen(bo):
    figure = key_figures.define(by=bo, **FIELDS)
    key_figures.redefine(figure, by=bo, version=1, source="SCB")
    with pytest.raises(StaleEdit):
        key_figures.redefine(figure, by=bo, version=1, source="Kolada")
    assert KeyFigure.objects.get().source == "SCB"


def test_a_figure_does_not_take_anothers_name(bo):
    build.key_figure("Lån")
    figure = key_figures.define(by=bo, **FIELDS)
    with pytest.raises(DomainError, match="finns redan"):
        key_figures.redefine(figure, by=bo, version=1, name="Lån")
    key_figures.redefine(figure, by=bo, version=1, name="Besök", decimals=1)


def test_an_item_is_followed_up_with_a_figure_once(plans, bo):
    direction, figure = build.node(plans.operational, NodeKind.DIRECTION), build.key_figure("Besök", decimals=1)
    node = key_figures.attach(direction, figure, by=bo, targets={2028: (Decimal("6.5"), None)})
    assert (node.parent, node.title, node.key_figure) == (direction, "Besök", figure)
    assert Target.objects.get().value == Decimal("6.5")
    with pytest.raises(DomainError, match="redan upp"):
        key_figures.attach(direction, figure, by=bo)


def test_targets_are_set_changed_and_taken_away_with_history(written, bo):
    key_figures.set_targets(
        written.figure, by=bo, version=None, values={2027: (Decimal(5), None), 2029: (Decimal(7), None)}
    )
    key_figures.set_targets(written.figure, by=bo, version=None, values={2027: None, 2028: None})
    target = Target.objects.get()
    assert (target.year, target.value) == (2029, Decimal(7))
    assert target.history.first().history_user == bo
    assert Target.history.filter(year=2027).first().history_type == "-"


def test_only_a_figure_that_lies_between_two_has_an_upper_target(plans, written, bo):
    with pytest.raises(DomainError, match="mellan två"):
        key_figures.set_targets(written.figure, by=bo, version=None, values={2027: (Decimal(5), Decimal(6))})
    between = build.key_figure("Soliditet", direction=Direction.BETWEEN)
    node = key_figures.attach(written.direction, between, by=bo)
    with pytest.raises(DomainError, match="lägre än"):
        key_figures.set_targets(node, by=bo, version=None, values={2027: (Decimal(5), Decimal(4))})
    key_figures.set_targets(node, by=bo, version=None, values={2027: (Decimal(5), Decimal(6))})
    assert Target.objects.get(node=node).upper == Decimal(6)


def test_targets_of_an_adopted_plan_stand_still(plans, written, bo):
    build.adopted(plans.operational)
    with pytest.raises(DomainError, match="kan inte ändras"):
        key_figures.set_targets(written.figure, by=bo, version=None, values={2027: (Decimal(5), None)})


def test_targets_are_never_overwritten_unseen(written, bo):
    seen = written.figure.version
    key_figures.set_targets(written.figure, by=bo, version=seen, values={2027: (Decimal(5), None)})
    with pytest.raises(StaleEdit) as refusal:
        key_figures.set_targets(written.figure, by=bo, version=seen, values={2027: (Decimal(6), None)})
    assert Target.objects.get(node=written.figure, year=2027).value == 5
    key_figures.set_targets(
        written.figure, by=bo, version=refusal.value.current.version, values={2027: (Decimal(6), None)}
    )
    assert Target.objects.get(node=written.figure, year=2027).value == 6


def test_the_same_targets_again_are_no_change(written, bo):
    values = {2027: (Decimal(5), None)}
    key_figures.set_targets(written.figure, by=bo, version=written.figure.version, values=values)
    key_figures.set_targets(written.figure, by=bo, version=written.figure.version, values=values)
    written.figure.refresh_from_db()
    assert written.figure.history.count() == 2


def test_a_bedömning_is_not_counted_and_has_no_unit_of_measure(bo):
    judged = {"name": "Bemötande", "measure_kind": MeasureKind.JUDGEMENT, "unit_of_measure": ""}
    figure = key_figures.define(by=bo, **judged, direction=Direction.HIGHER_IS_BETTER, decimals=2)
    assert (figure.is_judged, figure.direction, figure.decimals) == (True, Direction.NONE, 0)
    with pytest.raises(DomainError, match="ingen måttenhet"):
        key_figures.define(by=bo, **{**judged, "name": "Trygghet", "unit_of_measure": "antal"})
    with pytest.raises(DomainError, match="Skriv måttenheten"):
        key_figures.define(by=bo, **{**FIELDS, "unit_of_measure": ""})


def test_what_has_targets_does_not_become_a_bedömning(written, bo):
    figure = written.figure.key_figure
    judged = {"measure_kind": MeasureKind.JUDGEMENT, "unit_of_measure": ""}
    with pytest.raises(DomainError, match="målvärden i en plan"):
        key_figures.redefine(figure, by=bo, version=1, **judged)
    key_figures.set_targets(written.figure, by=bo, version=None, values={2029: None})
    assert key_figures.redefine(figure, by=bo, version=1, **judged).is_judged


def test_what_is_handed_down_with_a_target_does_not_become_a_bedömning(org, give, visits, bo):
    judged = {"measure_kind": MeasureKind.JUDGEMENT, "unit_of_measure": ""}
    give(org.unit)
    with pytest.raises(DomainError, match="utdelat med målvärden"):
        key_figures.redefine(visits, by=bo, version=1, **judged)
    row = HandedDown.objects.get()
    give(org.unit, None, row=row.pk, version=row.version)
    assert key_figures.redefine(visits, by=bo, version=1, **judged).is_judged


def test_a_bedömning_has_no_target(written, bo):
    figure = build.judged("Bemötande")
    with pytest.raises(DomainError, match="inget målvärde"):
        key_figures.attach(written.direction, figure, by=bo, targets={2027: (Decimal(5), None)})
    node = key_figures.attach(written.direction, figure, by=bo)
    key_figures.set_targets(node, by=bo, version=None, values={})
    assert not Target.objects.filter(node=node).exists()


@pytest.mark.django_db
def test_a_name_that_somebody_else_took_a_moment_ago_is_refused_in_words(monkeypatch):
    fields = {"name": "Besök", "unit_of_measure": "antal", "direction": Direction.NONE}
    key_figures.define(by=None, **fields)
    monkeypatch.setattr(key_figures, "_refuse_taken_name", lambda *_: None)  # it was free when asked
    with pytest.raises(DomainError, match="Det finns redan"):
        key_figures.define(by=None, **fields)
    assert KeyFigure.objects.filter(name="Besök").count() == 1


def test_a_target_is_no_finer_than_the_figure_is_shown(written, bo):
    with pytest.raises(DomainError, match="högst en decimal"):
        key_figures.set_targets(written.figure, by=bo, version=None, values={2027: (Decimal("6.55"), None)})


def test_two_figures_are_not_renamed_to_one_name(bo, monkeypatch):
    """Somebody else takes the name between the question and the answer."""
    one, two = build.key_figure("Ett"), build.key_figure("Två")
    monkeypatch.setattr(key_figures, "_refuse_taken_name", lambda name, own: None)
    with pytest.raises(DomainError, match="redan ett nyckeltal"):
        key_figures.redefine(one, by=bo, version=1, name=two.name)
