"""A file of investments is taken back: what it replaced comes back and what it brought is missing; while nothing rests on it."""

import pytest

from followup.models import InvestmentAmount, InvestmentForecast, InvestmentProject
from followup.services.investment_files import read_in_file, undo
from followup.services.investment_tables import NewProject, UnitTable
from followup.services.investments import InvestmentInput
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup import given_investments as given

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(org):
    return build_followup.round_()


@pytest.fixture
def bridge(org, round_):
    made = given.project(org.committee, "Ny bro")
    given.told(made, round_, budget=10, outcome=4)
    return made


@pytest.fixture
def batch(org, round_, bridge, anna):
    """A file that says another outcome and a forecast of the bridge, and has a project that nobody knew."""
    said = InvestmentInput(bridge.pk, {"outcome": 5000, "forecast": 9000}, version=1)
    table = UnitTable(org.committee, (said,), (NewProject("P9", "Kajen", {"outcome": 7000}),))
    return read_in_file(round_, [table], file_name="inv.xlsx", text="Projekt\tUtfall", by=anna)


def amounts():
    return list(InvestmentAmount.objects.order_by("pk").values_list("budget", "outcome"))


def test_what_it_changed_is_as_it_was_and_what_it_brought_is_missing(org, batch, anna):
    assert (batch.unit, amounts()) == (org.committee, [(10_000, 5000), (None, 7000)])
    undo(batch, by=anna)
    assert amounts() == [(10_000, 4000), (None, None)]
    assert InvestmentForecast.objects.get().amount is None
    assert InvestmentProject.objects.filter(name="Kajen").exists()
    assert InvestmentAmount.history.first().history_change_reason == f"Ångrad inläsning {batch.pk}, inv.xlsx"
    with pytest.raises(DomainError, match="Inläsningen är"):
        undo(batch, by=anna)


def test_what_has_been_saved_since_or_is_decided_on_stays(org, round_, bridge, batch, anna):
    given.told(bridge, round_, outcome=6)
    with pytest.raises(DomainError, match="Ny bro har "):
        undo(batch, by=anna)
    assert amounts() == [(10_000, 6000), (None, 7000)]


def test_what_a_body_has_decided_on_stays(org, round_, batch, anna):
    build_followup.decided(build_followup.submitted(build_followup.report(round_, org.committee)))
    with pytest.raises(DomainError, match="bygger på beloppen: Ny bro och Kajen"):
        undo(batch, by=anna)


def test_only_who_keeps_the_unit_s_investments_takes_it_back(org, batch):
    other = build.user(Role.ECONOMIST, org.other_committee)
    with pytest.raises(DomainError, match=org.committee.name):
        undo(batch, by=other)
    assert amounts()[0] == (10_000, 5000)
