"""Ekonomi: the operating account of a unit in a round, and typing forecasts into it."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import OperatingAmount, OperatingForecast
from organisation.enums import OrgUnitKind, Role
from organisation.models import Operation
from tests import build, build_followup, html_forms
from tests.answers import explained, told
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"
FIGURES = "−40_871 −42_911 +2_040 −50_467 −52_007 +1_540".replace("_", NBSP).split()


@pytest.fixture
def october():
    return ledgers.monthly_round()


@pytest.fixture
def operations(org, october):
    return ledgers.october_2021(org.committee, october)


def address(unit, code="2021-10"):
    return f"/ekonomi/?enhet={unit.pk}&tillfalle={code}"


def client(role, unit):
    return build.client(build.user(role, unit))


def typed(operations, **amounts):
    """What the browser sends: every row, with the versions of the page."""
    data = {}
    for code, operation in operations.items():
        row = OperatingForecast.objects.get(operation=operation)
        data[f"amount-{operation.pk}"] = amounts.get(code.replace("-", ""), str(row.amount / 1000))
        data[f"comment-{operation.pk}"] = row.comment
        data[f"version-{operation.pk}"] = row.version
    return data


def test_economy_shows_the_table_of_the_unit_and_where_the_year_lands(org, operations):
    page = client(Role.SECRETARY, org.committee).get(address(org.committee))
    for figure in FIGURES:
        assertContains(page, figure)
    assert f"1,5{NBSP}mkr bättre" in page.context["page"].conclusion
    assertContains(page, page.context["page"].conclusion)
    assertNotContains(page, "Spara prognoserna")


def test_kommunens_lines_are_its_namnder_and_lead_to_them(org, operations):
    page = client(Role.CONTROLLER, org.group).get(address(org.municipality))
    assertContains(page, f"?enhet={org.committee.pk}&amp;tillfalle=2021-10")
    assertContains(page, FIGURES[0], count=2)
    assertNotContains(page, "Spara prognoserna")


def test_without_a_choice_it_is_the_first_unit_and_the_newest_opened_round(org, operations):
    ledgers.monthly_round(2030, 12)
    page = client(Role.SECRETARY, org.committee).get("/ekonomi/")
    assertContains(page, "Månadsrapport oktober 2021, januari–oktober 2021")


def test_who_has_no_economy_to_read_is_told_so_whatever_unit_the_address_names(org, operations):
    auditor = client(Role.AUDITOR, org.municipality)
    assert auditor.get(address(org.committee)).status_code == auditor.get("/ekonomi/").status_code == 200
    other = client(Role.SECRETARY, org.committee)
    assert other.get(address(org.other_committee)).status_code == 404


def test_finance_staff_type_forecasts_in_tkr_and_save_once(org, operations):
    economist = client(Role.ECONOMIST, org.committee)
    page = economist.get(address(org.committee))
    assertContains(page, 'value="−15\N{NO-BREAK SPACE}038,8"')
    library = operations["KN-30"]
    data = typed(operations, KN30="−15 100,5") | {f"comment-{library.pk}": "Nytt avtal"}
    answer = economist.post(address(org.committee), data, follow=True)
    assert told(answer) == ["success"]
    assertContains(answer, "Nytt avtal")
    row = OperatingForecast.objects.get(operation=library)
    assert (row.amount, row.version) == (Decimal(-15_100_500), 2)
    assert OperatingForecast.history.count() == 7


def test_what_is_shown_and_sent_back_untouched_changes_nothing(org, operations):
    economist = client(Role.ECONOMIST, org.committee)
    form = economist.get(address(org.committee)).context["form"]
    shown = {f"{field.html_name}": field.value() for field in form}
    answer = economist.post(
        address(org.committee), {name: "" if value is None else value for name, value in shown.items()}
    )
    assert answer.status_code == 302
    assert OperatingForecast.history.count() == 6


def test_what_was_typed_about_a_verksamhet_that_moved_meanwhile_is_told_and_the_others_are_saved_next(org, operations):
    library, economist = operations["KN-30"], client(Role.ECONOMIST, org.committee)
    data = typed(operations, KN30="−15 100,5", KN40="−11 000")
    Operation.objects.filter(pk=library.pk).update(unit=org.other_committee)
    answer = economist.post(address(org.committee), data)
    assertContains(answer, "”−15 100,5”", status_code=422)
    form = html_forms.forms_of(answer.content.decode(), address(org.committee))[-1]
    assert economist.post(address(org.committee), form.data()).status_code == 302
    assert OperatingForecast.objects.get(operation=operations["KN-40"]).amount == -11_000_000


def test_an_emptied_cell_is_not_reported(org, operations):
    client(Role.ECONOMIST, org.committee).post(address(org.committee), typed(operations, KN30=""))
    assert OperatingForecast.objects.get(operation=operations["KN-30"]).amount is None


@pytest.mark.parametrize(
    ("text", "sentence"), [("tolv", "”tolv” är inte ett tal."), ("99999999999", "Beloppet är för stort.")]
)
def test_a_bad_amount_is_explained_and_nothing_is_saved(org, operations, text, sentence):
    data = typed(operations, KN30=text, KN40="-1")
    answer = client(Role.ECONOMIST, org.committee).post(address(org.committee), data)
    assertContains(answer, sentence, status_code=422)
    assertContains(answer, f'value="{text}"', status_code=422)
    assert OperatingForecast.history.count() == 6


def test_a_stale_save_shows_both_and_the_next_save_goes_through(org, operations):
    economist, other = client(Role.ECONOMIST, org.committee), client(Role.CONTROLLER, org.group)
    mine = typed(operations, KN30="-15002")
    other.post(address(org.committee), typed(operations, KN30="-15003"))
    answer = economist.post(address(org.committee), mine)
    assertContains(answer, f"<p>−15{NBSP}003</p>", status_code=409, html=True)
    assertContains(answer, f"<p>−15{NBSP}002</p>", status_code=409, html=True)
    assertContains(answer, 'value="-15002"', status_code=409)
    library = operations["KN-30"]
    assert OperatingForecast.objects.get(operation=library).amount == Decimal(-15_003_000)
    assertContains(answer, f'name="version-{library.pk}" value="2"', status_code=409)
    economist.post(address(org.committee), mine | {f"version-{library.pk}": 2})
    assert OperatingForecast.objects.get(operation=library).amount == Decimal(-15_002_000)


def test_what_somebody_else_saved_first_can_be_kept_and_the_rest_is_saved(org, operations):
    economist, other = client(Role.ECONOMIST, org.committee), client(Role.CONTROLLER, org.group)
    mine = typed(operations, KN30="-15002", KN40="-11005")
    other.post(address(org.committee), typed(operations, KN30="-15003"))
    assert economist.post(address(org.committee), mine).status_code == 409
    library, school = operations["KN-30"], operations["KN-40"]
    economist.post(address(org.committee), mine | {"keep": library.pk})
    stored = dict(OperatingForecast.objects.values_list("operation", "amount"))
    assert (stored[library.pk], stored[school.pk]) == (Decimal(-15_003_000), Decimal(-11_005_000))


def test_a_round_without_amounts_says_so_and_still_takes_forecasts_from_those_who_write(org, operations):
    ledgers.monthly_round(2021, 11, 30)
    page = client(Role.SECRETARY, org.committee).get(address(org.committee, "2021-11"))
    assertContains(page, "Inga belopp för perioden")
    assertContains(client(Role.ECONOMIST, org.committee).get(address(org.committee, "2021-11")), "Spara prognoserna")


def test_those_who_read_may_not_write(org, operations):
    for role, unit in ((Role.SECRETARY, org.committee), (Role.DIRECTOR, org.municipality)):
        assert client(role, unit).post(address(org.committee), typed(operations, KN30="-1")).status_code == 403
    assert OperatingForecast.history.count() == 6


@pytest.mark.parametrize("role", [Role.ELECTED, Role.AUDITOR, Role.ADMIN])
def test_who_reads_no_working_figures_is_told_where_the_adopted_ones_stand(org, operations, role):
    assertContains(client(role, org.council).get("/ekonomi/"), "Du har ingen ekonomi att följa här")


@pytest.mark.parametrize("query", ["enhet=0", "enhet=x", "tillfalle=1999-01"])
def test_what_does_not_exist_is_not_found(org, operations, query):
    assert client(Role.CONTROLLER, org.group).get(f"/ekonomi/?{query}").status_code == 404


def test_before_the_first_round_the_page_says_so(org):
    ledgers.operations(org.committee, {"KN-10": "Nämnd"})
    assertContains(client(Role.CONTROLLER, org.group).get("/ekonomi/"), "Inget uppföljningstillfälle än")


def test_the_page_asks_as_many_questions_for_many_verksamheter(org, operations, django_assert_max_num_queries):
    economist = client(Role.ECONOMIST, org.municipality)
    ledgers.operations(org.committee, {f"V{n}": f"Verksamhet {n}" for n in range(40)})
    for unit in (org.committee, org.municipality):
        with django_assert_max_num_queries(13):
            economist.get(address(unit))


def test_invented_amounts_are_marked_once_when_all_are_and_else_each(org, operations):
    OperatingAmount.objects.update(is_example=True)
    secretary, economist = client(Role.SECRETARY, org.committee), client(Role.ECONOMIST, org.committee)
    for browser in (secretary, economist):
        assertContains(browser.get(address(org.committee)), "Exempeldata</span>", count=2)  # the table and the picture
    OperatingAmount.objects.filter(operation=operations["KN-30"]).update(is_example=False)
    for browser in (secretary, economist):
        assertContains(browser.get(address(org.committee)), "Exempeldata</span>", count=5)
    controller = client(Role.CONTROLLER, org.group)
    assertContains(controller.get(address(org.municipality)), "Exempeldata</span>", count=2)
    OperatingAmount.objects.update(is_example=False)
    for unit in (org.committee, org.municipality):
        assertNotContains(controller.get(address(unit)), "Exempeldata")


@pytest.fixture
def many(org, october):
    """A hundred verksamheter, the largest forecasts last."""
    made = ledgers.operations(org.committee, {f"M-{number:03}": f"Verksamhet {number}" for number in range(100)})
    for number, operation in enumerate(made.values(), start=1):
        OperatingAmount.objects.create(
            operation=operation, year=2021, month=10, outcome=Decimal(-1000), year_budget=Decimal(-1000)
        )
        OperatingForecast.objects.create(operation=operation, round=october, amount=Decimal(-1000 * number))
    return made


def test_many_verksamheter_are_paged_and_the_sum_is_of_them_all(org, many):
    page = client(Role.SECRETARY, org.committee).get(address(org.committee))
    assertContains(page, "Verksamhet 49<")
    assertNotContains(page, "Verksamhet 50<")
    assertContains(page, "alla 100 verksamheter")
    assertContains(page, f"−5{NBSP}050")  # the forecasts of all hundred
    assert page.context["page"].largest == f"Verksamhet 99 avviker mest, −0,1{NBSP}mkr"
    assert len(page.context["page"].drawn) == 20
    assertContains(client(Role.SECRETARY, org.committee).get(address(org.committee) + "&page=2"), "Verksamhet 50<")


def test_the_fields_of_a_page_are_saved_and_no_others_and_one_stays_there(org, many):
    economist = client(Role.ECONOMIST, org.committee)
    second = address(org.committee) + "&page=2"
    fields = {field.html_name: field.value() for field in economist.get(second).context["form"]}
    last = many["M-099"]
    answer = economist.post(second, fields | {f"amount-{last.pk}": "-99"})
    assert answer.status_code == 302
    assert answer.url == second
    assert len(fields) == 50 * 3 + 2  # and the yes to odd amounts
    assert OperatingForecast.objects.get(operation=last).amount == Decimal(-99_000)
    assert list(OperatingForecast.objects.filter(version__gt=1)) == [OperatingForecast.objects.get(operation=last)]


def test_what_was_typed_is_saved_although_the_pages_have_moved(org, many):
    economist = client(Role.ECONOMIST, org.committee)
    fields = {field.html_name: field.value() for field in economist.get(address(org.committee)).context["form"]}
    ledgers.operations(org.committee, {f"A-{number:03}": f"Ny {number}" for number in range(60)})
    economist.post(address(org.committee), fields | {f"amount-{many['M-000'].pk}": "-7"})
    assert OperatingForecast.objects.get(operation=many["M-000"]).amount == Decimal(-7000)


def test_a_page_of_forecasts_is_saved_in_few_questions(org, many, django_assert_max_num_queries):
    economist = client(Role.ECONOMIST, org.committee)
    fields = {field.html_name: field.value() for field in economist.get(address(org.committee)).context["form"]}
    typed = {name: "-9" for name in fields if name.startswith("amount")}
    with django_assert_max_num_queries(30):
        economist.post(address(org.committee), fields | typed)
    assert OperatingForecast.objects.filter(amount=-9000).count() == 50


def test_of_very_many_units_those_on_the_way_to_the_chosen_one_are_offered(org, operations):
    units = [build.unit(OrgUnitKind.UNIT, f"Enhet {number}", org.other_office) for number in range(100)]
    for unit in units:
        ledgers.operations(unit, {"1": "Undervisning"})
    controller = client(Role.CONTROLLER, org.group)
    far = controller.get(address(org.municipality))
    assertContains(far, f'<option value="{org.other_committee.pk}"')
    assertNotContains(far, "Enhet 7<")
    for chosen in (org.other_office, units[3]):
        near = controller.get(address(chosen))
        assertContains(near, f'<option value="{org.other_committee.pk}"')
        assertContains(near, "Enhet 7<")


def test_odd_amounts_are_asked_about_with_both_figures_and_saved_when_confirmed(org, operations):
    """Kronor typed among thousands, and millions by habit."""
    economist = client(Role.ECONOMIST, org.committee)
    data = typed(operations, KN30="-15 038 801", KN20="−2,8")
    answer = economist.post(address(org.committee), data)
    assert explained(answer) == {"accept_odd"}
    said = answer.content.decode().replace(NBSP, " ")
    assert "prognosen −15 038 801 tkr, men förut var det −15 039 tkr. Är det skrivet i kronor?" in said
    assert "prognosen −2,8 tkr, men förut var det −2 140 tkr. Är det skrivet i mkr?" in said
    assert OperatingForecast.history.count() == 6
    form = html_forms.forms_of(answer.content.decode(), address(org.committee))[-1]
    assert economist.post(address(org.committee), form.data() | {"accept_odd": "on"}).status_code == 302
    assert OperatingForecast.objects.get(operation=operations["KN-20"]).amount == Decimal(-2800)


def test_decided_forecasts_are_shown_and_what_was_typed_before_is_kept_with_the_reason(org, operations, october):
    build_followup.decided(build_followup.submitted(build_followup.report(october, org.committee)))
    economist = client(Role.ECONOMIST, org.committee)
    page = economist.get(address(org.committee))
    assertNotContains(page, "Spara prognoserna")
    assertContains(page, "är beslutade i månadsrapport oktober 2021")
    answer = economist.post(address(org.committee), typed(operations, KN30="-15100"))
    assertContains(answer, 'value="-15100"', status_code=422)
    assert OperatingForecast.history.count() == 6
