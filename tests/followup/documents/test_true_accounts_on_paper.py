"""A municipality's true statements from the file that its ekonom has, through the checks, to the text of the PDF.

Grästorps kommun, tkr, as printed, with the source's own names and signs:
resultaträkning 2017–2019 with budget 2019, https://www.finansiellinfo.se/Grastorp_2019/Resultatrakning.html,
balansräkning 2018–2020, https://www.finansiellinfo.se/Grastorp_2020/Balansrakning.html.
"""

import io
import re

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from followup.documents.report import build as build_document
from followup.enums import MoneyUnit, RoundKind, Verdict
from followup.models import AccountFigure
from followup.money.importing.accounts import read_file
from followup.services import account_grids
from organisation.enums import Role
from styrmodell.lib.documents.render.pdf import render_pdf_in_process
from tests import build, build_followup
from tests.followup.account_tables import saved
from tests.followup.rules.accounts import grastorp

pytestmark = pytest.mark.django_db

SPACES = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{MINUS SIGN}": "-"})
FILE = "Bokslut Grästorp.xlsx"
YEARS = (2018, 2019, 2020)
INCOME = """\
Resultaträkning

tkr;;Budget 2019;2019;2018;2017
Verksamhetens intäkter;1;102 946;101 282;106 965;123 412
Verksamhetens kostnader;2;-423 231;-417 698;-419 995;-419 914
Avskrivningar;3;-14 991;-14 879;-13 462;-14 037
Verksamhetens nettokostnader;;-335 276;-331 295;-326 492;-310 539
Skatteintäkter;4;257 951;257 770;251 162;243 385
Generella statsbidrag o utjämning;5;84 473;86 552;81 948;81 204
Verksamhetens resultat;;7 148;13 027;6 618;14 050
Finansiella intäkter;6;812;794;1 035;701
Finansiella kostnader;7;-1 111;-1 778;-1 541;-1 632
Resultat efter finansiella poster;;6 849;12 043;6 112;13 119
Extraordinära poster;;-;-;-;-
Årets resultat;8;6 849;12 043;6 112;13 119
"""
BALANCE = """\
Balansräkning

tkr;;2020;2019;2018
TILLGÅNGAR
Anläggningstillgångar
Immateriella;9;2 158;446;461
Mark, byggnader, tekniska anläggn.;10;359 745;294 144;272 681
Maskiner o inventarier;11;12 671;10 728;10 548
S:a materiella;;372 416;304 872;283 229
Aktier och andelar;12;9 980;8 880;11 180
Långfristiga fordringar;12;0;1 100;1 100
S:a finansiella;;9 980;9 980;12 280
Summa anläggningstillgångar;;384 554;315 298;295 970
Bidrag till statlig infrastruktur;13;5 040;5 320;5 600
Förråd och exploatering;14;0;0;0
Fordringar;15;39 331;34 153;32 399
Kassa och bank;16;48 969;51 592;64 369
Summa omsättningstillgångar;;88 300;85 745;96 768
SUMMA TILLGÅNGAR;;477 894;406 363;398 338
EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER
Eget kapital vid årets början;;184 788;172 745;166 632
Årets resultat;8;27 125;12 043;6 113
Eget kapital vid årets slut;17;211 913;184 788;172 745
varav resultatutjämningsreserv;;13 500;13 500;12 500
varav övrigt eget kapital;;198 413;171 288;160 245
Avsättningar, pensioner;18;7 094;7 015;6 258
Avsättningar, andra;19;7 059;9 154;8 658
Summa avsättningar;;14 153;16 169;14 916
Långfristiga skulder;20;151 284;122 876;126 098
Kortfristiga skulder;21;100 544;82 530;84 579
Summa skulder;;251 828;205 406;210 677
SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER;;477 894;406 363;398 338
PANTER OCH ANSVARSFÖRBINDELSER
Borgensförbindelser;22;247 462;227 225;212 232
Pensionsförpliktelser före 1998;23;131 313;133 462;134 056
därav särskild löneskatt;;25 637;26 057;26 172
"""
# What has no row in the accounts, or cannot be read as it stands: årets resultat is in it, and has a row of its own by law.
LEFT_OUT = {"Aktier och andelar", "Långfristiga fordringar", "varav övrigt eget kapital", "därav särskild löneskatt"}
AGREEING = {
    2018: {"balance", "equity_change"},
    2019: {"balance", "equity_change", "result_in_balance", "result_in_flow", "opening_equity", "opening_cash", "cash"},
    2020: {"balance", "equity_change", "opening_equity"},
}
SUMS_OF_INCOME = {"net_operating_cost", "operating_result", "result_after_financial", "result"}
SUMS_OF_BALANCE = {"fixed_assets", "total_assets", "provisions", "liabilities", "total_financing"}
SUMS_OF_FLOW = {"closing_cash"}


def cells(text):
    """Rows as Excel holds them: amounts as numbers, a dash as a dash."""
    amount = re.compile(r"-?[0-9 ]+")
    for line in text.splitlines():
        yield [int(cell.replace(" ", "")) if amount.fullmatch(cell) else cell for cell in line.split(";")]


def flow():
    """The cash flow of 2019, derived from the two statements, as a sheet beside them."""
    rows = "\n".join(f"{grastorp.law_lines(2019)[key].name};{one.words}" for key, one in grastorp.flow_2019().items())
    return f"Kassaflödesanalys, tkr\n;2019\n{rows.translate(SPACES)}"


def workbook():
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, text in (("RR", INCOME), ("BR", BALANCE), ("Kassaflöde", flow())):
        sheet = book.create_sheet(title)
        for row in cells(text):
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture
def client(org):
    """The controller, who has read in the same file for each of the years."""
    client = build.client(build.user(Role.CONTROLLER, org.group))
    data = workbook()
    for year in YEARS:
        account_grids.begin([org.municipality, org.group], year, 12, by=None)
        place = f"/ekonomi/rakenskaper/{year}/12/fil/"
        url = client.post(place, {"file": SimpleUploadedFile(FILE, data)})["Location"]
        shown = client.get(url)
        assert {row.place.words for row in shown.context["choices"].row_fields} == LEFT_OUT
        assert shown.context["choices"].unclear == []
        assert saved(shown, client, url).status_code == 302
    return client


def checks(client, year):
    page = client.get(f"/ekonomi/rakenskaper/{year}/12/")
    return page.context["accounts"].checks, page


def paper(org, year):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, year), org.municipality)
    with pypdfium2.PdfDocument(render_pdf_in_process(build_document(report))) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(text.translate(SPACES).split())


def test_every_check_that_has_both_sides_holds_but_for_the_sources_own_rounding_which_is_called_so(org, client):
    assert set(AccountFigure.objects.values_list("source", flat=True)) == {FILE}
    assert not AccountFigure.objects.filter(line__key="other_equity").exists()
    for year in YEARS:
        found, page = checks(client, year)
        verdicts = {one.key: one.verdict for one in found}
        assert Verdict.DIFFERS not in verdicts.values()
        rounded = {key for key, verdict in verdicts.items() if verdict == Verdict.ROUNDING}
        assert rounded == ({"result_in_balance"} if year == 2018 else set())
        sums = (SUMS_OF_INCOME if year < 2020 else set()) | SUMS_OF_BALANCE | (SUMS_OF_FLOW if year == 2019 else set())
        agreeing = {key for key, verdict in verdicts.items() if verdict == Verdict.AGREES}
        assert agreeing == AGREEING[year] | {f"sum:{key}" for key in sums}
        # What lacks a side says so, and is never called a fault or an agreement.
        untried = [one for one in found if one.verdict == Verdict.NOT_TRIED]
        assert {one.key for one in untried} >= {"bridge", "operating_account", "deficit_change", "sum:current_assets"}
        assert all(one.missing and one.sentence.endswith("saknas.") for one in untried)
        told = [line.sentence.translate(SPACES) for line in page.context["checks"].told]
        assert told == ([ROUNDING] if year == 2018 else [])


ROUNDING = (
    "Årets resultat i resultaträkningen, 6 112, är inte lika med årets resultat i balansräkningen, 6 113. "
    "Skillnaden på 1 tkr är avrundning."
)


def test_on_paper_the_rounding_stands_with_both_statements_and_nothing_is_corrected(org, client):
    text = paper(org, 2018)
    assert text.count(ROUNDING) == 2
    income, balance = text.index("Kontroller av resultaträkningen"), text.index("Kontroller av balansräkningen")
    assert income < text.index(ROUNDING) < balance < text.rindex(ROUNDING)
    assert "Årets resultat 6 112 13 119" in text
    assert "Årets resultat 6 113" in text
    assert "Stämmer inte" not in text
    assert "Ej prövad" in text
    text = paper(org, 2019)  # the derived cash flow meets what is in the bank
    assert "Årets kassaflöde -12 777" in text
    assert "Likvida medel vid årets slut 51 592" in text
    assert (
        "Likvida medel vid årets slut i kassaflödesanalysen och kassa och bank i balansräkningen är båda 51 592" in text
    )
    assert "är avrundning" not in text


def test_a_file_of_text_says_the_same():
    text = f"{INCOME}\n{BALANCE}\n{flow()}".encode("cp1252")
    read = [read_file(data, grastorp.law_lines(2019).rows, unit=MoneyUnit.TKR) for data in (workbook(), text)]
    assert read[0].columns == read[1].columns
    for column in range(len(read[0].columns)):
        assert read[0].told(column) == read[1].told(column)
