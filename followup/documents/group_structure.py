"""The chapter about how the kommunkoncern is organised: a picture of what is so, and the writer's text."""

from followup.asking.material import Material
from followup.models import SectionRule
from styrmodell.lib.documents.blocks import RichText
from styrmodell.lib.documents.model import Block, Chapter


def chapters(read: Material, one: SectionRule) -> list[Chapter]:
    """Den kommunala koncernens organisation."""
    row = read.texts.get(one.section.key)
    blocks: list[Block] = [read.group] if read.group else []
    if row and row.text:
        blocks.append(RichText(row.text, is_example=row.is_example))
    return [Chapter(one.section.key, one.title, tuple(blocks))] if blocks else []
