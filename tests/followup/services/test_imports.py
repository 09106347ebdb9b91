"""Reading in a file of outcomes: nothing before consent, replacing, permission per row, once only."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from followup.models import ImportBatch, OperatingAmount, OperatingForecast
from followup.services import imports
from organisation.enums import Role
from styrmodell.lib.errors import DomainError
from styrmodell.lib.tabular import TableError
from tests import build, build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"


@pytest.fixture
def operations(org):
    own = ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    return own | ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})


@pytest.fixture
def october():
    return ledgers.monthly_round()


def upload(text: str, by, name="utfall.csv") -> ImportBatch:
    return imports.upload(name, (HEADER + text).encode(), by=by)


def stored(code="KN-30", year=2021, month=10) -> OperatingAmount:
    return OperatingAmount.objects.get(operation__code=code, year=year, month=month)


def test_nothing_is_written_before_the_consent(operations, october, frida):
    batch = upload("KN;KN-30;2021-10;-1;;;-2\n", frida)
    seen = imports.preview(batch, by=frida)
    assert [row.values.operation.code for row in seen.new] == ["KN-30"]
    assert not OperatingAmount.objects.exists()
    assert not OperatingForecast.objects.exists()


def test_the_batch_keeps_the_file_as_uploaded_until_it_is_read_in(operations, october, frida):
    data = (HEADER + "KN;KN-30;2021-10;−1;;;\n").encode("utf-8-sig")
    batch = imports.upload("utfall.csv", data, by=frida)
    assert batch.sha256 == hashlib.sha256(data).hexdigest()
    assert "−1" in batch.text
    done = imports.confirm(batch, by=frida)
    assert done.text == ""
    assert (done.new_count, done.changed_count, done.unchanged_count) == (1, 0, 0)


def test_the_october_file_gives_the_table_of_october(operations, october, frida):
    batch = imports.upload("okt.csv", ledgers.OCTOBER.read_bytes(), by=frida)
    total = imports.preview(batch, by=frida).totals[0]
    assert (total.board, total.period) == ("Kulturnämnden", "2021-10")
    assert total.amounts.outcome == Decimal(-40_870_600)
    imports.confirm(batch, by=frida)
    assert sum(OperatingAmount.objects.values_list("outcome", flat=True)) == Decimal(-40_870_600)
    assert OperatingForecast.objects.filter(round=october).count() == 6


def test_every_row_gets_a_history_row_whose_reason_names_the_file(operations, october, frida):
    batch = imports.confirm(upload("KN;KN-30;2021-10;-1;;;-2\n", frida, name="x" * 180 + ".csv"), by=frida)
    for row in (stored(), OperatingForecast.objects.get()):
        history = row.history.get()
        assert history.history_change_reason.startswith(f"Inläsning {batch.pk}, xxx")
        assert history.history_user == frida
        assert row.batch == batch


def test_reading_in_again_replaces_the_periods_values_and_keeps_their_history(operations, october, frida):
    imports.confirm(upload("KN;KN-30;2021-10;-1;-5;-6;-2\n", frida), by=frida)
    batch = upload("KN;KN-30;2021-10;-3;;-6;-4\nKN;KN-40;2021-10;-9;;;\n", frida)
    seen = imports.preview(batch, by=frida)
    changes = [(change.word, change.before, change.after) for change in seen.changed[0].changes]
    assert changes == [("utfall", -1, -3), ("budget", -5, None), ("prognos", -2, -4)]
    imports.confirm(batch, by=frida)
    row = stored()
    assert (row.outcome, row.budget, row.version) == (Decimal(-3), None, 2)
    assert [old.outcome for old in row.history.order_by("history_id")] == [Decimal(-1), Decimal(-3)]
    assert OperatingForecast.objects.get(round=october, operation__code="KN-30").amount == Decimal(-4)
    assert OperatingForecast.objects.count() == 1


def test_the_same_file_again_changes_nothing(operations, october, frida):
    text = "KN;KN-30;2021-10;-1;-5;-6;-2\n"
    imports.confirm(upload(text, frida), by=frida)
    done = imports.confirm(upload(text, frida), by=frida)
    assert (done.new_count, done.changed_count, done.unchanged_count) == (0, 0, 1)
    assert stored().version == 1
    assert OperatingAmount.history.count() == 1


def test_consenting_twice_writes_once(operations, october, frida):
    batch = upload("KN;KN-30;2021-10;-1;;;\n", frida)
    first = imports.confirm(batch, by=frida)
    second = imports.confirm(batch, by=frida)
    assert first.confirmed_at == second.confirmed_at
    assert OperatingAmount.history.count() == 1


def test_a_file_without_forecasts_leaves_the_forecasts_alone_and_one_with_some_replaces_them(
    operations, october, frida
):
    OperatingForecast.objects.create(operation=operations["KN-30"], round=october, amount=Decimal(-7), comment="Avtal")
    imports.confirm(upload("KN;KN-30;2021-10;-1;;;\nKN;KN-40;2021-10;-1;;;\n", frida), by=frida)
    assert OperatingForecast.objects.get().amount == Decimal(-7)
    imports.confirm(upload("KN;KN-30;2021-10;-1;;;\nKN;KN-40;2021-10;-1;;;-8\n", frida), by=frida)
    first, second = OperatingForecast.objects.order_by("operation__code")
    assert (first.amount, first.comment, first.version) == (None, "Avtal", 2)
    assert second.amount == Decimal(-8)


def test_a_later_forecast_does_not_overwrite_an_earlier_rounds(operations, october, frida):
    september = ledgers.monthly_round(2021, 9, 30)
    imports.confirm(upload("KN;KN-30;2021-09;-1;;;-2\n", frida), by=frida)
    imports.confirm(upload("KN;KN-30;2021-10;-1;;;-3\n", frida), by=frida)
    found = dict(OperatingForecast.objects.values_list("round", "amount"))
    assert found == {september.pk: Decimal(-2), october.pk: Decimal(-3)}


def test_what_is_stored_but_not_in_the_file_is_said_and_kept(operations, october, frida):
    imports.confirm(upload("KN;KN-30;2021-10;-1;;;\nKN;KN-40;2021-09;-1;;;\n", frida), by=frida)
    batch = upload("KN;KN-40;2021-10;-1;;;\n", frida)
    assert imports.preview(batch, by=frida).kept == ("Bibliotek 2021-10",)
    imports.confirm(batch, by=frida)
    assert stored().outcome == Decimal(-1)


def test_rows_that_are_not_recognised_stop_the_file_unless_it_is_said_to_skip_them(operations, october, frida):
    batch = upload("KN;KN-30;2021-10;-1;;;\nXX;KN-30;2021-10;-1;;;\n", frida)
    with pytest.raises(DomainError, match="1 rad går inte"):
        imports.confirm(batch, by=frida)
    assert not OperatingAmount.objects.exists()
    done = imports.confirm(batch, by=frida, skip_errors=True)
    assert done.new_count == 1


def test_a_file_without_any_recognised_row_is_never_read_in(operations, october, frida):
    with pytest.raises(DomainError, match="Ingen rad"):
        imports.confirm(upload("XX;KN-30;2021-10;-1;;;\n", frida), by=frida, skip_errors=True)


def test_permission_is_judged_per_row_both_when_looking_and_when_consenting(org, operations, october):
    own = build.user(Role.ECONOMIST, org.committee)
    batch = upload("KN;KN-30;2021-10;-1;;;\nBUN;BUN-10;2021-10;-1;;;\n", own)
    assert "Du får inte läsa in belopp för Barn" in imports.preview(batch, by=own).errors[0].sentence
    imports.confirm(batch, by=own, skip_errors=True)
    assert list(OperatingAmount.objects.values_list("operation__code", flat=True)) == ["KN-30"]
    stranger = build.user(Role.SECRETARY, org.committee)
    other = upload("KN;KN-30;2021-10;-2;;;\n", stranger)
    with pytest.raises(DomainError):
        imports.confirm(other, by=stranger)


def test_the_system_may_read_in_everything(operations, october):
    batch = upload("KN;KN-30;2021-10;-1;;;\nBUN;BUN-10;2021-10;-1;;;\n", None)
    assert imports.confirm(batch, by=None, source="5dok", is_example=True).new_count == 2
    assert (stored().source, stored().is_example) == ("5dok", True)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04xlsx", b"a;b\n1;2", HEADER.encode(), b"\xff\xfeh\x00"])
def test_a_bad_file_is_refused_at_once_and_not_kept(data, frida):
    with pytest.raises(TableError):
        imports.upload("utfall.csv", data, by=frida)
    assert not ImportBatch.objects.exists()


@pytest.mark.some_days
def test_ten_thousand_rows_are_written_in_batches(org, october, frida, django_assert_max_num_queries):
    codes = ledgers.operations(org.committee, {f"V{n}": f"Verksamhet {n}" for n in range(834)})
    lines = [f"KN;{code};2021-{month:02d};-{month};-5;-60;" for code in codes for month in range(1, 13)]
    batch = upload("\n".join(lines), frida)
    with django_assert_max_num_queries(12):
        assert len(imports.preview(batch, by=frida).new) == 10_008
    with django_assert_max_num_queries(400):
        imports.confirm(batch, by=frida)
    assert OperatingAmount.objects.count() == 10_008
    again = upload("\n".join(line.replace(";-5;", ";-6;") for line in lines), frida)
    with django_assert_max_num_queries(400):
        assert imports.confirm(again, by=frida).changed_count == 10_008
    assert OperatingAmount.history.count() == 20_016


def test_a_new_row_shows_the_forecast_that_it_replaces(operations, october, frida):
    OperatingForecast.objects.create(operation=operations["KN-30"], round=october, amount=Decimal(-7))
    batch = upload("KN;KN-30;2021-10;-1;;;-8\nKN;KN-40;2021-10;-1;;;-9\n", frida)
    seen = imports.preview(batch, by=frida)
    assert len(seen.new) == 2
    (row,) = seen.replacing
    assert [(change.word, change.before, change.after) for change in row.changes] == [("prognos", -7, -8)]


def test_every_forecast_of_the_month_that_a_row_replaces_is_shown(operations, october, frida):
    other = build_followup.round_(year=2021, period_to=date(2021, 10, 31), opens_on=date(2021, 11, 1))
    OperatingForecast.objects.create(operation=operations["KN-30"], round=other, amount=Decimal(-7))
    (row,) = imports.preview(upload("KN;KN-30;2021-10;-1;;;-8\n", frida), by=frida).replacing
    assert [change.before for change in row.changes] == [Decimal(-7)]


def test_a_period_without_forecasts_in_the_file_keeps_its_own(operations, october, frida):
    september = ledgers.monthly_round(2021, 9, 30)
    typed = OperatingForecast.objects.create(operation=operations["KN-30"], round=september, amount=Decimal(-7))
    batch = upload("KN;KN-30;2021-09;-1;;;\nKN;KN-30;2021-10;-1;;;-8\n", frida)
    assert imports.preview(batch, by=frida).replacing == ()
    imports.confirm(batch, by=frida)
    typed.refresh_from_db()
    assert typed.amount == Decimal(-7)
    assert OperatingForecast.objects.get(round=october).amount == Decimal(-8)


def test_the_history_does_not_keep_the_files_text(operations, october, frida):
    batch = imports.confirm(upload("KN;KN-30;2021-10;-1;;;\n", frida), by=frida)
    assert batch.history.count() == 2
    assert "text" not in {field.name for field in ImportBatch.history.model._meta.get_fields()}
