"""The chapters about the accounts in a report: their tables as they stand under Ekonomi, what is proved of them, and the text."""

from collections.abc import Iterator

from django.utils.html import format_html

from followup.asking.fetched import fetched_in
from followup.asking.material import Material
from followup.documents import account_ratios
from followup.enums import Content
from followup.models import SectionRule
from followup.money.statement_notes import PRINCIPLES
from followup.money.statements import Fetched
from followup.rules.accounts.in_sections import last_statement
from styrmodell.lib.documents.accounts import FinancialNote
from styrmodell.lib.documents.blocks import RichText, Source
from styrmodell.lib.documents.model import Block, Chapter


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """A section's chapter; none where there is neither an amount nor a word. What is missing in it is said.

    After the last statement stand the key ratios that are worked out from them all.
    """
    contents = [rule.section.content for rule in read.asked]
    own = _of_section(read, one)
    return [*own, *account_ratios.chapters(read)] if one.section.content == last_statement(contents) else own


def _of_section(read: Material, one: SectionRule) -> list[Chapter]:
    section, row = one.section, read.texts.get(one.section.key)
    told = fetched_in(read, one)
    text = row.text if row else ""
    is_example = bool(row and row.is_example)
    blocks: list[Block] = [*told.blocks, *_proved(told)]
    if text and section.content == Content.NOTES:
        blocks.insert(0, FinancialNote(PRINCIPLES, "Redovisningsprinciper", html=text, is_example=is_example))
    elif text:
        blocks.append(RichText(text, "Skäl" if told.lacks else "Kommentar", is_example=is_example))
    if not blocks:
        return []
    lead = " ".join(filter(None, [told.lead, told.lacks]))
    return [Chapter(section.key.replace("_", "-"), one.title, tuple(blocks), lead=lead)]


def _proved(told: Fetched) -> Iterator[Block]:
    """What is proved, each check by itself only where something does not agree: a reader need not read what is well."""
    if told.agreed and told.proofs:
        yield RichText(format_html("<p>{}</p>", told.agreed), "Kontroller", is_example=told.proofs.is_example)
    elif told.proofs:
        yield told.proofs


def sources(read: Material) -> list[Source]:
    """Where the amounts of the year come from, each source once."""
    found = dict.fromkeys(row.source for column in read.accounts.told for row in column.figures if row.source)
    return [Source("Räkenskaper", source) for source in found]
