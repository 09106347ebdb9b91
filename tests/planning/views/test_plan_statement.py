"""Tjänsteutlåtande om en plan: begun in Word with what the system knows."""

from io import BytesIO

import docx
from pytest_django.asserts import assertContains, assertNotContains

from organisation.enums import Role
from planning.enums import NodeKind, PlanKind
from planning.services import plans as plan_service
from tests import build

# The municipality's own headings (domain 1.5).
HEADINGS = [
    "Förslag till beslut",
    "Beskrivning av ärendet",
    "Ekonomiska konsekvenser",
    "Övriga konsekvenser",
    "Barnchecklista",
    "Uppföljning",
    "Beslutsunderlag",
    "Beslutet skickas till",
]


def fetched(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="tjansteutlatande')
    return docx.Document(BytesIO(answer.content))


def words_of(word):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.text]


def test_the_secretary_of_the_nämnd_gets_it_under_the_municipalitys_headings(handed_in, bo_committee_secretary):
    url = f"/planer/{handed_in.pk}/tjansteutlatande/"
    assertContains(bo_committee_secretary.get(handed_in.get_absolute_url()), url)
    word = fetched(bo_committee_secretary, url)
    headings = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert headings == HEADINGS
    words = "\n".join(words_of(word))
    assert "Kulturnämnden föreslås besluta" in words
    assert f"anta verksamhetsplan {handed_in.years}" in words
    assert "Den innehåller inriktningar (2) och särskilda uppdrag (1)." in words
    assert words.endswith("Kommunstyrelsen\nKulturkontoret")
    assert handed_in.get_absolute_url() in "".join(
        link.address or "" for one in word.paragraphs for link in one.hyperlinks
    )


def test_the_file_is_named_after_what_it_is_about(handed_in, bo_committee_secretary):
    answer = bo_committee_secretary.get(f"/planer/{handed_in.pk}/tjansteutlatande/")
    name = f"tjansteutlatande-verksamhetsplan-{handed_in.years.replace('–', '-')}-kulturnamnden.docx"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_handling_that_was_sent_out_is_among_what_the_decision_stands_on(handed_in, bo_committee_secretary, send_out):
    send_out("2026-12-01")
    words = words_of(fetched(bo_committee_secretary, f"/planer/{handed_in.pk}/tjansteutlatande/"))
    assert "Handling 1, Kulturnämnden 2026-12-01" in words


def test_kommunstyrelsen_sends_no_decision_to_itself(org):
    plan = build.plan(PlanKind.OPERATIONAL, org.executive_board)
    build.node(plan, NodeKind.DIRECTION)
    secretary = build.client(build.user(Role.SECRETARY, org.executive_board))
    plan_service.submit(plan, by=None)
    words = words_of(fetched(secretary, f"/planer/{plan.pk}/tjansteutlatande/"))
    assert words[-1] == "[Skriv vilka som ska få beslutet.]"


def test_nobody_is_offered_it_before_the_plan_is_handed_in(plans, written, bo_committee_secretary):
    page = bo_committee_secretary.get(plans.operational.get_absolute_url())
    assertNotContains(page, "tjansteutlatande")
