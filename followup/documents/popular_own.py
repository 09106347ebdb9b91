"""What the writers of kommunens årsredovisning say to invånarna: short texts of words alone, beside the pictures that are made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from followup.models import FrozenText, ReportText
from followup.rules.leaflet import LONGEST
from styrmodell.lib import richtext


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Egna ord i ett av dess avsnitt, as paragraphs."""

    html: SafeString
    is_example: bool = False


NOTHING_OWN: Mapping[str, OwnWords] = MappingProxyType({})


def own_words(rows: Iterable[ReportText | FrozenText]) -> dict[str, OwnWords]:
    """What is written, by section; pictures and tables have no room."""
    return {row.key: OwnWords(_paragraphs(row.text), row.is_example) for row in rows if _is_own(row)}


def _is_own(row: ReportText | FrozenText) -> bool:
    return row.key in LONGEST and bool(richtext.plain(row.text).strip())


def _paragraphs(text: str) -> SafeString:
    lines = (line.strip() for line in richtext.plain(text).splitlines())
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line))
