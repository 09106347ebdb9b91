from django.test import Client

from styrmodell.web import drafts

PATH = "/utkast/"


def test_draft_save_keeps_what_is_typed(admin, administrator):
    assert admin.post(PATH, {"key": "plan-node:1", "data": '{"title": ["Ett"]}'}).status_code == 204
    assert drafts.get(administrator, "plan-node:1").data == {"title": ["Ett"]}


def test_draft_save_explains_what_it_cannot_read(admin):
    answer = admin.post(PATH, {"key": "plan-node:1", "data": "{"})
    assert answer.status_code == 400
    assert "gick inte att läsa" in answer.json()["error"]
    assert "fält med namn" in admin.post(PATH, {"key": "a", "data": "[]"}).json()["error"]
    assert admin.post(PATH).status_code == 400


def test_draft_save_needs_the_pages_token(administrator):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    assert strict.post(PATH, {"key": "a", "data": "{}"}).status_code == 403
