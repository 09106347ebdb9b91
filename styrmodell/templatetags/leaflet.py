"""Tags for the pictures of a leaflet. They serve both the page and the PDF."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from styrmodell.lib.documents import leaflet_charts as charts
from styrmodell.lib.documents.leaflet import Coins, Share, Waffle, YearColumns
from styrmodell.lib.swedish import money_mkr

register = template.Library()


BIG = Decimal(10_000_000_000)  # kr; so much is said without decimals


def _millions(kr: Decimal) -> str:
    return money_mkr(kr, 1 if kr < BIG else 0)


@register.filter
def coin_rows(block: Coins) -> list[tuple[Share, SafeString]]:
    """Each row with its coins."""
    return [(row, charts.coins(row, at)) for at, row in enumerate(block.rows)]


@register.simple_tag
def square(block: Waffle) -> SafeString:
    """The hundred discs."""
    return charts.waffle(block.rows)


@register.filter
def square_parts(block: Waffle) -> list[tuple[Share, SafeString, str]]:
    """Each part with how its discs look and its amount in millions."""
    return [(row, charts.sample(row, at), _millions(row.amount)) for at, row in enumerate(block.rows)]


@register.simple_tag
def year_columns(block: YearColumns) -> SafeString:
    """The amount through the years."""
    return charts.year_columns(block)
