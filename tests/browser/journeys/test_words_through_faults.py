"""What is typed is whole through what goes wrong between browser and server, and is offered where it is not saved."""

import re

import pytest
from django.contrib import auth
from django.db import OperationalError
from playwright.sync_api import expect

from organisation.models import Draft
from planning.models import Plan, PlanNode
from planning.services import plan_items
from styrmodell.setup.bootstrap import find_whole_chromium
from styrmodell.web import drafts
from tests.browser import harness
from tests.browser.editor import text_of
from tests.browser.journeys.conftest import log_in

ADD = "Lägg till"
KEPT = re.compile("Utkast sparat")
CLICK_AGAIN = """document.addEventListener(
  "submit", (event) => setTimeout(() => event.submitter.click(), 300), { once: true })"""
SLOW = {"offline": False, "latency": 1500, "downloadThroughput": -1, "uploadThroughput": -1}


@pytest.fixture
def page(page, login):
    """The secretary's, who has not typed anything yet."""
    Draft.objects.all().delete()
    login("sekreterare")
    return page


@pytest.fixture
def database(monkeypatch, page_errors):
    """database(away_now=True) stops it for the server, away_now=False starts it again; what the browser says is forgiven."""
    asked, away = auth.get_user, []

    def answer(request):
        if away:
            raise OperationalError("could not connect to server")
        return asked(request)

    monkeypatch.setattr(auth, "get_user", answer)
    yield lambda *, away_now: away.append(1) if away_now else away.clear()
    page_errors.clear()


def _plan():
    return Plan.objects.get(unit__code="KN", kind="OPERATIONAL", first_year=2027)


def _new(page):
    page.goto(f"{_plan().get_absolute_url()}?ny=DIRECTION#ny")
    return page


def _title(page):
    return page.get_by_label("Inriktning", exact=True)


def _text(page):
    return text_of(page, "Vad vi vill uppnå")


def _write(page, title, text="Text."):
    _title(page).fill(title)
    _text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def _add(page):
    page.get_by_role("button", name=ADD, exact=True).click()


def _saved(title):
    return PlanNode.objects.kept().filter(plan=_plan(), title=title).count()


def _expect_added(page, title):
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert _saved(title) == 1


def test_two_tabs_on_one_new_item_keep_a_text_each(page):
    one, two = page, page.context.new_page()
    for page, title in ((_new(one), "Ena fliken"), (_new(two), "Andra fliken")):
        _write(page, title)
    for page in (one, two):
        expect(page.get_by_text(KEPT)).to_be_visible()
    assert Draft.objects.count() == 2
    _add(one)
    _expect_added(one, "Ena fliken")
    assert [draft.data["title"] for draft in Draft.objects.all()] == [["Andra fliken"]]
    _new(one).get_by_role("button", name="Hämta utkastet").click()
    expect(_title(one)).to_have_value("Andra fliken")
    _add(two)
    _expect_added(two, "Andra fliken")


@pytest.mark.full
def test_whoever_types_beside_an_offered_text_does_not_write_over_it(page):
    _write(_new(page), "Skrivet först")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.reload()
    _write(page, "Skrivet sedan")
    expect(page.get_by_text(KEPT)).to_be_visible()
    assert {draft.data["title"][0] for draft in Draft.objects.all()} == {"Skrivet först", "Skrivet sedan"}
    _add(page)
    _expect_added(page, "Skrivet sedan")
    assert [draft.data["title"] for draft in Draft.objects.all()] == [["Skrivet först"]]
    _new(page).get_by_role("button", name="Kasta utkastet").click()
    page.wait_for_load_state("networkidle")
    assert not Draft.objects.exists()


def test_what_the_browser_gives_back_stands_in_the_editor_and_is_not_sent_twice(page):
    _write(_new(page), "Tillbaka", "Skrivet före.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/planer/")
    page.go_back()
    if _title(page).input_value() == "":  # not every browser gives it back; then it is offered
        page.get_by_role("button", name="Hämta utkastet").click()
    expect(_title(page)).to_have_value("Tillbaka")
    _text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Och efter.")
    expect(_text(page)).to_contain_text("Skrivet före. Och efter.")
    _add(page)
    _expect_added(page, "Tillbaka")
    assert "Skrivet före. Och efter." in PlanNode.objects.get(title="Tillbaka").text
    page.go_back()
    expect(_title(page)).to_have_value("")
    expect(_text(page)).to_have_text("")
    page.wait_for_load_state("networkidle")
    assert not Draft.objects.exists()


@pytest.mark.full
@pytest.mark.skipif(find_whole_chromium() is None, reason="not run: no browser on this machine keeps pages whole")
def test_a_page_that_the_browser_had_kept_whole_sends_nothing_twice(browser, live):
    keeping = browser.browser_type.launch(
        executable_path=find_whole_chromium(),
        args=harness.CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = keeping.new_context(base_url=live, locale="sv-SE")
    harness.log_in(context, live, "sekreterare")
    page = context.new_page()
    page.add_init_script("addEventListener('pageshow', ({ persisted }) => { window.isKeptWhole = persisted; })")
    _write(_new(page), "Kvar i minnet")
    _add(page)
    _expect_added(page, "Kvar i minnet")
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("() => window.isKeptWhole")
    expect(_title(page)).to_have_value("Kvar i minnet")
    expect(page.locator("#messages .info")).to_have_count(1)
    _add(page)
    _expect_added(page, "Kvar i minnet")
    keeping.close()


def test_a_second_click_on_a_slow_line_is_one_act_and_leaves_no_draft(page):
    _write(_new(page), "Två klick")
    line = page.context.new_cdp_session(page)
    line.send("Network.emulateNetworkConditions", SLOW)
    page.evaluate(CLICK_AGAIN)
    _add(page)
    _expect_added(page, "Två klick")
    assert not Draft.objects.exists()


def test_while_the_database_is_away_the_words_wait_in_the_page(page, database):
    _new(page)
    database(away_now=True)
    _write(page, "Under avbrottet")
    expect(page.get_by_text("Utkastet är inte sparat än")).to_be_visible()
    _add(page)
    expect(page.locator("#messages .error")).to_be_visible()
    expect(_title(page)).to_have_value("Under avbrottet")
    database(away_now=False)
    _add(page)
    _expect_added(page, "Under avbrottet")
    assert not Draft.objects.exists()


@pytest.mark.full
def test_what_a_page_asks_for_while_the_database_is_away_is_asked_for_again(page, database):
    page.goto(f"{_plan().get_absolute_url()}?ny=DIRECTION&flera=1#ny")
    database(away_now=True)
    page.locator("#id_item_lines").fill("Första raden\nAndra raden")
    expect(page.locator("#messages .error")).to_be_visible()
    database(away_now=False)
    expect(page.locator("#inklistrat")).to_contain_text("Andra raden")
    expect(page.locator("#messages .error")).to_have_count(0)
    expect(page.locator("#id_item_lines")).to_have_value("Första raden\nAndra raden")


def test_what_no_answer_kept_is_offered_after_an_error(page, monkeypatch, page_errors):
    _new(page)

    def broken(*args, **kwargs):
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "save", broken)
        patched.setattr(plan_items, "add", broken)
        _write(page, "Före felet")
        _add(page)
        expect(page.get_by_role("heading", name="Något gick fel")).to_be_visible()
        expect(page.locator("body")).to_contain_text("Före felet")
    _new(page).get_by_role("button", name="Hämta utkastet").click()
    expect(_title(page)).to_have_value("Före felet")
    _add(page)
    _expect_added(page, "Före felet")
    assert not Draft.objects.exists()
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "save", broken)
        _write(_new(page), "Sparat ändå")
        # The page that tells is left before its scripts have read it.
        page.route("**/*.js", lambda route: route.abort())
        _add(page)
        _expect_added(page, "Sparat ändå")
    page.unroute("**/*.js")
    _new(page).wait_for_load_state("networkidle")
    expect(page.locator(".draft-offer")).to_have_count(0)
    page_errors.clear()


@pytest.mark.full
def test_without_cookies_the_words_are_shown_and_offered_after_the_login(page):
    _write(_new(page), "Utan kakor")
    page.context.clear_cookies()
    _add(page)
    expect(page.locator("main")).to_contain_text("Utan kakor")
    assert _saved("Utan kakor") == 0
    page.goto(f"{_plan().get_absolute_url()}?ny=DIRECTION")
    log_in(page, "sekreterare")
    page.get_by_role("button", name="Hämta utkastet").click()
    expect(_title(page)).to_have_value("Utan kakor")


@pytest.mark.full
def test_without_scripts_a_text_is_saved(browser, live):
    context = browser.new_context(base_url=live, java_script_enabled=False)
    harness.log_in(context, live, "sekreterare")
    page = context.new_page()
    _new(page)
    _title(page).fill("Utan skript")
    page.get_by_label("Vad vi vill uppnå").fill("Skrivet i ett vanligt fält.")
    _add(page)
    _expect_added(page, "Utan skript")
    context.close()
