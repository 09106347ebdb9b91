"""Addresses for pages with hundreds of links: each pattern is looked up once, since looking up costs more than writing."""

from functools import cache

from django.urls import reverse


@cache
def pattern_of(name: str) -> str:
    """The address of a page about one row, with {pk} where its number stands; planning's own are named without their app."""
    return reverse(name if ":" in name else f"planning:{name}", args=[0]).replace("/0/", "/{pk}/")


def page_of(name: str, pk: int) -> str:
    """The address of a page about one row, the same as `reverse` gives."""
    return pattern_of(name).format(pk=pk)


def place_of(plan: int, node: int) -> str:
    """Where a post stands in its plan."""
    return f"{page_of('plan_detail', plan)}#post-{node}"


def start_key(kind: str, unit: int, first_year: int) -> str:
    """A plan that is to be begun, as it stands in the address."""
    return f"{kind}-{unit}-{first_year}"


def start_of(kind: str, unit: int, first_year: int) -> str:
    """Where a plan is begun."""
    return f"{reverse('planning:plan_new')}?plan={start_key(kind, unit, first_year)}"


def part_of(kind: str) -> str:
    """The anchor of the part of a plan where the posts of a kind stand."""
    return kind.lower().replace("_", "-")


def item_field(node: int | None) -> str:
    """What the fields of an item's form are known by in the page, with %s for a field's name: several may stand open."""
    return f"id_item{node}_%s" if node else "id_item_%s"


def target_box(node: int, year: int) -> str:
    """Where the target of a year is written, in the form of a nyckeltal in a plan."""
    return item_field(node) % f"target_{year}"
