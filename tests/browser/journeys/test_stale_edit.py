"""Two people write in the same place at once: the second one sees both texts, nothing is lost, and the trees stay whole."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from followup.models import Report, ReportText
from organisation.enums import Role
from organisation.models import OrgUnit, User
from organisation.services import roles
from planning.models import Contribution, PlanNode
from styrmodell import integrity
from tests.browser.editor import text_of

DIRECTION = "Kulturmiljön är en del av hållbar utveckling"


@pytest.fixture(autouse=True)
def _whole_trees(live):
    """After each test the trees are whole."""
    yield
    assert list(integrity.tree_faults()) == []


@pytest.fixture
def pair(person):
    """pair(): Kulturnämndens sekreterare and the deputy, Bo and Eva, each with a page of their own."""

    def open_two():
        unit = OrgUnit.objects.get(code="KN")
        bo, eva = (User.objects.get(username=name) for name in ("sekreterare", "sekreterare-sn"))
        if not eva.roles.filter(unit=unit).exists():
            year = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}
            roles.assign(eva, role=Role.SECRETARY, unit=unit, by=None, deputy_for=bo, **year)
        return person(bo.username), person(eva.username)

    return open_two


def _node():
    return PlanNode.objects.get(plan__unit__code="KN", plan__first_year=2027, title__startswith="Kulturmiljön")


def _open(page, node):
    page.goto(f"{node.plan.get_absolute_url()}?andra={node.pk}")


def _write(page, title, text):
    page.get_by_label("Inriktning", exact=True).fill(title)
    text_of(page, "Vad vi vill uppnå").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def _save(page):
    page.get_by_role("button", name="Spara", exact=True).click()


def _expect_saved(page):
    """Who saves first is told so before the other one saves: the form keeps a draft first, and the second could win."""
    expect(page.get_by_role("status").filter(has_text="Ändringen är sparad.")).to_be_visible()


def _versions(node):
    return set(node.history.values_list("text", flat=True))


@pytest.mark.parametrize("choice", ["Spara det jag skrev", "Behåll det sparade"])
def test_who_saves_second_sees_both_texts_and_chooses(pair, choice):
    bo, eva = pair()
    node = _node()
    before = node.text
    _open(bo, node)
    _open(eva, node)
    _write(eva, "Kulturmiljön vårdas", f" Evas text, {choice}.")
    _save(eva)
    _expect_saved(eva)
    _write(bo, "Kulturmiljön skyddas", f" Bos text, {choice}.")
    _save(bo)

    told = bo.get_by_role("alert")
    expect(told).to_contain_text("Eva Lundin sparade något annat")
    for words in ("Kulturmiljön vårdas", "Evas text", "Kulturmiljön skyddas", "Bos text"):
        expect(told).to_contain_text(words)
    expect(bo.get_by_label("Inriktning", exact=True)).to_have_value("Kulturmiljön skyddas")
    expect(text_of(bo, "Vad vi vill uppnå")).to_contain_text("Bos text")
    node.refresh_from_db()
    assert (node.title, "Evas text" in node.text) == ("Kulturmiljön vårdas", True)

    told.get_by_role("button", name=choice).or_(told.get_by_role("link", name=choice)).click()
    if choice == "Spara det jag skrev":
        _expect_saved(bo)
    won = "skyddas" if choice == "Spara det jag skrev" else "vårdas"
    expect(bo.get_by_role("heading", name=f"Kulturmiljön {won}")).to_be_visible()
    node.refresh_from_db()
    assert node.title == f"Kulturmiljön {won}"
    assert {before, node.text} <= _versions(node)
    assert any(f"Evas text, {choice}" in text for text in _versions(node))


def test_an_item_that_is_moved_while_somebody_writes_in_it_keeps_its_new_place_and_gets_the_text(pair):
    bo, eva = pair()
    node = _node()
    _open(bo, node)
    eva.goto(node.get_absolute_url())
    item = eva.locator(f"#post-{node.pk}")
    item.get_by_label(f"Ändra {node.title}").focus()
    with eva.expect_navigation():
        eva.keyboard.press("Alt+ArrowUp")
    _write(bo, "Kulturmiljön bärs vidare", " Skrivet medan posten flyttades.")
    _save(bo)
    _expect_saved(bo)
    node.refresh_from_db()
    assert "Skrivet medan posten flyttades." in node.text
    directions = PlanNode.objects.kept().filter(plan=node.plan, kind="DIRECTION").order_by("lft")
    assert [row.pk for row in directions].index(node.pk) == 1


def test_an_item_that_is_both_moved_and_changed_shows_both_texts_and_stays_where_it_was_put(pair):
    bo, eva = pair()
    node = _node()
    first = PlanNode.objects.kept().filter(plan=node.plan, kind="DIRECTION").order_by("lft")[0]
    _open(bo, first)
    eva.goto(f"/poster/{first.pk}/flytta/")
    eva.get_by_label(f"Efter ”{node.title}”").check()
    eva.get_by_role("button", name="Flytta").click()
    expect(eva.get_by_role("status").filter(has_text="är flyttad.")).to_be_visible()
    _open(eva, first)
    _write(eva, "Öppna bibliotek", " Evas ord.")
    _save(eva)
    _expect_saved(eva)
    _write(bo, "Bibliotek för alla", " Bos ord.")
    _save(bo)
    expect(bo.get_by_role("alert")).to_contain_text("Öppna bibliotek")
    bo.get_by_role("button", name="Spara det jag skrev").click()
    _expect_saved(bo)
    expect(bo.get_by_role("heading", name="Bibliotek för alla")).to_be_visible()
    first.refresh_from_db()
    node.refresh_from_db()
    assert "Bos ord." in first.text
    assert first.lft > node.lft


def test_two_who_set_the_same_target_see_both_values(pair):
    bo, eva = pair()
    plan = _node().plan
    figure = PlanNode.objects.kept().filter(plan=plan, kind="KEY_FIGURE").order_by("lft")[0]
    for page in (bo, eva):
        page.goto(f"{plan.get_absolute_url()}?andra={figure.pk}#post-{figure.pk}")
    for page, value in ((eva, "6,9"), (bo, "7,2")):
        page.get_by_label("Målvärde 2028").fill(value)
    _save(eva)
    _expect_saved(eva)
    _save(bo)
    told = bo.get_by_role("alert")
    expect(told).to_contain_text("Sparat: Målvärde 20286,9")
    expect(told).to_contain_text("Ditt: Målvärde 20287,2")
    assert figure.targets.get(year=2028).value == Decimal("6.9")
    told.get_by_role("button", name="Spara det jag skrev").click()
    _expect_saved(bo)
    assert figure.targets.get(year=2028).value == Decimal("7.2")


def _answer(page, words):
    question = page.locator("section.question").filter(has=page.get_by_label("Sammanfattning")).last
    text_of(question, "Sammanfattning").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.get_by_role("button", name="Spara", exact=True).click()


@pytest.mark.parametrize("choice", ["theirs on top", "the stored"])
def test_an_answer_that_somebody_else_gave_first_is_shown_beside_ones_own(pair, choice):
    report = Report.objects.get(unit__code="KN", round__year=2026, round__kind="MONTHLY")
    bo, eva = pair()
    for page in (bo, eva):
        page.goto(f"/rapporter/{report.pk}/fyll-i/")
    _answer(eva, f"Evas sammanfattning, {choice}.")
    expect(eva.locator("#messages")).to_contain_text("Sparat.")
    _answer(bo, f"Bos sammanfattning, {choice}.")
    told = bo.locator(".stale-edit")
    expect(told).to_contain_text("Eva Lundin")
    expect(told).to_contain_text(f"Bos sammanfattning, {choice}.")
    expect(told).to_contain_text(f"Evas sammanfattning, {choice}.")
    stored = ReportText.objects.get(report=report, key="summary")
    assert "Evas sammanfattning" in stored.text

    if choice == "theirs on top":
        bo.get_by_role("button", name="Spara", exact=True).click()
        expect(bo.locator("#messages")).to_contain_text("Sparat.")
    else:
        told.get_by_role("button", name="Behåll det sparade").click()
        expect(bo.locator(".stale-edit")).to_have_count(0)
    stored.refresh_from_db()
    won = "Bos" if choice == "theirs on top" else "Evas"
    assert stored.text == f"<p>{won} sammanfattning, {choice}.</p>"
    assert any("Evas sammanfattning" in text for text in stored.history.values_list("text", flat=True))


def _link_page(page, plan):
    page.goto(f"/planer/{plan.pk}/koppla/")


def _save_links(page):
    page.get_by_role("button", name="Spara kopplingarna").click()


@pytest.mark.parametrize("choice", ["theirs on top", "the stored"])
def test_two_who_write_why_an_item_serves_a_goal_see_both_texts_and_keep_each_others_ticks(pair, choice):
    bo, eva = pair()
    plan = _node().plan
    link = Contribution.objects.filter(from_node__plan=plan, is_removed=False).order_by("from_node__lft", "pk").first()
    served = Contribution.objects.filter(from_node__plan=plan, is_removed=False)
    before = served.count()
    for page in (bo, eva):
        _link_page(page, plan)
    _words(eva, link).fill(f"Evas skäl, {choice}.")
    _free_tick(eva, 0).check()
    _save_links(eva)
    expect(eva.get_by_role("status").filter(has_text="Kopplingarna är sparade.")).to_be_visible()
    _words(bo, link).fill(f"Bos skäl, {choice}.")
    _free_tick(bo, 1).check()
    _save_links(bo)

    expect(bo.locator(".stale-edit")).to_contain_text(f"Evas skäl, {choice}.")
    expect(bo.locator(f"#text-{link.pk}")).to_have_value(f"Bos skäl, {choice}.")
    link.refresh_from_db()
    assert link.text == f"Evas skäl, {choice}."
    if choice == "theirs on top":
        _save_links(bo)
    else:
        bo.get_by_role("button", name="Behåll det sparade").click()
    expect(bo.get_by_role("status").filter(has_text="Kopplingarna är sparade.")).to_be_visible()
    link.refresh_from_db()
    assert link.text == f"{'Bos' if choice == 'theirs on top' else 'Evas'} skäl, {choice}."
    assert f"Evas skäl, {choice}." in link.history.values_list("text", flat=True)
    assert served.count() == before + 2  # what each of them ticked


def _words(page, link):
    """The field of a link's words, opened in its box."""
    page.locator(f"details:has(#text-{link.pk}) > summary").click()
    return page.locator(f"#text-{link.pk}")


def _free_tick(page, number):
    """A box that was not ticked when the page was shown."""
    return page.locator("input[name=link]:not([checked])").nth(number)
