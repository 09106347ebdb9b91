"""The amounts' history: what was read in and typed of a unit's money in a round, by whom, and from what to what."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import OperatingAmount, OperatingForecast
from followup.services.import_undo import undo
from followup.services.operating import ForecastInput, save_forecasts
from organisation.enums import Role
from styrmodell.lib.history import save_changes
from tests import build
from tests.answers import said
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def october(org):
    return ledgers.october(org.committee)


def address(unit):
    return f"/ekonomi/historik/?enhet={unit.pk}&tillfalle=2021-10"


def test_economy_history_tells_what_was_read_in_typed_and_undone_the_latest_first(org, october, frida):
    ledgers.read_in("KN;KN-30;2021-10;-12215000;-12740000;-15339000;-15038800\n", frida)
    second = ledgers.read_in("KN;KN-30;2021-10;-12300000;-12740000;-15339000;-15038800\n", frida)
    undo(second, by=frida)
    forecast = OperatingForecast.objects.get()
    typed = [ForecastInput(forecast.operation_id, Decimal(-15_100_500), "Nytt avtal", forecast.version)]
    save_forecasts(org.committee, october, typed, by=frida)
    page = build.client(build.user(Role.SECRETARY, org.committee)).get(address(org.committee))
    rows = page.context["rows"]
    assert [row.what.split(". ")[1].split(",")[0] for row in rows[:3]] == [
        "Skriven för hand",
        f"Ångrad inläsning {second.pk}",
        f"Inläsning {second.pk}",
    ]
    assert {row.who for row in rows} == {"Frida"}
    changes = "borttaget: −15 038 800,00 kr", "tillagt: −12 300 000,00 kr", "tillagt: Nytt avtal"
    assert [words for words in changes if words not in said(page)] == []


def test_a_long_history_is_read_page_by_page_and_what_changed_nothing_fills_none(org, october, frida, monkeypatch):
    monkeypatch.setattr("followup.views.economy.CHANGES_A_PAGE", 2)
    for outcome in ("-1", "-2", "-3"):
        ledgers.read_in(f"KN;KN-30;2021-10;{outcome};;;\n", frida)
    amount = OperatingAmount.objects.get()
    save_changes(amount, {"is_example": not amount.is_example}, by=frida, reason="Märkt")
    client = build.client(frida)
    first, last = (client.get(f"{address(org.committee)}&page={number}").context["rows"] for number in (1, 2))
    told = [[change.before, change.after] for row in [*first, *last] for change in row.changes]
    assert (len(first), len(last)) == (2, 1)
    assert told == [["−2,00 kr", "−3,00 kr"], ["−1,00 kr", "−2,00 kr"], ["", "−1,00 kr"]]
    assertContains(client.get(address(org.committee)), 'aria-label="Sidor"')


def test_the_economy_page_leads_to_it_and_another_round_has_its_own(org, october, frida, frida_economist):
    assertContains(frida_economist.get(f"/ekonomi/?enhet={org.committee.pk}"), "/ekonomi/historik/?enhet=")
    ledgers.read_in("KN;KN-30;2021-10;-1;;;\n", frida)
    ledgers.monthly_round(2021, 9, 30)
    other = frida_economist.get(f"/ekonomi/historik/?enhet={org.committee.pk}&tillfalle=2021-09")
    assertNotContains(other, "Bibliotek")
    assertContains(other, "Inget har lästs in")


def test_who_reads_no_working_figures_finds_no_history(org, october, reader, eva_other_committee):
    assert reader.get(address(org.committee)).status_code == 404
    assert eva_other_committee.get(address(org.committee)).status_code == 404
    assert eva_other_committee.post(address(org.committee)).status_code == 405
