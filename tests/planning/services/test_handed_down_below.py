"""What has been handed down is obligatory: nobody below removes it, moves it or changes what it is to reach."""

import pytest

from planning.enums import NodeKind, PlanKind
from planning.models import HandedDown, Target
from planning.services import key_figures, plan_nodes
from styrmodell.lib.errors import DomainError
from tests import build
from tests.planning.handed import EIGHTY

pytestmark = pytest.mark.django_db


def test_nobody_below_removes_moves_or_changes_it(org, give, david, visits):
    plan = build.plan(PlanKind.WORK, org.unit)
    activity = build.node(plan, NodeKind.ACTIVITY)
    give(org.unit)
    node = HandedDown.objects.get().node
    words = "är utdelat av Kulturkontoret 2026-11-23 och kan inte"
    with pytest.raises(DomainError, match=f"{words} tas bort"):
        plan_nodes.remove(node, by=david)
    with pytest.raises(DomainError, match=f"{words} flyttas"):
        plan_nodes.move(node, by=david, parent=activity)
    with pytest.raises(DomainError, match=f"{words} ändras"):
        key_figures.set_targets(node, by=david, version=None, values={2027: EIGHTY})
    with pytest.raises(DomainError, match=f"{words} ändras"):
        plan_nodes.edit(node, by=david, version=None, title="Annat")
    with pytest.raises(DomainError, match="följs redan upp"):
        build.node(plan, NodeKind.KEY_FIGURE, visits.name, key_figure=visits)
    assert Target.objects.get(node=node).value == 90


def test_the_same_figure_may_follow_up_an_activity_beside(org, give, visits):
    plan = build.plan(PlanKind.WORK, org.unit)
    activity = build.node(plan, NodeKind.ACTIVITY)
    give(org.unit)
    assert key_figures.attach(activity, visits, by=None).parent == activity


@pytest.mark.parametrize("kind", [PlanKind.OPERATIONAL, PlanKind.MULTI_YEAR, PlanKind.BUSINESS])
def test_no_other_plan_has_figures_directly_under_it(org, kind):
    unit = {PlanKind.OPERATIONAL: org.committee, PlanKind.MULTI_YEAR: org.municipality}.get(kind, org.company)
    with pytest.raises(DomainError, match="Nyckeltal kan inte stå"):
        build.node(build.plan(kind, unit), NodeKind.KEY_FIGURE)
