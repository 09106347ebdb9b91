"""Undoing a file: what it replaced comes back, unless something rests on it."""

from decimal import Decimal

import pytest

from followup.models import OperatingAmount, OperatingForecast
from followup.services.import_undo import undo
from followup.services.operating import ForecastInput, save_forecasts
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db


@pytest.fixture
def october(org):
    return ledgers.october(org.committee)


def stored(code="KN-30"):
    row = OperatingAmount.objects.get(operation__code=code)
    forecast = OperatingForecast.objects.get(operation__code=code).amount
    return row.outcome, row.budget, row.year_budget, forecast, row.batch_id


def test_what_the_file_replaced_comes_back_and_what_it_brought_is_missing_again(october, frida):
    first = ledgers.read_in("KN;KN-30;2021-10;-1;-5;-6;-2\n", frida)
    second = ledgers.read_in("KN;KN-30;2021-10;-3;;-6;-4\nKN;KN-40;2021-10;-9;;;-8\n", frida)
    undone = undo(second, by=frida)
    assert (undone.undone_at is not None, undone.undone_by) == (True, frida)
    assert stored() == (Decimal(-1), Decimal(-5), Decimal(-6), Decimal(-2), first.pk)
    assert stored("KN-40") == (None, None, None, None, None)
    reasons = [row.history_change_reason for row in OperatingAmount.objects.get(operation__code="KN-30").history.all()]
    assert reasons[0].startswith(f"Ångrad inläsning {second.pk}")
    with pytest.raises(DomainError, match="redan ångrad"):
        undo(second, by=frida)
    undo(first, by=frida)
    assert stored() == (None, None, None, None, None)


def test_a_file_on_top_of_it_or_a_forecast_typed_after_it_stands_in_the_way(org, october, frida):
    first = ledgers.read_in("KN;KN-30;2021-10;-1;;;-2\n", frida)
    ledgers.read_in("KN;KN-30;2021-10;-3;;;-2\n", frida)
    with pytest.raises(DomainError, match="har ändrats efter inläsningen: Bibliotek"):
        undo(first, by=frida)
    third = ledgers.read_in("KN;KN-40;2021-10;-1;;;-2\n", frida)
    forecast = OperatingForecast.objects.get(operation__code="KN-40")
    typed = [ForecastInput(forecast.operation_id, Decimal(-3), "", forecast.version)]
    save_forecasts(org.committee, october, typed, by=frida)
    with pytest.raises(DomainError, match="Kulturskola"):
        undo(third, by=frida)


def test_what_a_decided_report_rests_on_is_not_undone(org, october, frida):
    batch = ledgers.read_in("KN;KN-30;2021-10;-1;-5;-6;-2\n", frida)
    report = build_followup.report(october, org.committee)
    build_followup.decided(build_followup.submitted(report))
    with pytest.raises(DomainError, match="bygger på beloppen: Bibliotek"):
        undo(batch, by=frida)
    later = ledgers.read_in("KN;KN-30;2021-10;-3;-5;-6;-2\n", frida)
    undo(later, by=frida)
    assert stored()[0] == Decimal(-1)


def test_only_who_writes_all_of_its_units_undoes_it(org, october, frida):
    batch = ledgers.read_in("KN;KN-30;2021-10;-1;;;\n", frida)
    with pytest.raises(DomainError, match="inte får skriva"):
        undo(batch, by=build.user(Role.ECONOMIST, org.other_committee))
    waiting = ledgers.upload("KN;KN-30;2021-10;-1;;;\n", frida)
    with pytest.raises(DomainError, match="inte inläst"):
        undo(waiting, by=frida)


def test_many_rows_are_undone_in_few_questions(org, october, frida, django_assert_max_num_queries):
    codes = ledgers.operations(org.committee, {f"V{n}": f"Verksamhet {n}" for n in range(200)})
    batch = ledgers.read_in("\n".join(f"KN;{code};2021-10;-5;-5;-60;-60" for code in codes), frida)
    with django_assert_max_num_queries(60):
        undo(batch, by=frida)
    assert not OperatingAmount.objects.exclude(outcome=None).exists()
