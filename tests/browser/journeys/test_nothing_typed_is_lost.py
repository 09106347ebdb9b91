"""What somebody has typed comes back: after the page was closed, after the login was lost, after the item was removed."""

import json
import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from followup.models import Assessment, Report
from followup.services import reports
from organisation.models import Draft, User
from planning.models import Plan, PlanNode
from planning.services import plan_nodes
from tests.browser.editor import text_of
from tests.browser.journeys.conftest import log_in

OFFERED = re.compile("Du har ett utkast från .* som inte är sparat.")


@pytest.fixture(autouse=True)
def _no_drafts(live):
    Draft.objects.all().delete()


def _plan():
    return Plan.objects.get(unit__code="KN", kind="OPERATIONAL", first_year=2027)


def _text(page):
    return text_of(page, "Vad vi vill uppnå")


def _type_a_new_direction(page, title, text):
    page.goto(f"{_plan().get_absolute_url()}?ny=DIRECTION#ny")
    page.get_by_label("Inriktning", exact=True).fill(title)
    _text(page).click()
    page.keyboard.type(text)
    page.get_by_label("S1 Förebild i hållbarhet").check()


def _expect_offered(page, title, text):
    expect(page.get_by_text(OFFERED)).to_be_visible()
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(page.get_by_label("Inriktning", exact=True)).to_have_value(title)
    expect(_text(page)).to_contain_text(text)
    expect(page.get_by_label("S1 Förebild i hållbarhet")).to_be_checked()


def _kept(*values):
    """The answer to the autosave that kept all of these: an earlier one may hold only a part of what was typed."""

    def is_it(response):
        if not response.url.endswith("/utkast/") or response.status != 204:
            return False
        fields = json.loads(parse_qs(response.request.post_data)["data"][0])
        return set(values) <= {value for several in fields.values() for value in several}

    return is_it


def _lose_the_login(page):
    page.context.clear_cookies(name="sessionid")


def test_what_was_being_written_is_offered_again_after_the_page_was_closed(person):
    page = person("sekreterare")
    goal = PlanNode.objects.get(plan__kind="MULTI_YEAR", plan__first_year=2027, code="S1")  # ticked last
    with page.expect_response(_kept("En plats för alla", "<p>Öppet varje dag.</p>", str(goal.pk))):
        _type_a_new_direction(page, "En plats för alla", "Öppet varje dag.")
    expect(page.get_by_text(re.compile("Utkast sparat"))).to_be_visible()
    page.close()

    page = person("sekreterare")  # another browser, the next day
    page.goto(_plan().get_absolute_url())
    page.get_by_role("link", name="Lägg till inriktning").click()
    _expect_offered(page, "En plats för alla", "Öppet varje dag.")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("heading", name="En plats för alla")).to_be_visible()
    page.get_by_role("link", name="Lägg till inriktning").click()
    expect(page.get_by_label("Inriktning", exact=True)).to_have_value("")
    page.wait_for_load_state()  # a draft is offered when the page has been loaded
    expect(page.get_by_text(OFFERED)).to_have_count(0)
    assert not Draft.objects.exists()


def test_what_was_typed_and_taken_back_is_not_kept(person):
    page = person("sekreterare")
    node = PlanNode.objects.filter(plan=_plan(), kind="DIRECTION").first()
    page.goto(f"{_plan().get_absolute_url()}?andra={node.pk}")
    heading = page.get_by_label("Inriktning", exact=True)
    with page.expect_response(_kept("Fel rubrik")):
        heading.fill("Fel rubrik")
    with page.expect_response(_kept()):
        heading.fill(node.title)
    assert not Draft.objects.exists()


def test_what_is_written_after_the_login_was_lost_is_offered_when_one_has_logged_in_again(person):
    page = person("sekreterare")
    _type_a_new_direction(page, "Skrivet före", "Skrivet före.")
    _lose_the_login(page)
    page.keyboard.press("Tab")
    page.get_by_label("Inriktning", exact=True).fill("Skrivet efter")
    _text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Skrivet efter.")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    with page.expect_response(_kept("Skrivet efter")):
        log_in(page, "sekreterare")
    _expect_offered(page, "Skrivet efter", "Skrivet före. Skrivet efter.")
    page.get_by_role("button", name="Lägg till", exact=True).click()
    expect(page.get_by_role("heading", name="Skrivet efter")).to_be_visible()
    assert PlanNode.objects.filter(plan=_plan(), title="Skrivet efter").count() == 1
    assert not Draft.objects.exists()


def test_who_types_without_a_login_is_told_and_the_next_person_is_offered_nothing(person):
    page = person("sekreterare")
    page.goto(f"{_plan().get_absolute_url()}?ny=DIRECTION#ny")
    _lose_the_login(page)
    page.get_by_label("Inriktning", exact=True).fill("Bos egen text")
    expect(page.get_by_text("Du har loggats ut. Texten finns kvar här")).to_be_visible()
    page.get_by_role("button", name="Lägg till", exact=True).click()
    log_in(page, "kontorschef")
    page.goto(Plan.objects.get(unit__code="KK", first_year=2027).get_absolute_url())
    page.wait_for_load_state("networkidle")  # what waits in the tab is sent when the page has been loaded
    assert not Draft.objects.exists()
    assert "Bos egen text" not in page.content()


def test_a_report_answer_survives_a_lost_login(person):
    report = Report.objects.get(unit__code="KK-BIB", round__year=2026, round__kind="MONTHLY")
    page = person("enhetschef")
    page.goto(f"/rapporter/{report.pk}/fyll-i/")
    _lose_the_login(page)
    question = page.locator("section.question").filter(has=page.get_by_role("heading", name="Meröppet i Mariefred"))
    question.get_by_label("Vad har hänt?").fill("Ett helt år med öppet till 22.")
    question.get_by_role("radio", name="Klart").check()
    page.get_by_role("button", name="Lämna in").click()
    log_in(page, "enhetschef")
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(question.get_by_label("Vad har hänt?")).to_have_value("Ett helt år med öppet till 22.")
    expect(question.get_by_role("radio", name="Klart")).to_be_checked()


def test_enter_in_a_figure_saves_and_presses_no_other_button(person):
    report = Report.objects.get(unit__code="KN", round__year=2026, round__kind="INTERIM_2")
    reports.reopen(report, by=User.objects.get(username="controller"), comment="Rätta ett värde.")
    texts = list(Assessment.objects.filter(report=report).order_by("pk").values_list("text", flat=True))
    page = person("sekreterare")
    page.goto(f"/rapporter/{report.pk}/fyll-i/")
    assert page.locator("button[name=use]").count() > 0  # ”Använd texten” stands before the figures
    figure = page.get_by_role("table", name="Nyckeltal").get_by_role("textbox").first
    figure.fill("7,1")
    figure.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Sparat.")
    expect(figure).to_have_value("7,1")
    assert list(Assessment.objects.filter(report=report).order_by("pk").values_list("text", flat=True)) == texts


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/planer/{plan}/koppla/", "td:has([name=link]:checked) textarea"),
        ("/planer/{plan}/dela-ut/", "[data-for-all] input"),
        ("/uppdrag/ny/", "input[name=title]"),
        ("/nyckeltal/ny/", "input[name=name]"),
    ],
)
def test_other_forms_with_texts_offer_them_again(person, address, field):
    page = person("sekreterare")
    page.goto(address.format(plan=_plan().pk))
    _open(page, field)
    with page.expect_response(_kept("Halvskrivet")):
        page.locator(field).first.fill("Halvskrivet")
    page.close()
    page = person("sekreterare")
    page.goto(address.format(plan=_plan().pk))
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(page.locator(field).first).to_have_value("Halvskrivet")


def _open(page, field):
    """The words of a link stand folded in their box."""
    summary = page.locator(field).first.locator("xpath=ancestor::details/summary")
    if summary.count():
        summary.click()


def test_what_was_written_in_an_item_that_somebody_removed_meanwhile_is_offered_when_it_is_put_back(person):
    node = PlanNode.objects.get(plan=_plan(), title__startswith="Kulturmiljön")
    page = person("sekreterare")
    page.goto(f"{_plan().get_absolute_url()}?andra={node.pk}")
    _text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Skrivet medan posten togs bort.")
    plan_nodes.remove(node, by=User.objects.get(username="sekreterare"))
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("status").first.get_by_role("button", name="Ångra").click()
    page.get_by_role("link", name=f"Ändra {node.title}").click()
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(_text(page)).to_contain_text("Skrivet medan posten togs bort.")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Ändringen är sparad.")).to_be_visible()
    node.refresh_from_db()
    assert "Skrivet medan posten togs bort." in node.text
