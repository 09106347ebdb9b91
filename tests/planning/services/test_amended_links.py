"""What a body makes of "så bidrar vi", and a link that it takes away: in the edition and in the working text."""

import pytest

from organisation.decisions.amending import Choice
from organisation.services import amendments
from planning.models import Contribution, FrozenLink
from planning.reading.moved_on import moved_on
from planning.services import editions
from planning.services import plans as plan_service
from planning.services.plan_decisions import WAYS
from styrmodell.lib.errors import DomainError
from tests import build

pytestmark = pytest.mark.django_db
SAID = "Ändrat av Kulturnämnden 2026-11-02 § 45"


@pytest.fixture
def decision(plans, written):
    """Nämndens plan, decided med ändring; nothing of it put in yet."""
    plan_service.submit(plans.operational, by=None)
    build.decided(plans.operational, is_amended=True)
    return plans.operational.matters.last().decisions.get()


@pytest.fixture
def link(written):
    return Contribution.objects.get(from_node=written.direction)


def amend(decision, link, words):
    plan = link.from_node.plan
    values = {"links": {f"{link.to_node_id}.{link.kind}": words}}
    subject = {"kind": "node", "subject": str(link.from_node_id)}
    amendments.amend(plan, WAYS, **subject, what="CHANGES", by=None, version=None, values=values)


def finish(decision, link, *, takes_decided=None):
    plan = link.from_node.plan
    moved = moved_on(plan, decision, decision.amendments.all()) if takes_decided is not None else ()
    choices = {one.key: Choice(takes_decided, one.version) for one in moved}
    return amendments.finish(plan, WAYS, choices=choices, by=None)


def side_by_side(decision, link):
    found = moved_on(link.from_node.plan, decision, decision.amendments.all())
    return [(one.title, one.label, one.frozen, one.decided, one.now) for one in found]


def written_since(link, **fields):
    Contribution.objects.filter(pk=link.pk).update(version=7, **fields)


def test_the_words_are_as_the_body_made_them(plans, decision, link):
    amend(decision, link, "Fler kan komma oftare.")
    edition = finish(decision, link)
    assert FrozenLink.objects.of(edition.content).get().text == "Fler kan komma oftare."
    assert "Fler kan komma oftare." in edition.html
    link.refresh_from_db()
    assert (link.text, link.history.latest().history_change_reason) == ("Fler kan komma oftare.", SAID)
    assert editions.freeze(plans.operational, by=None) == edition.content


def test_a_link_that_goes_is_in_neither(plans, decision, link):
    amend(decision, link, None)
    edition = finish(decision, link)
    assert not FrozenLink.objects.of(edition.content).exists()
    assert "Fler kan komma." not in edition.html
    link.refresh_from_db()
    assert link.is_removed
    assert editions.freeze(plans.operational, by=None) == edition.content


@pytest.mark.parametrize(("takes_decided", "text"), [(True, "Beslutat."), (False, "Senare.")])
def test_words_that_somebody_has_changed_since_are_a_choice(decision, link, takes_decided, text):
    amend(decision, link, "Beslutat.")
    assert side_by_side(decision, link) == []
    written_since(link, text="Senare.")
    ((_, label, *sides),) = side_by_side(decision, link)
    assert label.endswith("I1 Levande demokrati")
    assert sides == ["Fler kan komma.", "Beslutat.", "Senare."]
    with pytest.raises(DomainError, match="I1 Levande demokrati"):
        finish(decision, link)
    edition = finish(decision, link, takes_decided=takes_decided)
    link.refresh_from_db()
    assert (link.text, FrozenLink.objects.of(edition.content).get().text) == (text, "Beslutat.")


@pytest.mark.parametrize("takes_decided", [True, False])
def test_a_link_that_was_taken_away_since_comes_back_only_when_it_is_chosen(decision, link, takes_decided):
    amend(decision, link, "Beslutat.")
    written_since(link, is_removed=True)
    ((*_, decided, now),) = side_by_side(decision, link)
    assert (decided, now) == ("Beslutat.", "Ingen koppling")
    finish(decision, link, takes_decided=takes_decided)
    link.refresh_from_db()
    assert link.is_removed != takes_decided


def test_what_the_body_did_not_change_of_it_is_in_no_question(decision, link):
    subject = {"kind": "node", "subject": str(link.from_node_id)}
    values = {"title": "Öppnare bibliotek"}
    amendments.amend(link.from_node.plan, WAYS, **subject, what="CHANGES", by=None, version=None, values=values)
    written_since(link, text="Senare.")
    assert side_by_side(decision, link) == []
    edition = finish(decision, link)
    link.refresh_from_db()
    assert (link.text, FrozenLink.objects.of(edition.content).get().text) == ("Senare.", "Fler kan komma.")
