"""Freezing alone publishes nothing: nobody's page changes until an edition stands on what was frozen."""

import re
from datetime import date

import pytest
from django.urls import reverse

from organisation.models import FrozenContent, Matter, Picture
from planning.enums import EditionKind, NodeKind
from planning.models import FrozenLink, FrozenNode, PlanEdition
from planning.services import contributions, editions, plan_nodes
from planning.services import plans as plan_service
from tests import build

TOKEN = re.compile(
    r'(?<=")(?:[A-Za-z0-9]{64}|[A-Za-z0-9]{16})(?=")'
)  # against forged requests, and for each form: another each time
NEW = "Lydelsen som bara är fryst"


@pytest.fixture
def revised(plans, written, bo):
    """Nämndens plan, adopted, opened for revision and reworded; the kontor's plan, adopted, interprets its inriktning."""
    build.adopted(plans.operational)
    priority = build.node(plans.office, NodeKind.PRIORITY, "Meröppet")
    contributions.link(priority, written.direction, by=None)
    build.adopted(plans.office)
    plan_service.revise(plans.operational, by=bo)
    figure = build.key_figure("Återbesök")
    uuid = Picture.objects.create(content=b"bild", media_type="image/png", uploaded_by=bo)
    uuid.units.add(plans.operational.unit)
    text = f'<p>{NEW}</p><p><img src="/media/{uuid.uuid}.png" alt="Bild"></p>'
    plan_nodes.edit(written.direction, by=bo, version=1, title=NEW, text=text)
    build.node(plans.operational, NodeKind.KEY_FIGURE, "Återbesök", parent=written.direction, key_figure=figure)
    build.node(plans.operational, NodeKind.SPECIAL_ASSIGNMENT, f"{NEW}, uppdrag")
    return plans.operational, figure


def publish(plan, content):
    decision = build.decision(plan.unit)
    decision.matter = Matter.objects.create(content=content)
    decision.save()
    how = {"kind": EditionKind.REVISED, "in_force_from": date(2027, 1, 1), "matter": decision.matter, "by": None}
    return editions.publish(plan, content, **how)


def read_by(client, plan, figure):
    """What a reader's pages say of the plan, its figure and its links, and what the search finds."""
    addresses = [
        "/",
        f"{reverse('planning:plan_list')}?q={NEW}",
        reverse("planning:plan_detail", args=[plan.pk]),
        reverse("planning:plan_history", args=[plan.pk]),
        *(reverse("planning:plan_detail", args=[other.pk]) for other in (plan.parent, *plan.get_children())),
        reverse("followup:assignment_list"),
        figure.get_absolute_url(),
    ]
    return {address: TOKEN.sub("", client.get(address).content.decode()) for address in addresses}


def test_what_is_frozen_and_not_decided_is_on_no_readers_page(revised, reader):
    plan, figure = revised
    before = read_by(reader, plan, figure)
    editions.freeze(plan, by=None)
    assert read_by(reader, plan, figure) == before
    assert not Picture.objects.filter(is_published=True).exists()


def test_an_edition_publishes_what_was_frozen_and_not_what_was_written_since(revised, reader, written, bo):
    plan, figure = revised
    content = editions.freeze(plan, by=None)
    plan_nodes.edit(written.direction, by=bo, version=2, title="Skrivet efteråt")
    publish(plan, content)
    shown = read_by(reader, plan, figure)[reverse("planning:plan_detail", args=[plan.pk])]
    assert NEW in shown
    assert "Skrivet efteråt" not in shown
    assert Picture.objects.get().is_published


def test_rows_of_what_is_only_frozen_are_read_by_one_explicit_door(plans, written):
    content = editions.freeze(plans.operational, by=None)
    assert FrozenNode.objects.of(content).count() == 4
    assert FrozenLink.objects.of(content).count() == 1
    for rows in (FrozenNode.objects, FrozenLink.objects):
        assert not rows.filter(content=content).exists()
        assert not rows.in_newest_edition().filter(content=content).exists()
        assert not rows.in_editions(PlanEdition.objects.all()).filter(content=content).exists()
    assert not written.assignment.assignment.is_given()


def test_what_has_not_changed_is_frozen_once(plans, written, bo):
    first = editions.freeze(plans.operational, by=None)
    assert editions.freeze(plans.operational, by=bo) == first
    assert FrozenNode.objects.of(first).count() == 4
    plan_nodes.edit(written.direction, by=bo, version=1, title="Öppna bibliotek överallt")
    second = editions.freeze(plans.operational, by=None)
    assert second != first
    assert FrozenContent.objects.filter(plan_editions=None).count() == 2


def test_two_editions_may_stand_on_the_same_content_and_count_once(plans, written, org):
    """Kommunstyrelsen's preliminary edition and fullmäktige's: one text, two decisions."""
    edition = build.adopted(plans.operational)
    again = publish(plans.operational, edition.content)
    assert (again.number, again.content) == (2, edition.content)
    assert again.sha256 != edition.sha256
    own = FrozenNode.objects.in_newest_edition().filter(node__plan=plans.operational)
    assert own.count() == 4
    assert FrozenNode.objects.filter(node=written.direction).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept | {"kolada": "N00001"},
        lambda kept: {name: value for name, value in kept.items() if name == "pk"},
        lambda kept: {name: [5] for name in kept},
        lambda kept: {},
    ],
)
def test_what_another_version_kept_of_the_catalogue_takes_no_page_with_it(plans, written, reader, change):
    edition = build.adopted(plans.operational)
    for row in FrozenNode.objects.of(edition.content):
        row.catalogue = change(row.catalogue)
        row.save(update_fields=["catalogue"])
    assert reader.get(reverse("planning:plan_detail", args=[plans.operational.pk])).status_code == 200
