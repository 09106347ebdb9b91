"""Alphabetical order as Swedes read it, the same on both databases."""

import re
from pathlib import Path

import pytest

from organisation.models import User
from styrmodell.lib.swedish import sort_key
from styrmodell.lib.swedish_order import SwedishOrder

ROOT = Path(__file__).parent.parent
IN_ORDER = [
    "Al",
    "ald",
    "anders liten",
    "Édith Åberg",
    "Edvard Berg",
    "Éva",
    "eva b",
    "Łukasz",
    "My",
    "Müller",
    "von Platen, Carl",
    "Zlatan Šarić",
    "Zäta",
    "Ål",
    "A\N{COMBINING RING ABOVE}sa af Geijerstam",
    "Äl",
    "Ængel",
    "Ängla Öst",
    "Öl",
    "Ørsted",
    "Österåker",
]  # Å composed of two signs as well, as in what was frozen long ago


@pytest.mark.both_databases
@pytest.mark.django_db
def test_people_are_listed_as_swedes_sort_names():
    User.objects.bulk_create(User(username=f"p{number}", name=name) for number, name in enumerate(sorted(IN_ORDER)))
    assert [str(person) for person in User.objects.all()] == IN_ORDER
    assert [str(person) for person in User.objects.order_by(SwedishOrder("name").desc())] == IN_ORDER[::-1]


def test_lists_made_without_a_database_are_sorted_alike():
    assert sorted(sorted(IN_ORDER), key=sort_key) == IN_ORDER


def test_what_people_read_by_name_is_sorted_so_everywhere():
    plain = re.compile(r"""(order_by\(|ordering = [\[(])[^)\]]*(?<!SwedishOrder\()["']-?([a-z_]+__)?name["']""")
    product = [
        path for app in ("organisation", "planning", "followup", "styrmodell") for path in (ROOT / app).rglob("*.py")
    ]
    found = [path.name for path in product if "migrations" not in path.parts and plain.search(path.read_text())]
    assert found == ["worker.py"]  # whose names are numbers that no list shows
