"""What a file of räkenskaper would do, the consent to it, and what it did."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains

from followup.enums import ColumnKind, MoneyUnit
from followup.models import AccountFigure, ImportBatch
from followup.rules.accounts.told import said
from followup.services import account_grids
from followup.services.account_figures import FigureInput, open_column, save_figures
from organisation.enums import Role
from tests import build
from tests.answers import told
from tests.followup.account_tables import TABLE, form_in, saved

pytestmark = pytest.mark.django_db

PERIOD = "/ekonomi/rakenskaper/2026/8/"
CSV = TABLE.replace("\t", ";").encode()


@pytest.fixture
def client(org):
    account_grids.begin([org.municipality, org.group], 2026, 8, by=None)
    return build.client(build.user(Role.CONTROLLER, org.group))


def sent(client, data=CSV, name="bokslut.csv"):
    """The address of the file's page."""
    return client.post(f"{PERIOD}fil/", {"file": SimpleUploadedFile(name, data)})["Location"]


def test_the_file_is_shown_and_read_in_with_its_name_as_source(client):
    url = sent(client)
    shown = client.get(url)
    assertContains(shown, "Spara 16 belopp")
    assert not AccountFigure.objects.exists()
    answer = saved(shown, client, url)
    assert (answer.status_code, answer["Location"]) == (302, PERIOD)
    batch = ImportBatch.objects.get()
    assert {(row.source, row.batch_id) for row in AccountFigure.objects.all()} == {("bokslut.csv", batch.pk)}
    assert (batch.new_count, batch.changed_count, batch.unchanged_count) == (16, 0, 0)
    assert AccountFigure.history.latest().history_change_reason == f"Inläsning {batch.pk}, bokslut.csv"
    assert batch.history.latest().history_change_reason == "Inläst"
    assertContains(client.get(PERIOD), "bokslut.csv")


def test_afterwards_the_page_tells_what_it_did_and_the_file_can_be_had(client):
    url = sent(client)
    saved(client.get(url), client, url)
    page = client.get(url)
    assertContains(page, "Filen är inläst.")
    batch = ImportBatch.objects.get()
    assertContains(page, f'href="/ekonomi/inlasning/{batch.pk}/fil/"')
    assert b"".join(client.get(f"/ekonomi/inlasning/{batch.pk}/fil/").streaming_content) == CSV
    assert told(client.post(url, follow=True)) == ["info"]


def test_the_answers_are_kept_until_it_is_saved(client):
    url = sent(client, b";\nVerksamhetens int\xe4kter;742 318\nKassa;5")
    shown = client.get(url)
    assert shown.context["choices"].unclear == [0]
    answered = client.post(url, form_in(shown, url) | {"column-0": "koncern", "unit": "KR"})
    assert saved(answered, client, url).status_code == 302
    assert AccountFigure.objects.get(line__key="operating_income").said_in == "KR"
    assert ImportBatch.objects.get().unit.kind == "GROUP"


def test_what_somebody_else_has_saved_meanwhile_is_shown_and_the_file_waits(client, org, anna):
    url = sent(client)
    shown = client.get(url)
    column = open_column(org.municipality, 2026, ColumnKind.OUTCOME, by=None, month=8)
    save_figures(column, [FigureInput("cash", said(150, MoneyUnit.TKR))], by=anna)
    answer = saved(shown, client, url)
    assertContains(answer, "nu 150, i tabellen 220", status_code=409)
    assert ImportBatch.objects.get().confirmed_at is None
    assert AccountFigure.objects.count() == 1


def test_another_persons_file_waits_for_that_person_alone(client, org):
    url = sent(client)
    other = build.client(build.user(Role.CONTROLLER, org.group))
    assert other.get(url).status_code == 404
    saved(client.get(url), client, url)
    assert other.get(url).status_code == 200


def test_a_file_of_another_period_is_not_found(client, org):
    account_grids.begin([org.municipality], 2025, 12, by=None)
    url = sent(client)
    assert client.get(url.replace("2026/8", "2025/12")).status_code == 404


def test_a_form_without_its_fields_is_shown_again(client):
    assertContains(client.post(sent(client), {"spara": "1"}), "Spara 16 belopp", status_code=422)
    assert not AccountFigure.objects.exists()
