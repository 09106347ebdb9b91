"""Whatever a kontor writes, shares, takes back, hands in and gets approved: nobody reads a word of it too early."""

import random
import re

import pytest

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.services import contributions, plan_nodes, plan_sharing, plans
from styrmodell.lib.errors import DomainError
from tests import build, sampling

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TOKEN = re.compile(r"ord\d+[rt]")
SHARED = (NodeKind.PRIORITY, NodeKind.SECTION)
STEPS = 14


class Ground:
    """A kontorsplan being written, a unit's plan below it, and what everybody and the unit may read of the former."""

    def __init__(self, org):
        self.office = build.plan(PlanKind.OFFICE, org.office)
        self.work = build.plan(PlanKind.WORK, org.unit)
        self.activity = build.node(self.work, NodeKind.ACTIVITY, "Meröppet")
        self.made = 0
        self.adopted = set()
        self.write(random.Random(sampling.SEED))
        self.david = build.user(Role.UNIT_MANAGER, org.unit)

    def write(self, chance):
        """An item with a word in each field."""
        self.made += 1
        kind = chance.choice(SHARED)
        words = {"text": f"<p>ord{self.made}t</p>"}
        if kind == NodeKind.PRIORITY:
            words |= {"expected_result": f"ord{self.made}t", "collaboration": f"ord{self.made}t"}
        node = build.node(self.office, kind, f"ord{self.made}r", **words)
        if kind == NodeKind.PRIORITY and chance.random() < 0.5:
            self.made += 1
            figure = build.key_figure(f"Mått {self.made}")  # the catalogue is everybody's, what follows up what is not
            build.node(self.office, NodeKind.KEY_FIGURE, f"ord{self.made}t", parent=node, key_figure=figure)

    def link(self, chance):
        """The unit links to what it may, and to nothing else."""
        items = list(PlanNode.objects.content().filter(plan=self.office, kind=NodeKind.PRIORITY))
        for item in chance.sample(items, k=min(2, len(items))):
            try:
                contributions.link(self.activity, item, by=self.david)
            except DomainError:
                assert item.title not in self.readable()

    def remove(self, chance):
        """An item is taken out."""
        items = list(PlanNode.objects.content().filter(plan=self.office, kind__in=SHARED))
        if items:
            plan_nodes.remove(chance.choice(items), by=None)

    def share(self, chance):
        """Ticked or unticked, where it may be."""
        plan_sharing.share(self.office, by=None, shared=chance.random() < 0.7)

    def approve(self, chance):
        """Handed in and, now and then, approved; then opened for revision."""
        build.adopted(self.office)
        self.adopted = self.everything()
        plans.revise(self.office, by=None)

    def everything(self):
        """Every word that stands in the working text."""
        told = PlanNode.objects.content().filter(plan=self.office)
        return {word for node in told for word in TOKEN.findall(f"{node.title} {node.text} {node.expected_result}")}

    def readable(self):
        """By hand from docs/who-may.md: what the unit may read."""
        plan = Plan.objects.get(pk=self.office.pk)
        if self.adopted or not plan.is_shared:
            return self.adopted
        return set(PlanNode.objects.content().filter(plan=plan, kind__in=SHARED).values_list("title", flat=True))


def words_read(browser, ground):
    """What a person finds, wherever they look."""
    office, work = ground.office.get_absolute_url(), ground.work.get_absolute_url()
    asked = ("", "?text=arbetstext", "historik/", "json/", "jamfor/", "koppla/", "?bredvid=kontoret", "?ny=ACTIVITY")
    urls = [f"{plan}{one}" for plan in (office, work) for one in asked]
    urls += [f"{work}json/?text=arbetstext", f"{work}?andra={ground.activity.pk}", "/planer/?q=ord", "/"]
    urls.append(f"/historik/poster/{ground.activity.pk}/")
    return {word for url in urls for word in TOKEN.findall(b"".join(browser.get(url)).decode())}


@pytest.mark.some_days
@pytest.mark.parametrize("number", range(4 if sampling.is_whole else 2))
def test_nobody_reads_a_kontorsplans_words_who_may_not(org, number):
    chance = random.Random(f"{sampling.SEED}-{number}")
    ground = Ground(org)
    neighbour = build.client(build.user(Role.UNIT_MANAGER, org.school))
    unit = build.client(ground.david)
    for step in range(STEPS):
        do = chance.choices(("write", "link", "remove", "share", "approve"), weights=(4, 4, 1, 4, 1))[0]
        if do == "share" and ground.adopted:
            continue
        getattr(ground, do)(chance)
        if step % 3 == 2:
            assert words_read(unit, ground) <= ground.readable(), (step, do)
            assert words_read(neighbour, ground) <= ground.adopted, (step, do)
    own = words_read(unit, ground)
    headings = {word for word in ground.readable() if word.endswith("r")}
    assert headings <= own  # what may be read is read somewhere
