"""Nyckeltal on the way down, from nämnd to kontor to units: what the rounds ask for, and what is told when it changes."""

from playwright.sync_api import expect

from followup.asking import questions
from followup.models import Report
from organisation.enums import Role
from organisation.models import OfficeService, OrgUnit
from planning.models import KeyFigure, Plan
from tests import build, build_followup

OPINION, INSIGHT = "Nöjd-medborgar-index", "Nöjda med insyn och inflytande"
TARGETS = {OPINION: "62", INSIGHT: "55,0"}
MANAGERS = {"KK-BIB": "enhetschef", "KK-KSK": "musikchef", "KK-FRI": "fritidschef"}
APPROVED, SPRING, CHANGED, AUTUMN = "2027-01-18", "2027-05-03", "2027-06-10", "2027-09-01"


def test_what_is_handed_down_is_asked_for_in_every_unit_taken_back_and_given_a_new_target(person, settings):
    _people()
    head = person("kontorschef")
    units = {code: person(username) for code, username in MANAGERS.items()}
    library, music, leisure = units.values()

    _nämnden_hands_down_to_two_kontor(person("sekreterare"))
    settings.TODAY = APPROVED
    _approved(library, head)
    _begun(music)
    _kontorschefen_hands_down_to_three_units(head)
    _told_where_the_plan_is(library, music, leisure)

    settings.TODAY = SPRING
    _opened(person("controller"), "INTERIM_1")
    for code, page in units.items():
        _asks(page, code, "INTERIM_1", "Kulturkontoret", TARGETS)
    for code, page, target in (("KK", head, "60"), ("TSK", person("teknikchef"), "58")):
        _asks(page, code, "INTERIM_1", "Kulturnämnden", {OPINION: target})
    for code in ("KK-BIB", "KK-KSK"):
        _handed_in(units[code], code)

    settings.TODAY = CHANGED
    _one_is_taken_back_and_one_gets_a_new_target(head)
    _told_in_the_trail(head)
    _told_in_the_plans(library, music)
    _told_of_the_figure(person("politiker"))

    settings.TODAY = AUTUMN
    _opened(person("controller"), "INTERIM_2")
    _asks(library, "KK-BIB", "INTERIM_2", "Kulturkontoret", TARGETS | {OPINION: "66"})
    _asks(leisure, "KK-FRI", "INTERIM_2", "Kulturkontoret", TARGETS)
    _asks(music, "KK-KSK", "INTERIM_2", "Kulturkontoret", {INSIGHT: TARGETS[INSIGHT]})
    expect(_row(music, OPINION)).to_have_count(0)
    for code in ("KK-BIB", "KK-KSK"):
        units[code].goto(_report(code, "INTERIM_1").get_absolute_url())
        expect(_row(units[code], OPINION)).to_contain_text("53")
        expect(_cell(units[code], OPINION, "Mål 2027")).to_contain_text(TARGETS[OPINION])


def _people():
    """Those whom the demo lacks: a kontor that works for kulturnämnden too, and who leads the units."""
    office = OrgUnit.objects.get(code="TSK")
    OfficeService.objects.create(office=office, board=OrgUnit.objects.get(code="KN"))
    build.user(Role.HEAD_OF_OFFICE, office, "teknikchef")
    for code, username in list(MANAGERS.items())[1:]:
        build.user(Role.UNIT_MANAGER, OrgUnit.objects.get(code=code), username)


def _plan(code):
    return Plan.objects.get(unit__code=code, first_year=2027)


def _report(code, kind):
    return Report.objects.select_related("unit", "round").get(unit__code=code, round__kind=kind, round__year=2027)


def _row(page, figure):
    """The row of the grid, the report or the plan's table that is about the figure."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=figure))


def _cell(page, figure, head):
    return _row(page, figure).locator(f"[data-label='{head}']")


# --- handing down


def _add_from_the_catalogue(page, figure):
    page.get_by_text("Lägg till nyckeltal ur katalogen").click()
    page.get_by_role("checkbox", name=figure, exact=True).check()
    page.get_by_role("button", name="Lägg till på sidan").click()
    expect(_row(page, figure)).to_be_visible()


def _hand_down(page, told):
    page.get_by_role("button", name="Dela ut", exact=True).click()
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible()


def _nämnden_hands_down_to_two_kontor(page):
    page.goto(_plan("KN").get_absolute_url())
    page.get_by_role("link", name="Dela ut nyckeltal").click()
    _add_from_the_catalogue(page, OPINION)
    row = _row(page, OPINION)
    row.get_by_role("button", name="alla").click()
    row.get_by_label(f"Mål 2027, Kulturkontoret, {OPINION}").fill("60")
    row.get_by_label(f"Mål 2027, Teknik- och servicekontoret, {OPINION}").fill("58")
    _hand_down(page, "Två utdelningar är gjorda.")


def _kontorschefen_hands_down_to_three_units(page):
    """What nämnden handed down goes on, since it stands in the kontorsplan, with one more."""
    page.goto(_plan("KK").get_absolute_url())
    page.get_by_role("link", name="Dela ut nyckeltal").click()
    _add_from_the_catalogue(page, INSIGHT)
    for figure, target in TARGETS.items():
        row = _row(page, figure)
        row.get_by_role("button", name="alla").click()
        row.get_by_label(f"Mål 2027, alla, {figure}").fill(target)
    page.get_by_role("button", name="Räkna om efter det ifyllda").click()
    happens = page.get_by_role("region", name="Det här händer").get_by_role("listitem")
    expect(happens.filter(has_text="eftersom den skrivs nu")).to_contain_text("Kulturskolan.")
    expect(happens.filter(has_text="Utdelat efter godkännandet")).to_contain_text("Biblioteksenheten.")
    expect(happens.filter(has_text="inte påbörjad")).to_contain_text("Fritidsgårdarna.")
    _hand_down(page, "Sex utdelningar är gjorda.")


# --- the units' plans


def _approved(writer, head):
    """The arbetsplan of the library, handed in and approved before anything new is handed down."""
    writer.goto(_plan("KK-BIB").get_absolute_url())
    writer.get_by_role("link", name="Lämna in", exact=True).click()
    writer.get_by_role("button", name="Lämna in").click()
    expect(writer.get_by_role("link", name="Ta tillbaka")).to_be_visible()
    head.goto("/")
    head.get_by_role("link", name="Godkänn arbetsplan 2027").click()
    head.get_by_role("button", name="Godkänn planen").click()
    expect(head.get_by_role("main")).to_contain_text(f"{APPROVED} Godkänner")


def _begun(writer):
    """The arbetsplan of the music school, begun from the task about what it had been given before."""
    writer.goto("/")
    writer.get_by_role("link", name="Två nyckeltal är utdelade till er").click()
    writer.get_by_role("button", name="Påbörja planen").click()
    expect(_given(writer)).to_contain_text("Sjukfrånvaro")


def _given(page):
    """What has been handed down, in the text of the plan that is shown."""
    return page.locator("section").filter(has=page.get_by_role("heading", name="Utdelade nyckeltal", exact=True))


def _told_where_the_plan_is(library, music, leisure):
    library.goto("/")
    library.get_by_role("link", name="Två nyckeltal är utdelade till er").click()
    expect(library.get_by_role("heading", name="Utdelat efter godkännandet")).to_be_visible()
    expect(_given(library)).not_to_contain_text(OPINION)
    for figure, target in TARGETS.items():
        expect(_cell(library, figure, "Målvärde")).to_contain_text(target)
        expect(_cell(library, figure, "Vad som har hänt")).to_have_text(f"utdelat {APPROVED}")
    music.goto(_plan("KK-KSK").get_absolute_url())
    for figure in TARGETS:
        expect(_given(music)).to_contain_text(figure)
    leisure.goto("/")
    expect(leisure.get_by_role("link", name="Tre nyckeltal är utdelade till er")).to_be_visible()


# --- the rounds


def _opened(controller, kind):
    controller.goto(f"/uppfoljning/ny/?slag={kind}")
    controller.get_by_role("button", name="Lägg upp tillfället").click()
    expect(controller.get_by_role("heading", name="Nytt uppföljningstillfälle")).to_be_hidden()


def _asks(page, code, kind, giver, targets):
    """Look that the unit's report asks for these figures as obligatory, with these targets."""
    page.goto(f"{_report(code, kind).get_absolute_url()}fyll-i/")
    for figure, target in targets.items():
        expect(_row(page, figure)).to_contain_text(f"Utdelat av {giver}, obligatoriskt")
        expect(_row(page, figure)).to_have_attribute("data-needed", "")
        expect(_cell(page, figure, "Mål 2027")).to_have_text(target)


def _handed_in(page, code):
    """The unit hands in its first report, with a value of what it is going to lose or to reach anew."""
    report = _report(code, "INTERIM_1")
    for question in questions.for_report(report).missing:
        if question.title != OPINION:
            build_followup.answer(report, question)
    page.reload()
    _row(page, OPINION).get_by_role("textbox").fill("53")
    page.get_by_role("button", name="Lämna in").click()
    page.wait_for_url(f"**{report.get_absolute_url()}")
    expect(_row(page, OPINION)).to_contain_text("53")


# --- taken back, and a new target


def _one_is_taken_back_and_one_gets_a_new_target(page):
    page.goto(f"/planer/{_plan('KK').pk}/dela-ut/")
    row = _row(page, OPINION)
    row.get_by_role("checkbox", name="Kulturskolan").uncheck()
    row.get_by_label(f"Mål 2027, Biblioteksenheten, {OPINION}").fill("66")
    _hand_down(page, "Ett mål är ändrat och en utdelning är tagen tillbaka.")


def _told_in_the_trail(page):
    page.get_by_role("link", name="Vad som har delats ut").click()
    rows = page.get_by_role("table", name="Utdelningar").get_by_role("row")
    for done, day in (
        ("Kulturskolan. Taget tillbaka.", CHANGED),
        ("Biblioteksenheten. Målet är ändrat.", CHANGED),
        ("Kulturskolan. Utdelat.", APPROVED),
        ("Biblioteksenheten. Utdelat.", APPROVED),
        ("Fritidsgårdarna. Utdelat.", APPROVED),
    ):
        told = rows.filter(has_text=f"{OPINION}, {done}")
        expect(told.get_by_role("rowheader")).to_contain_text(day)
        expect(told.get_by_role("cell", name="Cilla Norén")).to_be_visible()
    changed = rows.filter(has_text="Målet är ändrat")
    expect(changed.locator("del")).to_contain_text("62")
    expect(changed.locator("ins")).to_contain_text("66")


def _told_in_the_plans(library, music):
    """Beside what was approved with both days; what is being written has it no longer."""
    library.goto(_plan("KK-BIB").get_absolute_url())
    expect(_cell(library, OPINION, "Vad som har hänt")).to_contain_text(f"utdelat {APPROVED}, nytt mål {CHANGED}: 66")
    expect(_cell(library, INSIGHT, "Vad som har hänt")).to_have_text(f"utdelat {APPROVED}")
    music.goto(_plan("KK-KSK").get_absolute_url())
    expect(_given(music)).to_contain_text(INSIGHT)
    expect(_given(music)).not_to_contain_text(OPINION)


def _told_of_the_figure(page):
    """To everybody, on the figure's own page."""
    page.goto(KeyFigure.objects.get(name=OPINION).get_absolute_url())
    given = page.get_by_role("table", name="Enheter som nyckeltalet är utdelat till")
    for unit, told in (
        ("Kulturkontoret", "60 Kulturnämnden 2026-11-23"),
        ("Teknik- och servicekontoret", "58 Kulturnämnden 2026-11-23"),
        ("Biblioteksenheten", f"66 Kulturkontoret {APPROVED}"),
        ("Kulturskolan", f"62 Kulturkontoret {APPROVED} taget tillbaka {CHANGED}"),
        ("Fritidsgårdarna", f"62 Kulturkontoret {APPROVED}"),
    ):
        row = given.get_by_role("row").filter(has=page.get_by_role("rowheader", name=unit))
        expect(row).to_contain_text(told, use_inner_text=True)
