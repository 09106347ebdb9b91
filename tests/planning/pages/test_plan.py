"""What a plan's page holds, who reads which text, and that nothing being written is given away."""

import pytest
from django.contrib.auth.models import AnonymousUser

from planning.enums import NodeKind, PlanKind
from planning.models import Plan, PlanNode
from planning.pages.item_drawing import item_list
from planning.pages.plan import PlanPage, build
from planning.pages.plan_choice import ReadText, choose, for_page
from planning.pages.plan_parts import Item
from planning.services import contributions, plan_nodes
from planning.services import plans as plan_service
from tests import build as made


def fresh(plan: Plan) -> Plan:
    return for_page(Plan.objects.all(), AnonymousUser()).get(pk=plan.pk)


def page(plan: Plan, user, **asked) -> PlanPage:
    choice = choose(fresh(plan), user, **asked)
    assert isinstance(choice, ReadText)
    return build(choice, user)


def items(shown: PlanPage) -> dict[str, Item]:
    return {item.title: item for section in shown.sections for item in section.items}


def facts(item: Item) -> dict[str, str]:
    return {fact.label: "; ".join(chip.title for chip in fact.chips) or fact.words for fact in item.facts}


def test_a_figure_shows_the_target_of_each_year(plans, written, bo):
    made.target(written.figure, 2027, "6")
    made.target(written.figure, 2028, "6.2", "6.4")
    shown = items(page(plans.operational, bo))["Öppna bibliotek"]
    assert facts(shown)["Följs upp med"].replace("\N{NO-BREAK SPACE}", " ") == (
        "Besök, mål 2027: 6,0 % · 2028: 6,2–6,4 % · 2029: 6,5 %"
    )


def test_an_item_shows_what_it_serves_and_how_it_is_followed_up(plans, written, bo):
    shown = items(page(plans.operational, bo))["Öppna bibliotek"]
    assert shown.number == "1"
    assert shown.text == "<p>Kvällar och lördagar.</p>"
    assert facts(shown) == {
        "Bidrar till": "Levande demokrati",
        "Följs upp med": "Besök, mål 2029: 6,5\N{NO-BREAK SPACE}%",
        "Tas vidare i": "Ännu ingen",
    }
    assert [(child.number, child.title) for child in shown.children] == [("1.1", "Kvällsöppet")]


def test_who_takes_it_on_below_is_shown(plans, written, bo):
    priority = made.node(plans.office, NodeKind.PRIORITY, "Meröppet")
    contributions.link(priority, written.direction, by=None)
    assert facts(items(page(plans.operational, bo))["Öppna bibliotek"])["Tas vidare i"] == "Kulturkontoret: Meröppet"


def said(shown: PlanPage, title: str, label: str) -> list[str]:
    """How it is done, beside each chip of a line below an item."""
    return [chip.said for fact in items(shown)[title].facts if fact.label == label for chip in fact.chips]


def test_how_an_item_contributes_is_read_in_its_plan_and_at_the_goal_by_those_who_read_its_text(
    plans, written, bo, petra
):
    assert said(page(plans.operational, bo), "Öppna bibliotek", "Bidrar till") == ["Fler kan komma."]
    assert said(page(plans.top, bo), "Levande demokrati", "Tas vidare i") == ["Fler kan komma."]
    assert said(page(plans.top, petra), "Levande demokrati", "Tas vidare i") == []
    made.adopted(plans.operational)
    link = written.direction.contributions.get()
    plan_service.revise(plans.operational, by=None)
    new = {link.pk: (link.version, "<i>Fler</i> kommer.")}
    contributions.save_all(plans.operational, by=bo, add=[], remove=[], texts=new)
    for person, plan, label in ((petra, plans.top, "Tas vidare i"), (petra, plans.operational, "Bidrar till")):
        title = "Levande demokrati" if plan is plans.top else "Öppna bibliotek"
        assert said(page(plan, person), title, label) == ["Fler kan komma."]
    own = items(page(plans.operational, bo))["Öppna bibliotek"]
    assert "<p>&lt;i&gt;Fler&lt;/i&gt; kommer.</p>" in item_list([own], None, can_edit=True)


def test_a_plan_being_written_is_shown_to_those_who_may_read_it_only(plans, written, bo, petra):
    assert choose(fresh(plans.operational), bo).edition is None
    assert choose(fresh(plans.operational), petra) is None
    assert choose(fresh(plans.operational), AnonymousUser()) is None


def test_after_adoption_all_read_the_edition_and_nobody_edits(plans, written, bo, petra):
    made.adopted(plans.operational)
    for person in (bo, petra):
        shown = page(plans.operational, person)
        assert not shown.is_working_text
        assert not shown.can_edit
        assert facts(items(shown)["Öppna bibliotek"])["Bidrar till"] == "Levande demokrati"


def test_a_revision_is_not_given_away(plans, written, bo, petra):
    made.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="HEMLIG rubrik", text="<p>HEMLIG text</p>")
    made.node(plans.operational, NodeKind.DIRECTION, "HEMLIG inriktning")
    made.node(plans.operational, NodeKind.SECTION, "HEMLIGT avsnitt")
    shown = page(plans.operational, petra)
    assert "HEMLIG" not in repr(shown)
    assert shown.status == "ADOPTED"
    assert choose(fresh(plans.operational), petra, working=True) is None
    assert page(plans.operational, petra).switch is None
    own = page(plans.operational, bo)
    assert "HEMLIG inriktning" in items(own)
    assert own.switch.label == "Visa den antagna utgåvan"
    assert "HEMLIG" not in repr(page(plans.operational, bo, number=1).sections)
    assert page(plans.operational, bo, number=1).switch.label == "Visa arbetstexten"


def test_an_older_edition_can_be_read(plans, written, bo, petra):
    made.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="Nya rubriken")
    made.adopted(plans.operational)
    assert "Nya rubriken" in items(page(plans.operational, petra))
    older = page(plans.operational, petra, number=1)
    assert "Öppna bibliotek" in items(older)
    assert older.is_older_edition
    assert choose(fresh(plans.operational), petra, number=3) is None


def test_a_revised_goal_keeps_its_adopted_heading_for_those_who_link_to_it(plans, written, bo):
    plan_service.revise(plans.top, by=None)
    plan_nodes.edit(plans.goals[0], by=None, version=None, title="HEMLIGT mål", code="HEMLIG")
    assert "HEMLIG" not in repr(page(plans.operational, bo))
    assert facts(items(page(plans.operational, bo))["Öppna bibliotek"])["Bidrar till"] == "Levande demokrati"


def test_a_goal_removed_in_a_revision_is_still_served_for_those_who_do_not_read_it(plans, written, bo, anna):
    plan_service.revise(plans.top, by=None)
    plan_nodes.remove(plans.goals[0], by=None)
    assert facts(items(page(plans.operational, bo))["Öppna bibliotek"])["Bidrar till"] == "Levande demokrati"
    assert facts(items(page(plans.operational, anna))["Öppna bibliotek"])["Bidrar till"] == "Ännu inget mål"


def test_a_link_from_a_text_being_written_is_not_shown_on_the_adopted_plan(plans, written, bo, petra):
    taken = "Tas vidare i"
    assert facts(items(page(plans.top, petra))["Levande demokrati"])[taken] == "Ännu ingen"
    assert facts(items(page(plans.top, bo))["Levande demokrati"])[taken] == "Kulturnämnden: Öppna bibliotek"
    made.adopted(plans.operational)
    assert facts(items(page(plans.top, petra))["Levande demokrati"])[taken] == "Kulturnämnden: Öppna bibliotek"
    plan_service.revise(plans.operational, by=bo)
    plan_nodes.edit(written.direction, by=bo, version=None, title="HEMLIG")
    assert "HEMLIG" not in repr(page(plans.top, petra))


def test_a_link_taken_away_before_the_newest_edition_is_no_longer_shown(plans, written, bo, petra):
    made.adopted(plans.operational)
    plan_service.revise(plans.operational, by=bo)
    made.unlink(written.direction, plans.goals[0], by=bo)
    made.adopted(plans.operational)
    assert facts(items(page(plans.top, petra))["Levande demokrati"])["Tas vidare i"] == "Ännu ingen"


def test_the_other_end_of_a_link_is_shown_by_heading_without_the_way_to_it(plans, org, written, bo):
    theirs = made.node(made.plan(PlanKind.OFFICE, org.other_office), NodeKind.PRIORITY, "Läslust i skolan")
    contributions.link(theirs, written.direction, by=None)
    taken = items(page(plans.operational, bo))["Öppna bibliotek"].facts[-1]
    assert [(chip.title, chip.url) for chip in taken.chips] == [("Utbildningskontoret: Läslust i skolan", "")]


def test_what_is_left_is_said_in_sentences_that_lead_to_the_place(plans, bo):
    empty = page(plans.operational, bo)
    assert [row.text for row in empty.side[0].rows] == ["Planen saknar inriktningar"]
    made.node(plans.operational, NodeKind.SECTION, "Utmaningar")
    direction = made.node(plans.operational, NodeKind.DIRECTION, "Öppet")
    said = [(row.text, row.url, row.note) for row in page(plans.operational, bo).side[0].rows]
    assert (("Öppet", f"#post-{direction.pk}", "bidrar inte till något mål")) in said
    assert (("Öppet", f"#post-{direction.pk}", "följs inte upp med något nyckeltal")) in said
    assert [note for text, _, note in said if text == "Utmaningar"] == ["saknar text"]


def test_goals_that_nothing_serves_are_listed(plans, written, bo):
    side = {section.title: section.rows for section in page(plans.operational, bo).side}
    assert [row.text for row in side["Mål som planen inte bidrar till"]] == ["I2 Välfärd av god kvalitet"]


def test_many_special_assignments_are_warned_about_not_refused(plans, bo):
    for _ in range(5):
        made.node(plans.operational, NodeKind.SPECIAL_ASSIGNMENT)
    assert all(section.warning == "" for section in page(plans.operational, bo).sections)
    made.node(plans.operational, NodeKind.SPECIAL_ASSIGNMENT)
    warnings = [section.warning for section in page(plans.operational, bo).sections if section.warning]
    assert warnings[0].startswith("Planen har sex särskilda uppdrag.")


def test_the_councils_uppdrag_to_the_nämnd_are_read_in_its_plan(plans, org, bo):
    plan_service.revise(plans.top, by=None)
    ours = made.assignment(org.council, "Öppna fler", org.committee)
    others = made.assignment(org.council, "Bygg skolan", org.other_committee)
    node = made.node(plans.top, NodeKind.COUNCIL_ASSIGNMENT, "Öppna fler", assignment=ours)
    made.node(plans.top, NodeKind.COUNCIL_ASSIGNMENT, "Bygg skolan", assignment=others)
    made.adopted(plans.top)
    contributions.link(made.node(plans.operational, NodeKind.DIRECTION, "Öppet"), node, by=None)
    shown = items(page(plans.operational, bo))
    assert facts(shown["Öppna fler"]) == {"Tas om hand av": "Öppet"}
    assert "Bygg skolan" not in shown


def test_an_edition_names_its_decision_and_says_what_is_missing(plans, written, bo):
    made.adopted(plans.operational)
    plan = fresh(plans.operational)
    line = choose(plan, bo).edition.decisions[0].words
    assert line == "Kulturnämnden antar 2026-11-02, § 45, dnr KN/2026:12"
    plan.editions.get().matter.decisions.update(paragraph="", date=None, registry_number="")
    assert choose(plan, bo).edition.decisions[0].words == "Kulturnämnden antar datum saknas, § saknas, dnr saknas"


@pytest.mark.parametrize("adopted", [False, True])
def test_the_number_of_queries_does_not_grow_with_the_plan(plans, written, bo, django_assert_num_queries, adopted):
    def fill(times: int) -> None:
        for number in range(times):
            node = made.node(plans.operational, NodeKind.DIRECTION, f"Inriktning {number} av {times}")
            contributions.link(node, plans.goals[1], by=None)
            figure = made.node(plans.operational, NodeKind.KEY_FIGURE, parent=node)
            made.target(figure, 2029, "5")
            made.node(plans.operational, NodeKind.SPECIAL_ASSIGNMENT)
            contributions.link(made.node(plans.office, NodeKind.PRIORITY), node, by=None)

    def read() -> None:
        shown = page(plans.operational, bo)
        assert len(shown.sections) >= 2

    fill(1)
    if adopted:
        made.adopted(plans.operational)
    page(plans.operational, bo)  # the person's roles are read once
    asked = 8  # what has been decided has handlingar, and what is written uppdrag that nothing takes care of
    with django_assert_num_queries(asked):
        read()
    if adopted:
        plan_service.revise(plans.operational, by=None)
    fill(9)
    if adopted:
        made.adopted(plans.operational)
    with django_assert_num_queries(asked):
        read()


def test_a_node_that_is_removed_is_not_shown(plans, written, bo):
    plan_nodes.remove(written.direction, by=bo)
    assert "Öppna bibliotek" not in repr(page(plans.operational, bo).sections)
    assert PlanNode.objects.filter(title="Öppna bibliotek").exists()


def test_formatted_words_about_an_item_keep_their_form(plans, written, bo):
    listed = "<ul><li>Fler besök</li><li>Kortare köer</li></ul>"
    plan_nodes.edit(written.priority, by=bo, version=None, expected_result=listed)
    (priority,) = items(page(plans.operational, bo))["Öppna bibliotek"].children
    assert next(fact.rich for fact in priority.facts if fact.label == "Resultat") == listed
