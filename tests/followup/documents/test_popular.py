"""*Så gick det med pengarna*: the report's own figures in everyday words, and nothing of what the report does not tell."""

from decimal import Decimal

import pytest
from django.utils.html import format_html

from followup.documents.popular import popular
from followup.documents.popular_figures import clipped, costs_in
from followup.documents.popular_own import NOTHING_OWN, OwnWords
from followup.rules.everyday import everyday_name
from followup.rules.leaflet import GREETING, LONGEST, OF_COSTS, OF_NEXT
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.figures import Ledger, LedgerRow
from styrmodell.lib.documents.key_numbers import KeyNumbers
from styrmodell.lib.documents.leaflet import AmountList, Coins, GoalGroups, Waffle, YearColumns
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.accessible import is_claimed
from styrmodell.lib.documents.render.html import print_html
from styrmodell.lib.documents.render.json import content_json, cover_json, read
from styrmodell.lib.documents.render.pdf import print_job
from styrmodell.lib.swedish import NBSP, money_mkr
from tests import verapdf
from tests.followup.documents import told_years as told
from tests.lib.documents.read_back import on_paper
from tests.lib.documents.word_boxes import colliding, outside


def block(document, kind):
    return next((one for one in document.blocks if isinstance(one, kind)), None)


def says(document):
    """All that it says but for the pictures."""
    texts = [one for one in document.blocks if isinstance(one, RichText)]
    leads = [chapter.lead for chapter in document.chapters]
    return " ".join([document.summary, *leads, *(f"{one.heading} {one.html}" for one in texts)]).replace(NBSP, " ")


def test_every_figure_is_the_reports():
    made = popular(told.whole())
    numbers = {row.name: row.value * 1000 for row in block(made, KeyNumbers).items}
    income = [amount for amount in told.INCOME.values() if amount > 0]
    assert numbers["Kom in"] == sum(income)
    assert numbers["Kom in"] - numbers["Gick ut"] == numbers["Kvar"] == 107_400
    assert numbers["Arbetar i kommunen"] == 2436 * 1000
    costs = [row.amount / -1000 for row in block(made, Coins).rows]
    assert costs == sorted(told.COSTS.values())
    assert sorted(row.amount / 1000 for row in block(made, Waffle).rows) == sorted(income)
    assert {row.year: row.amount / 1000 for row in block(made, YearColumns).rows} == told.RESULTS
    built = {row.name: row.amount / 1000 for row in block(made, AmountList).rows}
    assert built["Tillsammans"] == sum(told.PROJECTS.values())
    assert built["Ny högstadieskola i Strängnäs"] == 214_700
    assert sum(row.count for row in block(made, GoalGroups).rows) == 5


def test_the_parts_are_the_whole_as_they_are_printed():
    made = popular(told.report(told.investments({f"{at} Projekt": 1_049 + at for at in range(30)}), told.operating()))
    *parts, total = block(made, AmountList).rows
    tenths = [Decimal(money_mkr(row.amount).replace(",", ".")) for row in parts]
    assert sum(tenths) == Decimal(money_mkr(total.amount).replace(",", "."))
    assert sum(row.count for row in block(made, Coins).rows) == 100


def test_it_says_in_everyday_words_what_the_year_was():
    said = says(popular(told.whole()))
    assert said.startswith(
        "Strängnäs kommun fick in 3,5 miljarder kronor under 2025 och gjorde av med 3,4 miljarder kronor. "
        "Kvar blev 107 miljoner kronor. Av varje hundralapp som verksamheterna kostade gick 45 kronor till skola och förskola."
    )
    assert "har satt upp fem mål: två nåddes, två nåddes delvis och ett nåddes inte." in said
    assert "Fler blir äldre och färre är i arbetsför ålder." in said
    assert "Befolkningen" not in said, "a heading is no sentence"
    assert "33 betalda med egna pengar" in said
    assert "beslutad: Kommunfullmäktige 2026-04-27 § 45." in said
    assert "Vad saknas här" not in said


def test_what_its_writers_say_stands_first_below_its_picture_and_instead_of_what_is_fetched():
    own = {key: OwnWords(format_html("<p>Om {}.</p>", key)) for key in (GREETING, OF_COSTS, OF_NEXT)}
    made = popular(told.whole(), own)
    chapters = {one.key: one for one in made.chapters}
    assert made.chapters[0].title == "Till dig som bor i Strängnäs kommun"
    assert [type(one) for one in chapters["coins"].blocks] == [Coins, RichText]
    assert "Om leaflet_next." in says(made)
    assert "Fler blir äldre" not in says(made)
    assert next(one for one in made.chapters if one.key != "greeting").key == popular(told.whole()).chapters[0].key


def test_a_deficit_is_said_in_plain_words():
    made = popular(told.report(told.income({**told.INCOME, "operating-costs": -3_300_000}), status="Utkast"))
    assert "Det fattades 65 miljoner kronor." in says(made)
    assert "tas igen inom tre år" in says(made)
    assert "som inte är färdig. De kan ändras." in says(made)
    assert [row.name for row in block(made, KeyNumbers).items] == ["Kom in", "Gick ut", "Fattades"]
    even = popular(told.report(told.income({"tax-revenue": 10, "operating-costs": -10})))
    assert "precis jämnt ut" in says(even)


def test_what_rounds_to_the_same_words_is_said_more_exactly():
    said = says(popular(told.report(told.income({"tax-revenue": 3_531_000, "operating-costs": -3_520_000}))))
    assert "fick in 3 531,0 miljoner kronor under 2025 och gjorde av med 3 520,0 miljoner kronor" in said


def test_what_is_not_told_is_said_to_be_missing_and_has_no_picture():
    made = popular(told.report())
    assert [type(one) for one in made.blocks] == [RichText] * len(made.blocks)
    assert "har inga belopp än" in made.summary
    assert "hur mycket pengar som kom in och gick ut" in says(made)
    assert "0" not in made.summary.replace("2025", "")


@pytest.mark.parametrize(
    ("chapter", "kind"),
    [
        (told.income({**told.INCOME, "tax-revenue": None}, result=107_400), Waffle),
        (told.income(told.INCOME, result=1), Waffle),
        (told.operating({**told.COSTS, "Kulturnämnden": None}), Coins),
        (told.overview({"2025": 107_400, "2024": None}), YearColumns),
        (told.goals([("Målet", None)]), GoalGroups),
        (told.investments({"A": None}), AmountList),
        (told.personnel(None), KeyNumbers),
    ],
    ids=["no tax", "other sum", "no outcome", "one year", "not judged", "no amount", "no people"],
)
def test_a_picture_with_a_part_unknown_is_not_drawn(chapter, kind):
    assert block(popular(told.report(chapter)), kind) is None


@pytest.mark.parametrize("years", [("2025", "2024"), ("2024", "2025"), ("2025",)], ids=" ".join)
def test_those_who_work_here_are_the_reports_own_years_wherever_it_stands(years):
    (said,) = block(popular(told.report(told.personnel(years=years))), KeyNumbers).items
    assert (said.name, said.value) == ("Arbetar i kommunen", 2436)


def test_last_years_people_are_not_told_as_this_years():
    assert block(popular(told.report(told.personnel(years=("2024",)))), KeyNumbers) is None


def test_one_project_without_an_amount_leaves_the_sum_unsaid():
    rows = block(popular(told.report(told.investments({"Skolan": 5_000, "Badet": None}))), AmountList)
    assert [row.name for row in rows.rows] == ["Skolan"]
    assert "alla belopp inte är kända" in rows.note


def test_many_small_are_told_together_and_who_earned_is_left_out():
    many = {f"Nämnd {at}": -(1_000 + at) for at in range(40)}
    rows = block(popular(told.report(told.operating({**many, "Exploateringen": 9_000}))), Coins)
    assert len(rows.rows) == 8
    assert (rows.rows[-1].name, rows.rows[-1].also) == ("Allt annat", "33 mindre delar av kommunen")
    assert sum(row.amount for row in rows.rows) == -sum(many.values()) * 1000
    assert "Exploateringen fick in mer" in rows.note
    few = block(popular(told.report(told.operating({"Stor": -100_000, "Liten": -10}))), Coins)
    assert [(row.name, row.count) for row in few.rows] == [("Stor", 100), ("Liten", 0)], "one alone keeps its name"


def test_money_that_goes_to_other_municipalities_is_a_cost():
    made = popular(told.report(told.income({"tax-revenue": 500, "general-grants": -100, "operating-costs": -300})))
    assert [(row.name, row.count) for row in block(made, Waffle).rows] == [("Skatt", 100)]
    assert [row.value * 1000 for row in block(made, KeyNumbers).items] == [500, 400, 100]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Barn- och utbildningsnämnden", "Skola och förskola"),
        ("Socialnämnden", "Stöd, vård och omsorg"),
        ("Kulturnämnden", "Bibliotek och kultur"),
        ("Valnämnden", "Val"),
        ("Jävsnämnden", ""),
    ],
)
def test_a_namnd_is_what_it_does(body, words):
    assert everyday_name(body) == words


def test_long_words_are_cut_between_two_where_there_is_room():
    assert clipped("Gång- och cykelväg till Mariefred", 20) == "Gång- och cykelväg…"
    assert clipped("Samhällsbyggnadsverksamheten", 10) == "Samhällsb…"
    assert clipped("Badhus", 6) == "Badhus"


def test_a_frozen_edition_gives_the_same_for_ever():
    report = told.whole(status="Utkast")
    assert popular(read(content_json(report), cover_json(report))) == popular(report)


WIDE = "W" * 9 + " "
HUGE = told.report(
    told.goals([(WIDE * 12, (told.MET, told.PARTLY, told.NOT_MET, None)[at % 4]) for at in range(40)]),
    told.overview({year: amount * 30 for year, amount in told.RESULTS.items()}),
    told.ratios(),
    told.personnel(243_600),
    told.expected(f"<p>{WIDE * 60}.</p>"),
    told.income({**{key: kr * 30 for key, kr in told.INCOME.items()}, "extraordinary": 900}, budget=-72_000),
    told.operating({f"{WIDE * 6}{at}": -(100_000 + at) for at in range(40)}),
    told.investments({f"{WIDE * 9}{at}": 1_000 + at for at in range(60)}),
    unit=WIDE * 8,
)
NOT_EVERYTHING = told.report(
    *(one for one in HUGE.chapters if one.key not in ("overview", "personnel", "income-statement")),
    told.income({"tax-revenue": 10_000_000, "operating-costs": -40_000_000}),
    unit=WIDE * 8,
    status="Utkast",
    is_example=True,
)
OWN = {key: OwnWords(format_html("<p>{}</p>", ("Vi som ni valt " * 30)[:longest])) for key, longest in LONGEST.items()}
OF_TWO_PAGES = {
    "whole": told.whole(),
    "nothing": told.report(),
    "huge": HUGE,
    "huge, with a deficit, and not all told": NOT_EVERYTHING,
    "few": told.report(told.operating(), told.investments(), told.goals(), told.expected(), status="Utkast"),
}


@pytest.mark.one_database
@pytest.mark.parametrize("own", [NOTHING_OWN, OWN], ids=["", "own words"])
@pytest.mark.parametrize("name", OF_TWO_PAGES)
def test_it_is_two_pages_whatever_the_report_holds(name, own):
    made = weasy.set_pdf(print_job(popular(OF_TWO_PAGES[name], own)))
    assert "Sida 2 av 2" in on_paper(made)
    assert outside(made) == []
    assert "huge" in name or colliding(made) == [], "what was cut from a line of W is told letter by letter"


@pytest.mark.one_database
def test_it_is_for_the_archive_and_for_everybody():
    made = weasy.set_pdf(print_job(popular(told.whole())))
    assert verapdf.failures(made, "3a") == []
    assert verapdf.failures(made, "ua1") == []
    assert is_claimed(made)


def test_what_is_example_data_says_so_where_it_stands():
    assert print_html(popular(told.whole(is_example=True))).count("Exempeldata") == 1


def test_kommunens_rows_are_sums_of_each_namnd_and_each_is_told():
    rows = (LedgerRow("Kulturnämnden", Decimal(-40), is_sum=True), LedgerRow("Socialnämnden", Decimal(-60)))
    total = LedgerRow("Summa", Decimal(-100), is_sum=True)
    operating = Chapter("operating", "Driftredovisning", (Ledger(rows, total),))
    found = costs_in(Document("Årsredovisning", "2025", "Åsunda kommun", "KOMMUN", chapters=(operating,)))
    assert found.rows == (("Socialnämnden", 60), ("Kulturnämnden", 40))
