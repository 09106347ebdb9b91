import pytest
from pytest_django.asserts import assertContains, assertRedirects

from styrmodell.web import drafts


@pytest.fixture
def draft(administrator):
    fields = {"title": ["Öppet"], "text": ["<p>Varje dag</p>"], "kind": ["GOAL"]}
    return drafts.keep(administrator, "plan:1/links", fields, why="Planen är inlämnad.", page="/planer/1/koppla/")


def test_draft_detail_shows_the_text_why_it_was_kept_and_the_way_to_its_form(admin, draft):
    page = admin.get(draft.get_absolute_url())
    for words in ("Öppet</textarea>", "Varje dag</textarea>", "Planen är inlämnad.", 'href="/planer/1/koppla/"'):
        assertContains(page, words)
    assert "no-store" in page["Cache-Control"]


def test_draft_detail_throws_away_when_its_writer_says_so(admin, administrator, draft):
    assertRedirects(admin.post(draft.get_absolute_url()), "/")
    assert not administrator.drafts.exists()
    assert admin.get(draft.get_absolute_url()).status_code == 404


def test_draft_detail_answers_a_script_without_a_page(admin, administrator, draft):
    assert admin.post(draft.get_absolute_url(), headers={"Sec-Fetch-Mode": "cors"}).status_code == 204
    assert not administrator.drafts.exists()


def test_draft_detail_is_nobody_elses(anna_controller, administrator, draft):
    for method in (anna_controller.get, anna_controller.post):
        assert method(draft.get_absolute_url()).status_code == 404
    assert administrator.drafts.exists()
