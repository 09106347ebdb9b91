"""The preview of a file: what it would do, consent, and afterwards what it did."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.models import ImportBatch, OperatingAmount
from followup.services import imports
from organisation.enums import Role
from tests import build, html_forms
from tests.answers import WHOLE, explained, told
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

HEADER = "enhet;verksamhet;period;utfall;budget;arsbudget;prognos\n"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _verksamheter_and_a_round(org):
    ledgers.operations(org.committee, ledgers.KN_OPERATIONS)
    ledgers.operations(org.other_committee, {"BUN-10": "Förskola"})
    ledgers.monthly_round()


def uploaded(frida, text: str):
    return imports.upload("utfall.csv", (HEADER + text).encode(), by=frida)


def test_the_preview_shows_counts_and_totals_and_writes_nothing(frida, frida_economist):
    batch = imports.upload("okt.csv", ledgers.OCTOBER.read_bytes(), by=frida)
    response = frida_economist.get(batch.get_absolute_url())
    assertContains(response, "Sex nya rader.")
    for figure in ("−40_871", "−42_911", "+2_040", "−50_467", "−52_007", "+1_540"):
        assertContains(response, figure.replace("_", NBSP))
    assert not OperatingAmount.objects.exists()


def test_consent_reads_in_and_stays_on_the_page_with_the_result(frida, frida_economist):
    batch = uploaded(frida, "KN;KN-30;2021-10;-1;;;\n")
    response = frida_economist.post(batch.get_absolute_url(), follow=True)
    assert told(response) == ["success"]
    assertContains(response, "1 rad med belopp och 0 prognoser")
    assert OperatingAmount.objects.count() == 1
    again = frida_economist.post(batch.get_absolute_url(), follow=True)
    assertContains(again, "Filen är inläst")
    assert OperatingAmount.history.count() == 1


def test_the_preview_names_only_the_kinds_of_rows_that_there_are(frida, frida_economist):
    imports.confirm(uploaded(frida, "KN;KN-30;2021-10;-1;;;\n"), by=frida)
    both = uploaded(frida, "KN;KN-30;2021-10;-1;;;\nKN;KN-40;2021-10;-1;;;\nX;;;;;;\n")
    page = frida_economist.get(both.get_absolute_url())
    assertContains(page, "En ny rad och en oförändrad rad. En rad går inte")
    assertContains(page, '<small class="quiet">KN-40</small>')
    nothing = uploaded(frida, "X;;;;;;\n")
    assertContains(frida_economist.get(nothing.get_absolute_url()), "Inga rader. En rad går inte")


def test_unrecognised_rows_are_listed_with_their_row_and_stop_the_file_until_one_says_so(frida, frida_economist):
    batch = uploaded(frida, "KN;KN-30;2021-10;-1;;;\nXX;KN-30;2021-10;-1;;;\nKN;KN-40;2021-10;tolv;;;\n")
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "Två rader går inte")
    assertContains(page, "Enheten ”XX” känns inte igen.")
    assertContains(page, "I kolumnen utfall: ”tolv”")
    assertContains(page, '<th scope="row" class="num">4</th>')
    refused = frida_economist.post(batch.get_absolute_url())
    assertContains(refused, "2 rader går inte", status_code=422)
    assert not OperatingAmount.objects.exists()
    frida_economist.post(batch.get_absolute_url(), {"skip_errors": "on"})
    assert OperatingAmount.objects.count() == 1


def test_a_file_without_recognised_rows_has_no_button(frida, frida_economist):
    batch = uploaded(frida, "XX;KN-30;2021-10;-1;;;\n")
    assertNotContains(frida_economist.get(batch.get_absolute_url()), "Läs in filen")
    refused = frida_economist.post(batch.get_absolute_url(), {"skip_errors": "on"})
    assert refused.status_code == 422
    assert explained(refused) == {WHOLE}


def test_changes_are_shown_in_kronor_beside_what_is_stored(frida, frida_economist):
    imports.confirm(uploaded(frida, "KN;KN-30;2021-10;-1000,50;;;\nKN;KN-40;2021-10;-1;;;\n"), by=frida)
    batch = uploaded(frida, "KN;KN-30;2021-10;-1000,75;;;5000\n")
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, f"−1{NBSP}000,50")
    assertContains(page, f"−1{NBSP}000,75")
    assertContains(page, "Kulturskola 2021-10")
    assertContains(page, f"prognosen 5{NBSP}000 kr är en intäkt")


def test_odd_amounts_are_asked_about_and_read_in_when_confirmed(frida, frida_economist):
    batch = uploaded(frida, "KN;KN-30;2021-10;5000;;;\n")
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "Beloppen stämmer ändå")
    refused = frida_economist.post(batch.get_absolute_url())
    assert explained(refused) == {"accept_odd"}
    assert not OperatingAmount.objects.exists()
    form = html_forms.forms_of(refused.content.decode(), batch.get_absolute_url())[-1]
    assert frida_economist.post(batch.get_absolute_url(), form.data() | {"accept_odd": "on"}).status_code == 302
    assert OperatingAmount.objects.count() == 1


def test_the_preview_has_kommunens_total_without_the_bolag(org, frida, frida_economist):
    ledgers.operations(org.company, {"EEAB-1": "Elnät"})
    everything = build.user(Role.ECONOMIST, org.group)
    batch = uploaded(
        everything, "KN;KN-30;2021-10;-1000000;;;\nBUN;BUN-10;2021-10;-2000000;;;\nEEAB;EEAB-1;2021-10;-4000000;;;\n"
    )
    totals = build.client(everything).get(batch.get_absolute_url()).context["preview"].totals
    assert [(total.board, total.amounts.outcome) for total in totals if total.is_sum] == [
        ("Exempelköpings kommun, totalt", -3_000_000)
    ]


def test_afterwards_the_page_keeps_sums_rows_who_the_file_and_the_way_to_the_economy(org, frida, frida_economist):
    data = (HEADER + "KN;KN-30;2021-10;−12215000;-12740000;-15339000;-15038800\n").encode("cp1252", "replace")
    data = data.replace(b"?", b"-")
    batch = imports.upload("utfall.csv", data, by=frida)
    frida_economist.post(batch.get_absolute_url())
    page = frida_economist.get(batch.get_absolute_url())
    assertContains(page, "av Frida")
    assertContains(page, f"−12{NBSP}215", count=3)  # the nämnd's sum, kommunens, and the row
    assertContains(page, f"/ekonomi/?enhet={org.committee.pk}&amp;tillfalle=2021-10")
    file = frida_economist.get(f"{batch.get_absolute_url()}fil/")
    assert b"".join(file.streaming_content) == data
    assert file["Content-Disposition"] == 'attachment; filename="utfall.csv"'


def test_a_file_that_was_read_in_is_undone_from_its_page_or_refused_with_the_reason(frida, frida_economist):
    batch = imports.confirm(uploaded(frida, "KN;KN-30;2021-10;-1;;;\n"), by=frida)
    assert told(frida_economist.post(batch.get_absolute_url(), follow=True)) == ["info"]  # read in already
    undone = frida_economist.post(f"{batch.get_absolute_url()}angra/", follow=True)
    assert told(undone) == ["success"]
    assertNotContains(undone, "Ångra inläsningen")
    assert OperatingAmount.objects.get().outcome is None
    assert told(frida_economist.post(f"{batch.get_absolute_url()}angra/", follow=True)) == ["info"]


def test_a_file_that_was_read_in_before_files_were_kept_says_so(frida, frida_economist):
    batch = imports.confirm(uploaded(frida, "KN;KN-30;2021-10;-1;;;\n"), by=frida)
    ImportBatch.objects.update(content=b"", told={})
    assertContains(frida_economist.get(batch.get_absolute_url()), "sparades inte")
    assert frida_economist.get(f"{batch.get_absolute_url()}fil/").status_code == 404


def test_money_that_one_may_not_write_is_not_read_in(org):
    own = build.user(Role.ECONOMIST, org.committee)
    batch = uploaded(own, "BUN;BUN-10;2021-10;-1;;;\n")
    response = build.client(own).get(batch.get_absolute_url())
    assert [error.row for error in response.context["preview"].errors] == [2]


def test_what_another_has_read_in_is_read_and_downloaded_by_who_may_read_in_all_that_it_names(org, frida):
    own = build.user(Role.ECONOMIST, org.committee)
    other = build.user(Role.ECONOMIST, org.other_committee)

    def answers(batch):
        pages = [
            build.client(one).get(f"{batch.get_absolute_url()}{end}") for one in (own, other) for end in ("", "fil/")
        ]
        return [page.status_code for page in pages]

    of_own = uploaded(frida, "KN;KN-30;2021-10;-1;;;\n")
    assert answers(of_own) == [404] * 4  # looked at, and not read in
    assert answers(imports.confirm(of_own, by=frida)) == [200, 200, 404, 404]
    of_both = imports.confirm(uploaded(frida, "KN;KN-30;2021-10;-2;;;\nBUN;BUN-10;2021-10;-1;;;\n"), by=frida)
    assert answers(of_both) == [404] * 4
    more = uploaded(frida, "KN;KN-30;2021-10;-3;;;\nXX;KN-30;2021-10;-5;;;\n")  # whose the second row is nobody knows
    assert answers(imports.confirm(more, by=frida, skip_errors=True)) == [404] * 4
    assertContains(build.client(own).get("/ekonomi/inlasning/"), "av Frida", count=1)


def test_who_no_longer_may_import_is_refused(org):
    writer = build.user(Role.SECRETARY, org.committee)
    batch = uploaded(writer, "KN;KN-30;2021-10;-1;;;\n")
    assert build.client(writer).post(batch.get_absolute_url()).status_code == 403
    assert not OperatingAmount.objects.exists()


def test_the_preview_asks_as_many_questions_for_many_rows(frida, frida_economist, django_assert_max_num_queries):
    few = uploaded(frida, "KN;KN-30;2021-10;-1;;;\n")
    many = imports.upload("okt.csv", ledgers.OCTOBER.read_bytes(), by=frida)
    for batch in (few, many):
        with django_assert_max_num_queries(18):
            frida_economist.get(batch.get_absolute_url())
