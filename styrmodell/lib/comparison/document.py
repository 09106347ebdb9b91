"""A comparison as a document, for PDF and Word."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from styrmodell.lib.comparison.model import ComparedGroup, ComparedItem, ComparedValue, Comparison, Told
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Chapter, Document
from styrmodell.lib.swedish import lower_first

KEY = "Det som är struket stod förut, och det som är understruket är nytt."


def comparison_document(comparison: Comparison, *, shows_all: bool = False, of: str = "") -> Document:
    """The comparison with a chapter for each group: what differs, or everything.

    Args:
        of: whose text it is, and which: "Kulturnämnden, verksamhetsplan 2027–2029".
    """
    groups = comparison.groups if shows_all else comparison.changed
    facts = comparison.facts if shows_all else comparison.changed_facts
    chapters = [Chapter("beslut", "Beslut och datum", (RichText(_lines(facts)),))] if facts else []
    chapters += [_chapter(number, group, comparison, shows_all=shows_all) for number, group in enumerate(groups, 1)]
    return Document(
        kind="Jämförelse",
        year="",
        unit=of or comparison.after,
        unit_code="",
        period=f"{comparison.before} jämförs med {lower_first(comparison.after)}",
        summary=f"{comparison.words} {KEY if chapters else ''}".strip(),
        chapters=tuple(chapters),
    )


def _chapter(number: int, group: ComparedGroup, comparison: Comparison, *, shows_all: bool) -> Chapter:
    blocks = []
    for item in group.items:
        heading = f"{item.number} {item.title}".strip()
        told = item.whole if shows_all else item.changes
        html = "".join((*_said_first(item), *_told(told, comparison), *_said_last(item)))
        blocks.append(RichText(html, heading, item.is_example))
    return Chapter(f"del-{number}", group.title or "Text", tuple(blocks))


def _said_first(item: ComparedItem) -> Iterator[str]:
    """What is done with it, and how its title was."""
    words = ". ".join(filter(None, (item.state, item.moved)))
    if words:
        yield format_html("<p><em>{}.</em></p>", words)
    if item.is_retitled:
        yield format_html("<p>Rubrik: {}</p>", mark_safe(item.title_marked))


def _told(told: Told, comparison: Comparison) -> Iterator[str]:
    """Texts, lines and amounts. What is marked was cleaned when it was made."""
    for value in told.texts:
        if value.label:
            yield format_html("<p><strong>{}</strong></p>", value.label)
        yield value.marked if value.is_text else f"<p>{value.marked}</p>"
    yield _lines(told.facts)
    if told.amounts:
        yield _table(told.amounts, comparison)


def _said_last(item: ComparedItem) -> Iterator[str]:
    if item.lost:
        yield format_html("<p>Stod under den: {}.</p>", ", ".join(f"”{title}”" for title in item.lost))


def _lines(values: Iterable[ComparedValue]) -> str:
    """Each under its label: in a line, or as a list."""
    return "".join(
        format_html("<p>{}:</p>{}", value.label, mark_safe(value.marked))
        if value.is_text
        else format_html(
            "<p>{}: {}{}</p>",
            value.label,
            mark_safe(value.marked),
            f" ({value.difference_words})" if value.difference else "",
        )
        for value in values
    )


def _table(values: Iterable[ComparedValue], comparison: Comparison) -> SafeString:
    """Amounts on both sides, with the difference."""
    head = format_html_join("", "<th>{}</th>", ((name,) for name in ("Kronor", *comparison.heads, "Skillnad")))
    rows = format_html_join(
        "",
        "<tr><th>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
        ((value.label, value.before_words, value.after_words, value.difference_words) for value in values),
    )
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, rows)
