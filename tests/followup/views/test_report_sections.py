"""Avsnitt och ansvariga: who answers for which section of a report, and what is left."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from followup.models import SectionDuty
from followup.services import reports, section_duties
from followup.services.section_duties import Said
from organisation.enums import Role
from tests import build, build_followup, html_forms

pytestmark = pytest.mark.django_db


def url_of(report, which=""):
    return reverse("followup:report_sections", args=[report.pk]) + (f"?visa={which}" if which else "")


def fields_of(answer, url):
    """What the page's form sends, to be changed; not which act it is, since it may be sent again."""
    form = next(one for one in html_forms.forms_of(answer.content.decode(), url) if "summary-version" in one.data())
    return {name: values for name, values in form.data().items() if name not in ("act", "keep")}


def say(report, by, key="summary", version=None, **fields):
    return section_duties.save(report, {key: Said(fields, version)}, by=by)


@pytest.fixture
def beata(org):
    """The nämnd's other sekreterare."""
    return build.user(Role.SECRETARY, org.committee, name="Beata Bok")


def test_the_writer_says_who_answers_and_what_is_klart_all_at_once(
    bo, beata, bo_committee_secretary, client, board_report
):
    url = url_of(board_report)
    page = bo_committee_secretary.get(url)
    assertContains(page, f'href="/rapporter/{board_report.pk}/fyll-i/#summary"')
    sent = fields_of(page, url)
    chosen = {"summary-responsible": str(beata.pk), "summary-is_done": "on", "events-responsible": str(bo.pk)}
    assertRedirects(bo_committee_secretary.post(url, sent | chosen), url)
    told = SectionDuty.objects.order_by("key").values_list("key", "responsible", "done_by")
    assert list(told) == [("events", bo.pk, None), ("summary", beata.pk, bo.pk)]
    client.force_login(beata)
    assertContains(client.get(url), " avsnitt är klara.")
    assertNotContains(client.get(url), "Du svarar för")
    assertContains(bo_committee_secretary.get(url), "Du svarar för ett av dem som är kvar.")


def test_the_state_is_seen_by_itself_and_who_changed_it_last(bo, bo_committee_secretary, board_report):
    def word():
        page = bo_committee_secretary.get(url_of(board_report)).context["page"]
        line = next(line for line in page.lines if line.key == "summary")
        return line.word, line.changed, bool(line.left), line.done, line.changed_since

    assert word() == ("Inte påbörjat", "", True, "", "")
    reports.save_text(board_report, "summary", "<p>Ett gott år.</p>", by=bo)
    assert word() == ("Påbörjat", f"2026-11-23 av {bo}", False, "", "")
    say(board_report, bo, is_done=True)
    assert word() == ("Klart", f"2026-11-23 av {bo}", False, f"2026-11-23 av {bo}", "")
    reports.save_text(board_report, "summary", "<p>Ett bättre år.</p>", by=None)
    assert word()[0] == "Klart"
    assert word()[4] == "2026-11-23"
    assertContains(bo_committee_secretary.get(url_of(board_report)), "Ändrat efteråt")


def test_what_is_missing_leads_to_its_field(bo_committee_secretary, board_report):
    assertContains(bo_committee_secretary.get(url_of(board_report)), "/fyll-i/#text-summary")


def test_klart_is_taken_back(bo, bo_committee_secretary, board_report):
    say(board_report, bo, is_done=True)
    url = url_of(board_report)
    sent = fields_of(bo_committee_secretary.get(url), url)
    del sent["summary-is_done"]
    bo_committee_secretary.post(url, sent)
    row = SectionDuty.objects.get()
    assert (row.done_at, row.done_by) == (None, None)


@pytest.mark.parametrize(("which", "shown", "hidden"), [
    ("mina", ["events", "summary"], ["goals"]),
    ("kvar", ["goals", "events"], ["summary"]),
    ("mina-kvar", ["events"], ["summary", "goals"]),
    ("utan", ["goals"], ["events", "summary"]),
    ("?", ["events", "summary", "goals"], []),
])  # fmt: skip
def test_the_list_is_narrowed(bo, bo_committee_secretary, board_report, which, shown, hidden):
    say(board_report, bo, "events", responsible=bo.pk)
    say(board_report, bo, responsible=bo.pk, is_done=True)
    keys = [line.key for line, _ in bo_committee_secretary.get(url_of(board_report, which)).context["rows"]]
    assert set(shown) <= set(keys)
    assert not set(hidden) & set(keys)


def test_when_no_section_is_as_asked_for_the_way_to_all_is_shown(bo_committee_secretary, board_report):
    assertContains(bo_committee_secretary.get(url_of(board_report, "mina")), "Inget avsnitt passar det du har valt.")


def test_a_narrowed_list_is_saved_and_stays_narrowed(bo, bo_committee_secretary, board_report):
    say(board_report, bo, responsible=bo.pk)
    url = url_of(board_report, "mina-kvar")
    sent = fields_of(bo_committee_secretary.get(url), url)
    assertRedirects(bo_committee_secretary.post(url, sent | {"summary-is_done": "on"}), url)
    assert SectionDuty.objects.get().is_done


def test_what_another_has_moved_out_of_the_narrowed_list_is_answered_all_the_same(
    bo, beata, bo_committee_secretary, board_report
):
    say(board_report, bo, responsible=bo.pk)
    url = url_of(board_report, "mina-kvar")
    sent = fields_of(bo_committee_secretary.get(url), url)
    say(board_report, beata, responsible=beata.pk)
    answer = bo_committee_secretary.post(url, sent | {"summary-is_done": "on"})
    assertContains(answer, "Beata Bok sparade något annat", status_code=409)
    assertRedirects(bo_committee_secretary.post(url, fields_of(answer, url)), url)
    row = SectionDuty.objects.get()
    assert (row.responsible, row.done_by) == (beata, bo)


def test_who_saves_second_sees_both_and_what_one_has_not_touched_is_no_conflict(
    bo, beata, bo_committee_secretary, board_report
):
    url = url_of(board_report)
    sent = fields_of(bo_committee_secretary.get(url), url)
    say(board_report, beata, responsible=beata.pk)
    say(board_report, beata, "events", responsible=beata.pk)
    mine = sent | {"summary-responsible": str(bo.pk), "goals-is_done": "on"}
    answer = bo_committee_secretary.post(url, mine)
    assertContains(answer, "Beata Bok sparade något annat", status_code=409)
    stored = dict(SectionDuty.objects.values_list("key", "responsible"))
    assert stored == {"summary": beata.pk, "events": beata.pk, "goals": None}
    again = fields_of(answer, url)
    assert again["summary-responsible"] == [str(bo.pk)]
    assertRedirects(bo_committee_secretary.post(url, again), url)
    assert dict(SectionDuty.objects.values_list("key", "responsible"))["summary"] == bo.pk
    assertRedirects(bo_committee_secretary.post(url, mine | {"keep": "summary", "goals-version": "1"}), url)


def test_who_has_left_answers_for_nothing(bo, beata, bo_committee_secretary, board_report):
    say(board_report, bo, responsible=beata.pk)
    page = bo_committee_secretary.get(url_of(board_report)).context["page"]
    assert page.chosen("utan") == [line for line in page.lines if line.key != "summary"]
    beata.is_active = False
    beata.save()
    page = bo_committee_secretary.get(url_of(board_report)).context["page"]
    assert page.chosen("utan") == list(page.lines)
    assert beata not in page.writers


def test_one_who_may_not_write_in_the_report_is_not_chosen(bo, anna, board_report, bo_committee_secretary):
    refused = say(board_report, bo, responsible=anna.pk)
    assert str(refused["summary"]) == section_duties.NOT_A_WRITER
    url = url_of(board_report)
    sent = fields_of(bo_committee_secretary.get(url), url)
    assert bo_committee_secretary.post(url, sent | {"summary-responsible": str(anna.pk)}).status_code == 422
    assert not SectionDuty.objects.exists()


def test_who_reads_the_working_text_sees_it_and_says_nothing(bo, anna, anna_controller, board_report):
    say(board_report, bo, responsible=bo.pk)
    url = url_of(board_report)
    page = anna_controller.get(url)
    assertContains(page, str(bo))
    assertNotContains(page, "summary-version")
    assert anna_controller.post(url, {}).status_code == 403


def test_others_may_not(eva_other_committee, client, board_report):
    assert eva_other_committee.get(url_of(board_report)).status_code == 404
    assert client.get(url_of(board_report)).status_code == 302


def test_after_the_hand_in_it_is_read_and_the_late_is_led_back(bo, bo_committee_secretary, board_report):
    say(board_report, bo, responsible=bo.pk)
    build_followup.submitted(board_report, by=bo)
    url = url_of(board_report)
    assertNotContains(bo_committee_secretary.get(url), "summary-version")
    assertRedirects(bo_committee_secretary.post(url, {}), board_report.get_absolute_url(), status_code=303)
    assert SectionDuty.objects.get().version == 1


def test_the_line_stands_on_the_report_and_where_it_is_written(bo, bo_committee_secretary, board_report):
    say(board_report, bo, responsible=bo.pk)
    say(board_report, bo, "events", is_done=True)
    for name in ("report_detail", "report_write"):
        page = bo_committee_secretary.get(reverse(f"followup:{name}", args=[board_report.pk]))
        assertContains(page, page.context["duties"].text)
        assert page.context["duties"].text.startswith("1 av ")
        assert page.context["duties"].text.endswith("Du svarar för ett av dem som är kvar.")
