from django.test import Client

from styrmodell.web import drafts

PATH = "/utkast/"


def test_draft_save_keeps_what_is_typed_in_a_window_and_where(admin, administrator):
    sent = {"key": "plan:1/links", "data": '{"title": ["Ett"]}', "window": "a", "page": "/planer/1/koppla/"}
    for window in "ab":
        assert admin.post(PATH, sent | {"window": window}).status_code == 204
    assert [(draft.window, draft.page) for draft in administrator.drafts.order_by("window")] == [
        ("a", "/planer/1/koppla/"),
        ("b", "/planer/1/koppla/"),
    ]


def test_draft_save_says_when_there_is_soon_no_room(admin, administrator):
    for number in range(drafts.MANY):
        drafts.save(administrator, f"form:{number}", {"title": ["x"]})
    assert admin.post(PATH, {"key": "another", "data": '{"title": ["Ett"]}'}).status_code == 204
    assert "inte är sparade" in str(*admin.get("/").context["messages"])


def test_draft_save_explains_what_it_cannot_read(admin):
    answer = admin.post(PATH, {"key": "plan:1/links", "data": "{"})
    assert answer.status_code == 400
    assert "gick inte att läsa" in answer.json()["error"]
    assert "fält med namn" in admin.post(PATH, {"key": "a", "data": "[]"}).json()["error"]
    assert admin.post(PATH).status_code == 400


def test_draft_save_needs_the_pages_token(administrator):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(administrator)
    assert strict.post(PATH, {"key": "a", "data": "{}"}).status_code == 403
