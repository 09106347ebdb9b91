from django.core import mail
from pytest_django.asserts import assertContains, assertRedirects

from organisation.models import User
from tests.answers import WHOLE, explained, told

PATH = "/anvandare/ny/"
ASTRID = {"name": "Astrid Åberg", "title": "Enhetschef", "email": "astrid@example.org", "username": "astrid"}


def test_user_new_adds_a_person_who_chooses_a_password_by_mail(admin):
    answer = admin.post(PATH, ASTRID)
    assertRedirects(answer, f"/anvandare/{User.objects.get(username='astrid').pk}/")
    assert [message.to for message in mail.outbox] == [["astrid@example.org"]]


def test_user_new_explains_bad_input_and_keeps_it(admin, administrator):
    answer = admin.post(PATH, {**ASTRID, "username": "två ord"})
    assertContains(answer, "Astrid Åberg", status_code=422)
    assert "username" in answer.context["form"].errors
    assert explained(admin.post(PATH, {**ASTRID, "email": administrator.email})) == {WHOLE}
    assert not User.objects.filter(name="Astrid Åberg").exists()


def test_user_new_wants_a_name_and_a_login_that_are_seen(admin):
    assert explained(admin.post(PATH, {**ASTRID, "name": "\u202e", "username": "\u200b"})) == {"name", "username"}


def test_user_new_says_when_the_mail_could_not_be_sent(admin, settings):
    settings.EMAIL_BACKEND = "tests.organisation.services.test_users.SilentServer"
    assert told(admin.post(PATH, ASTRID, follow=True)) == ["success", "error"]
    assert User.objects.filter(username="astrid").exists()
