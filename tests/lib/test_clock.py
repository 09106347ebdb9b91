"""The one clock, and what is dated by it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from organisation.models import FrozenContent
from organisation.services import org_units
from planning.models import KeyFigure
from styrmodell.lib import clock
from styrmodell.lib.history import save_many
from tests import build


def test_a_moment_is_this_time_of_the_pinned_day(settings):
    settings.TODAY = "2024-02-29"
    moment = clock.now()
    assert timezone.localdate(moment) == date(2024, 2, 29)
    assert moment.tzinfo == UTC
    meant = timezone.localtime(moment).time()
    real = timezone.localtime().time()
    seconds = [one.hour * 3600 + one.minute * 60 + one.second for one in (meant, real)]
    assert (seconds[1] - seconds[0]) % 86400 < 60


def test_a_moment_is_the_machines_where_no_day_is_pinned(settings):
    settings.TODAY = ""
    assert abs(timezone.now() - clock.now()) < timedelta(minutes=1)


@pytest.mark.django_db
def test_what_is_told_of_when_is_of_the_pinned_day(org, administrator):
    """One row saved, many rows saved, a row deleted, and a row that dates itself."""
    org_units.edit(org.committee, by=administrator, version=1, fields={"note": "Ny"})
    save_many([KeyFigure(name="Besök", unit_of_measure="antal")], by=administrator)
    figure = KeyFigure.objects.get(name="Besök")
    figure.delete()
    content = FrozenContent.objects.create(data={}, sha256="")
    moments: list[datetime] = [
        org.committee.history.latest().history_date,
        *KeyFigure.history.filter(name="Besök").values_list("history_date", flat=True),
        content.created_at,
    ]
    assert len(moments) == 4
    assert {timezone.localdate(moment) for moment in moments} == {clock.today()}


@pytest.mark.django_db
def test_who_logs_in_was_last_seen_on_the_pinned_day(client):
    person = build.user(None)
    person.set_password("vårregn över Mälaren")
    person.save(update_fields=["password"])
    client.post("/konto/logga-in/", {"login": person.username, "password": "vårregn över Mälaren"})
    person.refresh_from_db()
    assert timezone.localdate(person.last_login) == clock.today()
