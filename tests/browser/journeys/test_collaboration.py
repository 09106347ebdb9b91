"""Samverkan from one office to another and back, counted in the browser."""

from playwright.sync_api import expect

from planning.models import Collaboration, PlanNode
from tests.browser.journeys.effort import Effort


def test_to_answer_a_samverkan_takes_two_clicks(person):
    page = person("kontorschef")
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Svara Socialnämnden om samverkan"))
    effort.click(page.get_by_role("button", name="Ja", exact=True))
    expect(page.get_by_role("status").filter(has_text="Svaret är sparat: ja.")).to_be_visible()
    assert Collaboration.objects.get(unit__code="KK").is_answered
    assert (effort.clicks, effort.fields) == (2, 0)


def test_two_are_named_in_one_save_and_see_it_at_once(person):
    nodes = PlanNode.objects.filter(plan__unit__code="KK", plan__first_year=2027)
    first, second = nodes.get(title="Meröppna bibliotek i hela kommunen"), nodes.get(title="Kultur i vården")
    page = person("kontorschef")
    page.goto(f"/planer/{first.plan_id}/samverkan/")
    effort = Effort(page)
    for node, whom in ((first, "Socialkontoret"), (second, "Exempelskolan")):
        item = page.locator(f"#post-{node.pk}")
        effort.click(item.get_by_text("Lägg till någon"))
        unit = item.get_by_label("Kontor, avdelning, nämnd eller bolag")
        [choice] = [text for text in unit.locator("option").all_inner_texts() if text.endswith(whom)]
        effort.choose(unit, choice)
    effort.click(page.get_by_role("button", name="Spara samverkan"))
    expect(page.get_by_role("status").filter(has_text="Samverkan är sparad.")).to_be_visible()
    assert len(effort.pages) == 1
    chief = person("socialchef")
    expect(chief.get_by_role("link", name="Svara Kulturkontoret om samverkan")).to_be_visible()
