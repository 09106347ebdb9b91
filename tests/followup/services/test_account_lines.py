"""A year's lines of the accounts: begun from law and from the year before."""

import pytest

from followup.enums import AccountKind, LineKind, Sign
from followup.models import AccountFigure, AccountLine
from followup.rules.accounts.line_table import law_lines
from followup.services import account_lines
from followup.services.account_figures import open_column
from styrmodell.lib.errors import DomainError, StaleEdit

pytestmark = pytest.mark.django_db


def line(key, year=2026):
    return AccountLine.objects.get(year=year, key=key)


def test_a_first_year_has_the_lines_of_law_and_is_begun_once():
    account_lines.begin(2026)
    account_lines.begin(2026)
    assert AccountLine.objects.lines(2026) == law_lines(2026)


@pytest.mark.parametrize(("year", "name"), [(2023, "Resultatutjämningsreserv"), (2024, "Resultatreserv")])
def test_the_reserve_is_called_what_it_was_called_that_year(year, name):
    account_lines.begin(year)
    assert line("equity_reserve", year).name == name


def test_a_year_after_2024_begun_from_one_before_has_the_new_name():
    account_lines.begin(2023)
    account_lines.begin(2026)
    assert (line("equity_reserve", 2023).name, line("equity_reserve", 2026).name) == (
        "Resultatutjämningsreserv",
        "Resultatreserv",
    )


def test_what_the_municipality_calls_a_line_and_its_own_lines_come_along_to_the_next_year(anna):
    account_lines.begin(2025)
    account_lines.rename(line("stock", 2025), by=anna, name="Exploateringsfastigheter")
    own = account_lines.add(line("other_provisions", 2025), by=anna, name="Deponi", sign=Sign.PLUS)
    account_lines.begin(2026)
    assert line("stock", 2026).name == "Exploateringsfastigheter"
    kept = line(own.key, 2026)
    assert (kept.name, kept.part_of.key, kept.is_own) == ("Deponi", "other_provisions", True)
    names = [one.key for one in AccountLine.objects.lines(2026)]
    assert names.index(own.key) + 1 == names.index("other_provisions")


def test_a_year_before_the_first_is_begun_from_law(anna):
    account_lines.begin(2026)
    account_lines.rename(line("stock"), by=anna, name="Exploateringsfastigheter")
    account_lines.begin(2018)
    assert line("stock", 2018).name == "Förråd och exploatering"


def test_a_line_with_own_lines_is_their_sum_and_what_only_tells_of_it_is_not_in_it(anna):
    account_lines.begin(2026)
    fees = account_lines.add(line("operating_income"), by=anna, name="Taxor och avgifter")
    account_lines.add(line("operating_income"), by=anna, name="Bidrag")
    told = account_lines.add(line("operating_income"), by=anna, name="Varav från bolagen", counts=False)
    lines = AccountLine.objects.lines(2026)
    assert [part.name for part in lines.parts("operating_income")] == ["Taxor och avgifter", "Bidrag"]
    assert told.kind == LineKind.OF_WHICH
    assert {row.history_user for row in fees.history.all()} == {anna}


def test_a_note_has_lines_that_come_to_what_it_is_about(anna):
    account_lines.begin(2026)
    made = account_lines.add_to_note(line("receivables"), by=anna, name="Kundfordringar")
    assert (made.account, made.part_of) == (AccountKind.NOTES, None)
    assert [one.name for one in AccountLine.objects.lines(2026).told_of("receivables")] == ["Kundfordringar"]


def test_a_name_stands_once_under_a_line(anna):
    account_lines.begin(2026)
    account_lines.add(line("receivables"), by=anna, name="Moms")
    with pytest.raises(DomainError, match="heter ”moms”"):
        account_lines.add(line("receivables"), by=anna, name="moms")
    account_lines.add(line("short_liabilities"), by=anna, name="Moms")


def test_nothing_counts_in_a_heading(anna):
    account_lines.begin(2026)
    for act in (account_lines.add, account_lines.add_to_note):
        with pytest.raises(DomainError, match="har belopp"):
            act(line("assets"), by=anna, name="Övrigt")


def test_who_renames_a_line_that_somebody_else_has_renamed_sees_both(anna, frida):
    account_lines.begin(2026)
    account_lines.rename(line("stock"), by=anna, name="Förråd", version=1)
    with pytest.raises(StaleEdit) as refusal:
        account_lines.rename(line("stock"), by=frida, name="Lager", version=1)
    assert refusal.value.current.name == "Förråd"


def test_only_an_own_line_that_nothing_is_said_on_is_removed(org, anna):
    account_lines.begin(2026)
    with pytest.raises(DomainError, match=r"krävs \(LKBR 5 kap\.\)"):
        account_lines.remove(line("extraordinary"), by=anna)
    own = account_lines.add(line("receivables"), by=anna, name="Moms")
    figure = AccountFigure.objects.create(
        column=open_column(org.municipality, 2026, "OUTCOME", by=anna), line=own, amount=0
    )
    with pytest.raises(DomainError, match="har belopp eller egna rader"):
        account_lines.remove(own, by=anna)
    figure.delete()
    account_lines.remove(own, by=anna)
    assert not AccountLine.objects.filter(pk=own.pk).exists()
    assert AccountLine.history.filter(key=own.key, history_type="-").get().history_user == anna
