"""The chapters of sections where something is fetched above the writer's text: the koncern, the years beside each other."""

from followup.asking.material import Material
from followup.models import SectionRule
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Block, Chapter


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """What is fetched, then the text; none where there is neither."""
    section, row = one.section, read.texts.get(one.section.key)
    picture = read.pictures.get(section.content)
    blocks: list[Block] = [picture] if picture else []
    if row and row.text:
        blocks.append(RichText(row.text, is_example=row.is_example))
    return [Chapter(section.key.replace("_", "-"), one.title, tuple(blocks))] if blocks else []
