"""A database that does not know Swedish letters is refused at the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from styrmodell import locale_check


@pytest.mark.django_db
def test_the_database_of_the_tests_knows_swedish():
    assert locale_check.check_locale(databases=["default"]) == []


def test_one_that_does_not_is_refused(monkeypatch):
    monkeypatch.setattr(locale_check, "knows_swedish", lambda alias="default": False)
    assert [fault.id for fault in locale_check.check_locale(databases=["default"])] == ["styrmodell.E001"]
    with pytest.raises(ImproperlyConfigured, match=r"C\.UTF-8"):
        locale_check.refuse_wrong_locale()


def test_one_that_is_away_is_asked_another_time(monkeypatch):
    def away(alias="default"):
        raise OperationalError("connection refused")

    monkeypatch.setattr(locale_check, "knows_swedish", away)
    locale_check.refuse_wrong_locale()
