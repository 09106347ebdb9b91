"""Sammanställda räkenskaper: kommunen, each bolag by its share and eliminations beside koncernen."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import ColumnKind, MoneyUnit, Verdict
from followup.models import AccountColumn, AccountFigure
from followup.rules.accounts.told import said
from followup.services.account_figures import FigureInput, save_figures
from organisation.enums import Role
from organisation.models import OrgUnit
from tests import build, html_forms
from tests.answers import told
from tests.followup import given_group

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
URL = "/ekonomi/rakenskaper/2026/12/koncern/"
PERIOD = "/ekonomi/rakenskaper/2026/12/"
TKR = MoneyUnit.TKR


@pytest.fixture
def group(org):
    return given_group.koncern(org)


def controller(org):
    return build.client(build.user(Role.CONTROLLER, org.group))


def form_of(client):
    page = client.get(URL).content.decode()
    return next(form for form in html_forms.forms_of(page, URL) if "eliminering-operating_income" in form.fields)


def put(column, key, amount, version=1):
    save_figures(column, [FigureInput(key, said(amount, TKR), version=version)], by=None)


def row(page, key):
    rows = [row for table in page.context["tables"] for _, rows in table.groups for row in rows]
    return next(one for one in rows if one.key == key)


def test_each_stands_with_its_share_and_they_come_to_the_koncern(org, group):
    page = controller(org).get(URL)
    assertContains(page, "EEAB 50 %")
    assertContains(page, "Exempelköpings Energi AB")
    income = row(page, "operating_income")
    assert (income.cells, income.together, income.combined, income.apart) == (("700", "200"), "820", "820", "0")
    assert page.context["checks"].told == []
    assert row(page, "old_pensions").together == "saknas"
    assertContains(controller(org).get(PERIOD), URL)


def test_a_line_that_differs_is_told_once_on_both_pages_with_what_follows_from_it(org, group):
    put(group.combined, "depreciation", -170)
    for url in (URL, PERIOD):
        page = controller(org).get(url)
        (line,) = page.context["checks"].told
        assert "Koncernens avskrivningar i resultaträkningen, −170" in line.sentence
        assert "−150" in line.sentence
        assert "Skillnaden följer med till verksamhetens nettokostnader, verksamhetens resultat" in line.sentence
        assert line.number == 1
        assert line.explain_url.endswith("/forklara/koncern/group-depreciation/")
    assert row(controller(org).get(URL), "depreciation").fault == 1
    assertContains(controller(org).get(line.explain_url), "Förklara skillnaden")


def test_a_difference_that_is_explained_is_no_fault_and_nothing_that_follows_is(org, group):
    put(group.combined, "depreciation", -170)
    client = controller(org)
    client.post(f"{PERIOD}forklara/koncern/group-depreciation/", {"text": "Koncernens nyttjandetider.", "version": "0"})
    (line,) = client.get(URL).context["checks"].told
    assert line.verdict == Verdict.EXPLAINED
    assert "Koncernens nyttjandetider." in line.sentence


def test_a_share_that_nobody_has_entered_is_told_once_with_where_it_is_entered(org):
    given_group.koncern(org, share=None)
    page = controller(org).get(PERIOD)
    about = [line for _, lines in page.context["checks"].folded for line in lines if "ägarandelen" in line.sentence]
    (line,) = about
    assert "Fem rader i koncernen kan inte prövas: ägarandelen i Exempelköpings Energi AB saknas." in line.sentence
    assert line.links[0][1] == org.company.get_absolute_url()
    page = controller(org).get(URL)
    assertContains(page, f'<a href="{org.company.get_absolute_url()}">saknas')
    assertContains(page, "ej prövad")


def test_a_share_that_is_entered_afterwards_counts_and_is_kept_when_part_of_the_bolag_is_sold(org):
    given_group.koncern(org, share=None)
    OrgUnit.objects.filter(pk=org.company.pk).update(ownership_share=Decimal(50))
    client = controller(org)
    assertContains(client.get(URL), "EEAB 50 %")
    assert given_group.column(OrgUnit.objects.get(pk=org.company.pk)).share == Decimal(50)
    OrgUnit.objects.filter(pk=org.company.pk).update(ownership_share=Decimal(10))
    assertContains(client.get(URL), "EEAB 50 %")


def test_a_bolag_below_is_counted_where_the_figures_above_hold_it(org, group):
    daughter = given_group.below(OrgUnit.objects.get(pk=org.company.pk), ownership_share=Decimal(50))
    client = controller(org)
    page = client.get(URL)
    assert row(page, "operating_income").cells == ("700", "200", "saknas")
    sent = form_of(client).data() | {f"whole-{org.company.pk}": "on"}
    assert told(client.post(URL, sent, follow=True)) == ["success"]
    assert AccountColumn.objects.get(unit=org.company).is_whole_group
    page = client.get(URL)
    assert row(page, "operating_income").cells == ("700", "200")
    assertContains(page, f"i beloppen för {org.company.name}")
    assert page.context["checks"].told == []
    assert daughter.name in page.content.decode()


def test_what_is_eliminated_is_typed_and_taken_away(org, group):
    client = controller(org)
    client.post(URL, form_of(client).data() | {"eliminering-depreciation": "7"})
    (line,) = client.get(URL).context["checks"].told
    assert "−143" in line.sentence
    client.post(URL, form_of(client).data() | {"eliminering-depreciation": ""})
    assert client.get(URL).context["checks"].told == []


def test_nothing_to_eliminate_is_said_by_saving(org):
    given_group.column(org.municipality, cash=1)
    given_group.column(org.group, cash=1)
    OrgUnit.objects.filter(pk=org.company.pk).update(valid_to="2025-12-31")
    client = controller(org)
    lacking = [line.sentence for _, lines in client.get(URL).context["checks"].folded for line in lines]
    assert any("elimineringarna saknas" in sentence for sentence in lacking)
    client.post(URL, form_of(client).data())
    assert AccountColumn.objects.filter(kind=ColumnKind.ELIMINATIONS).exists()
    page = client.get(URL)
    assert row(page, "cash").apart == "0"
    assertContains(page, "Koncernen har inga bolag i organisationen.")


def test_two_who_eliminate_lose_nothing(org, group):
    first, second = controller(org), controller(org)
    mine, others = form_of(first).data(), form_of(second).data()
    first.post(URL, mine | {"eliminering-operating_income": "-81", "eliminering-financial_income": "-1"})
    answer = second.post(URL, others | {"eliminering-operating_income": "-82", "eliminering-depreciation": "2"})
    assert answer.status_code == 409
    text = answer.context["form"].cell("eliminering", "operating_income")[2].texts[0]
    assert (text.mine, text.stored) == ("−82", "−81")
    form = next(
        one for one in html_forms.forms_of(answer.content.decode(), URL) if "eliminering-operating_income" in one.fields
    )
    second.post(URL, {name: sent for name, sent in form.data().items() if name != "keep"})
    stored = AccountFigure.objects.filter(column=group.eliminations).select_related("line")
    assert {one.line.key: one.amount for one in stored if one.amount} == {
        "operating_income": -82_000,
        "operating_costs": 80_000,
        "depreciation": 2_000,
        "financial_income": -1_000,
    }


def test_bad_input_is_explained_and_nothing_is_saved(org, group):
    client = controller(org)
    answer = client.post(URL, form_of(client).data() | {"eliminering-depreciation": "mycket"})
    assertContains(answer, "”mycket”", status_code=422)
    assert AccountFigure.objects.filter(column=group.eliminations).count() == 2


def test_an_economist_of_kommunen_reads_it_and_fills_in_nothing(org, group):
    client = build.client(build.user(Role.ECONOMIST, org.municipality))
    page = client.get(URL)
    assertNotContains(page, "eliminering-operating_income")
    assertContains(page, f"−3{NBSP}100")
    assertNotContains(page, f"/bolag/{org.company.pk}/")
    assert client.post(URL, {}).status_code == 403


def test_who_does_not_keep_the_accounts_and_what_has_not_been_begun_are_not_found(org, group):
    assert controller(org).get("/ekonomi/rakenskaper/2031/12/koncern/").status_code == 404
    for role, unit in ((Role.COMPANY, org.company), (Role.ECONOMIST, org.committee), (Role.ELECTED, org.council)):
        assert build.client(build.user(role, unit)).get(URL).status_code == 404


def test_the_wrong_method_is_405(org, group):
    assert controller(org).put(URL).status_code == 405
