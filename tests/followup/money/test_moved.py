"""How the ledger has moved since a report was decided: told beside the report and the economy, which stand as they were."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from followup.enums import RoundKind
from followup.money.moved import moved_since_decided
from tests import build_followup
from tests.followup.money import ledgers

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def decided(org, frida):
    """KN has decided its report of October 2026; one of its verksamheter has no amounts yet."""
    ledgers.operations(org.committee, {"KN-30": "Bibliotek", "KN-40": "Kulturskola"})
    october = build_followup.round_(RoundKind.MONTHLY, due_on=date(2026, 11, 27))
    ledgers.read_in("KN;KN-30;2026-10;-12215000;-12740000;-15339000;-15038800\n", frida)
    report = build_followup.report(october, org.committee)
    build_followup.decided(build_followup.submitted(report))
    return report


def test_what_has_moved_is_told_with_both_figures(decided, org, frida):
    assert moved_since_decided(org.other_committee, decided.round) is None
    assert moved_since_decided(org.committee, decided.round).rows == ()
    ledgers.read_in(
        "KN;KN-30;2026-10;-12300000;-12740000;-15339000;\nKN;KN-40;2026-10;-9404300;-9500000;-11400000;\n", frida
    )
    moved = moved_since_decided(org.committee, decided.round)
    assert [(row.operation, row.word, row.then, row.now) for row in moved.rows] == [
        ("Bibliotek", "utfall", -12_215_000, -12_300_000),
        ("Kulturskola", "utfall", None, -9_404_300),
        ("Kulturskola", "budget", None, -9_500_000),
        ("Kulturskola", "årsbudget", None, -11_400_000),
    ]
    assert moved.total == Decimal(-85_000)


def test_it_is_shown_on_the_economy_page_and_on_the_report_to_who_follows_the_work(
    decided, org, frida, frida_economist, reader
):
    ledgers.read_in("KN;KN-30;2026-10;-12300000;-12740000;-15339000;\n", frida)
    for url in (f"/ekonomi/?enhet={org.committee.pk}&tillfalle=2026-10", decided.get_absolute_url()):
        page = frida_economist.get(url)
        assertContains(page, 'id="andrat"')
        assertContains(page, f"−12{NBSP}300")
    shown = reader.get(decided.get_absolute_url())
    assertNotContains(shown, 'id="andrat"')
    assertContains(shown, f"−12{NBSP}215")
