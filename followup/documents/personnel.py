"""The chapter about people in a report: the year's table where the year is over, and the text."""

from collections.abc import Sequence

from django.utils.html import escape

from followup.asking.material import Material
from followup.models import SectionRule
from followup.reading.personnel import Personnel, PersonnelYear
from followup.rules.personnel import BY_KEY, LINES, RULE, Part
from styrmodell.lib.documents.blocks import RichText, Source
from styrmodell.lib.documents.model import Block, Chapter
from styrmodell.lib.documents.personnel import PersonnelRow, PersonnelTable, PersonnelValue
from styrmodell.lib.swedish import join_words, lower_first

SUMMED = "Antalen är summan av vad nämnderna har lämnat där kommunen inte har angett något eget."


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """A section's chapter; none where there is neither a figure nor a word."""
    row = read.texts.get(one.section.key)
    blocks: list[Block] = []
    if row and row.text:
        blocks.append(RichText(row.text, one.section.label, is_example=row.is_example))
    if not read.personnel.is_empty:
        blocks.append(personnel_table(read.personnel))
    return [Chapter(one.section.key.replace("_", "-"), one.title, tuple(blocks))] if blocks else []


def personnel_table(told: Personnel) -> PersonnelTable:
    """The table, as it stands in the report and under Ekonomi: this year first, as in the report's other tables."""
    years = tuple(reversed(told.told))
    rows = []
    for part in Part:
        rows.append(PersonnelRow(part.heading, is_heading=True))
        for line in (line for line in LINES if line.part == part):
            values = tuple(
                PersonnelValue(said.value, said.withheld.label if said.withheld else "")
                for year in years
                for said in [year.at(line.key)]
            )
            rows.append(PersonnelRow(line.name, values, line.decimals, line.depth))
    is_example = all(year.is_example for year in years)
    return PersonnelTable(
        tuple(str(year.year) for year in years),
        tuple(rows),
        note=" ".join(filter(None, (SUMMED if any(year.summed for year in years) else "", _not_made_up(years)))),
        examples=() if is_example else tuple(str(year.year) for year in years if year.is_example),
        rule=RULE,
        is_example=is_example,
    )


def _not_made_up(years: Sequence[PersonnelYear]) -> str:
    """What is true in a year whose column is marked as exempeldata."""
    true = [
        f"{lower_first(BY_KEY[row.key].label)} {year.year}"
        for year in years
        if year.is_example
        for row in year.told_rows
        if not row.is_example
    ]
    return f"Inte exempeldata: {join_words(true)}." if true else ""


def sources(read: Material) -> list[Source]:
    """Where the figures come from, each source once."""
    found = dict.fromkeys(source for year in read.personnel.told for source in year.sources)
    return [Source("Personaluppgifter", escape(source)) for source in found]
