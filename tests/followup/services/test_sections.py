"""What a year's reports are asked for, as rows of the year."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from followup.asking import questions
from followup.asking.kinds import TextQuestion
from followup.asking.questions import ASKERS
from followup.documents.report import CHAPTERS
from followup.documents.report import build as built
from followup.enums import Content, Extent, Ground, Reporter, RoundKind
from followup.models import ReportSection, SectionRule
from followup.rules.section_table import SECTIONS
from followup.rules.sections import BUILT, WRITTEN
from followup.services import reports, sections
from styrmodell.lib.errors import DomainError, StaleEdit
from tests import build_followup

pytestmark = pytest.mark.django_db

BY_NAME = (Content.CIRCUMSTANCES, Content.GOVERNANCE, Content.INTERNAL_CONTROL, Content.PRIVATE_PROVIDERS)


def rule(key, reporter=Reporter.BOARD, kind=RoundKind.INTERIM_2, year=2026):
    return SectionRule.objects.get(section__key=key, section__year=year, reporter=reporter, round_kind=kind)


def test_a_year_begins_as_the_table():
    sections.begin(2026)
    told = SectionRule.objects.filter(section__year=2026).select_related("section")
    found = {(one.section.key, one.reporter, one.round_kind): (one.extent, one.ground, one.paragraph) for one in told}
    assert found == {
        (section.key, one.reporter, one.round_kind): (one.extent, one.ground, one.paragraph)
        for section in SECTIONS
        for one in section.asked()
    }


def test_a_kontors_and_an_enhets_own_money_is_voluntary_in_every_report():
    sections.begin(2026)
    rows = SectionRule.objects.filter(section__key="operating", reporter__in=[Reporter.OFFICE, Reporter.UNIT])
    assert rows.count() == 2 * len(RoundKind)
    assert {(one.extent, one.least, one.is_required) for one in rows} == {(Extent.SHORT, Extent.NONE, False)}


def test_years_that_have_begun_ask_for_it_too_once():
    sections.begin(2026)
    own = SectionRule.objects.filter(section__key="operating", reporter__in=[Reporter.OFFICE, Reporter.UNIT])
    own.filter(round_kind=RoundKind.MONTHLY).delete()
    for _ in range(2):
        import_module("followup.migrations.0024_money_of_offices_and_units").ask(apps, None)
    assert set(own.values_list("extent", "least", "ground")) == {("SHORT", "NONE", "J")}
    assert own.count() == 2 * len(RoundKind)


def test_years_that_have_begun_ask_for_a_step_of_god_ekonomisk_hushållning_too():
    sections.begin(2026)
    own = ReportSection.objects.filter(key="sound_management")
    own.update(content=Content.TEXT)
    import_module("followup.migrations.0031_ask_for_a_step_of_sound_management").ask_for_a_step(apps, None)
    assert own.get().content == Content.STEWARDSHIP


def test_years_that_have_begun_ask_in_the_sections_that_are_written_since(org):
    sections.begin(2026)
    table = dict(ReportSection.objects.values_list("key", "help"))
    written = ReportSection.objects.filter(content__in=BY_NAME)
    written.exclude(key="governance").update(help="", is_needed=False)
    written.filter(key="governance").update(help="Hur styr ni?", is_needed=False)
    import_module("followup.migrations.0033_ask_in_the_written_sections").ask(apps, None)
    said = {one.key: (one.help, one.is_needed) for one in written.all()}
    assert said == {
        "circumstances": (table["circumstances"], True),
        "governance": ("Hur styr ni?", True),
        "internal_control": (table["internal_control"], True),
        "private_providers": (table["private_providers"], False),
    }


OF_R15 = (
    ("overview", "Översikt över verksamhetens utveckling"),
    ("group", "Den kommunala koncernen"),
    ("circumstances", "Viktiga förhållanden för resultat och ekonomisk ställning"),
    ("events", "Händelser av väsentlig betydelse"),
    ("governance", "Styrning och uppföljning av den kommunala verksamheten"),
    ("sound_management", "God ekonomisk hushållning och ekonomisk ställning"),
    ("balanced_budget", "Balanskravsresultat"),
    ("personnel", "Väsentliga personalförhållanden"),
    ("expected_development", "Förväntad utveckling"),
)
ALONE = ("group", "balanced_budget")  # kommunen's alone


def test_kommunens_årsredovisning_has_the_headings_of_rkr_and_others_keep_plain_ones():
    sections.begin(2026)
    annual = [(key, rule(key, Reporter.MUNICIPALITY, RoundKind.ANNUAL).title) for key, _ in OF_R15]
    assert annual == list(OF_R15)
    plain = {one.key: one.title for one in ReportSection.objects.all()}
    of_nämnd = {key: rule(key, kind=RoundKind.ANNUAL).title for key, _ in OF_R15 if key not in ALONE}
    assert of_nämnd == {key: plain[key] for key in of_nämnd}
    assert (
        rule("events", Reporter.MUNICIPALITY).title == "Väsentliga händelser"
    )  # the year is not over in delårsrapport 2


def test_years_that_have_begun_get_the_headings_but_where_somebody_has_chosen_another():
    sections.begin(2026)
    table = dict(ReportSection.objects.values_list("key", "municipal_title"))
    ReportSection.objects.update(municipal_title="")
    ReportSection.objects.filter(key="summary").update(annual_title="")
    ReportSection.objects.filter(key="personnel").update(title="Våra medarbetare")
    import_module("followup.migrations.0036_call_chapters_as_rkr_does").name(apps, None)
    said = {one.key: one for one in ReportSection.objects.all()}
    assert {key: one.municipal_title for key, one in said.items()} == table | {"personnel": ""}
    assert said["summary"].annual_title == "Året i korthet"


def test_what_law_asks_for_by_name_is_written_and_needed_where_it_is_asked_in_full(org):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL, 2025), org.municipality)
    missing = {one.key for one in questions.for_report(report).missing if isinstance(one, TextQuestion)}
    assert {"circumstances", "governance"} <= missing
    assert "internal_control" not in missing  # asked short
    for key in ("circumstances", "governance", "internal_control", "private_providers"):
        reports.save_text(report, key, f"<p>Om {key}.</p>", by=None)
    missing = {one.key for one in questions.for_report(report).missing if isinstance(one, TextQuestion)}
    assert missing.isdisjoint({"circumstances", "governance"})
    chapters = {chapter.key: chapter for chapter in built(report).chapters}
    for key in ("circumstances", "governance", "internal-control", "private-providers"):
        assert f"<p>Om {key.replace('-', '_')}.</p>" in str(chapters[key].blocks)


def test_internal_control_is_the_boards_to_tell_of_by_law(org):
    report = build_followup.report(build_followup.round_(RoundKind.ANNUAL), org.committee)
    missing = [one.key for one in questions.for_report(report).missing if isinstance(one, TextQuestion)]
    assert "internal_control" in missing
    assert "private_providers" not in missing


def test_the_texts_that_a_full_report_cannot_be_handed_in_without_are_these(org):
    sections.begin(2026)
    needed = ReportSection.objects.filter(year=2026, is_needed=True, content__in=WRITTEN)
    assert set(needed.values_list("key", flat=True)) >= {
        "events",
        "circumstances",
        "governance",
        "internal_control",
        "sound_management",
        "forecast",
        "personnel",
        "expected_development",
        "summary",
    }


def change(rule, extent, version=None):
    """Ask for more or less of a section where one rule says, and let it stand where it is."""
    section = rule.section
    after = sections.stands_after(section, list(ReportSection.objects.filter(year=section.year).order_by("rank")))
    cells = {(rule.reporter, rule.round_kind): extent}
    return sections.edit(section, by=None, cells=cells, after=after, version=version)


def test_a_years_first_round_gives_the_year_its_sections_as_they_were_the_year_before(org):
    build_followup.round_(RoundKind.INTERIM_1)
    change(rule("personnel"), Extent.SHORT)
    build_followup.round_(RoundKind.INTERIM_2)
    assert rule("personnel").extent == Extent.SHORT
    assert set(ReportSection.objects.values_list("year", flat=True)) == {2026}
    build_followup.round_(RoundKind.INTERIM_1, 2027)
    assert rule("personnel", year=2027).extent == Extent.SHORT


def test_the_law_is_named_by_its_paragraph():
    sections.begin(2026)
    assert rule("balance_sheet", Reporter.MUNICIPALITY).paragraph == "LKBR 13:2"
    assert rule("events", Reporter.MUNICIPALITY, RoundKind.ANNUAL).paragraph == "LKBR 11 kap., RKR R15"


def test_what_the_municipality_chose_itself_can_be_taken_away_and_is_then_neither_asked_nor_printed(org):
    report = build_followup.report(build_followup.round_(), org.committee)
    assert "personnel" in [section.key for section in questions.for_report(report).sections]
    changed = change(rule("personnel"), Extent.NONE, version=1)
    assert (changed.version, changed.history.count()) == (2, 1)
    assert "personnel" not in [section.key for section in questions.for_report(report).sections]
    with pytest.raises(StaleEdit):
        change(rule("personnel"), Extent.FULL, version=1)


@pytest.mark.parametrize("extent", [Extent.NONE, Extent.SHORT])
def test_what_law_or_styrmodell_asks_cannot_be_taken_away_or_cut(extent):
    sections.begin(2026)
    goals = rule("goals", Reporter.MUNICIPALITY)
    with pytest.raises(DomainError, match="KL 12:2"):
        change(goals, extent)
    with pytest.raises(IntegrityError), transaction.atomic():
        SectionRule.objects.filter(pk=goals.pk).update(extent=extent)
    with pytest.raises(IntegrityError), transaction.atomic():
        SectionRule.objects.filter(pk=goals.pk).update(extent=extent, least=Extent.NONE)


def test_what_is_asked_short_by_a_standard_may_be_asked_in_full():
    sections.begin(2026)
    notes = rule("notes", Reporter.MUNICIPALITY)
    assert (notes.ground, notes.extent) == (Ground.STANDARD, Extent.SHORT)
    change(notes, Extent.FULL)
    change(notes, Extent.SHORT)
    assert rule("notes", Reporter.MUNICIPALITY).extent == Extent.SHORT


def test_a_section_that_cannot_be_written_yet_is_left_out(org):
    assert set(BUILT) == set(ASKERS) == set(CHAPTERS)
    assert Content.DECISION_DATA not in BUILT
    report = build_followup.report(build_followup.round_(), org.municipality)
    assert "decision_data" not in [section.key for section in questions.for_report(report).sections]
    assert built(report).chapters


def test_what_a_report_is_asked_is_read_in_one_query(org, django_assert_num_queries):
    report = build_followup.report(build_followup.round_(), org.municipality)
    with django_assert_num_queries(1):
        assert all(one.section.title for one in SectionRule.objects.asked_of(report))


BOARDS = ("BOARD", "INTERIM_2")


def edit(key, *, cells=(), **changed):
    """Change a section of 2026, which stands where it does unless it is to stand after another."""
    ordered = list(ReportSection.objects.filter(year=2026).order_by("rank"))
    section = next(one for one in ordered if one.key == key)
    after = changed.pop("after", sections.stands_after(section, ordered))
    return sections.edit(section, by=None, cells=dict(cells), after=after, **changed)


CHANGES = {
    "added": lambda: sections.add(2026, by=None, after=None, cells={BOARDS: Extent.FULL}, title="Barnkonventionen"),
    "asked of them too": lambda: edit("group", cells={BOARDS: Extent.SHORT}),
    "asked for less": lambda: edit("personnel", cells={BOARDS: Extent.SHORT}),
    "taken away": lambda: edit("personnel", cells={BOARDS: Extent.NONE}),
    "moved": lambda: edit("events", after=None),
    "called something else": lambda: edit("events", title="Det viktigaste"),
}


def is_refused(change):
    try:
        with transaction.atomic():
            change()
    except DomainError as refusal:
        return "väntar på beslut" in str(refusal)
    return False


def test_nothing_is_changed_in_what_reports_that_wait_for_their_decision_hold(org):
    report = build_followup.submitted(build_followup.report(build_followup.round_(), org.committee))
    assert [name for name, change in CHANGES.items() if not is_refused(change)] == []
    build_followup.decided(report)
    assert [name for name, change in CHANGES.items() if is_refused(change)] == []


def test_what_no_report_that_waits_holds_is_changed_meanwhile(org):
    build_followup.submitted(build_followup.report(build_followup.round_(), org.committee))
    edit("personnel", cells={("MUNICIPALITY", "INTERIM_2"): Extent.NONE, ("BOARD", "ANNUAL"): Extent.SHORT})
    edit("personnel", help="Hur mår de som arbetar hos er?")
    moved = edit("group", title="Vår koncern", after=None)
    assert ReportSection.objects.filter(year=2026).order_by("rank").first() == moved
