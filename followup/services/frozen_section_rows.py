"""The rows beside the texts of a report as its frozen content holds them."""

from collections.abc import Iterator

from followup.asking.material import Material
from followup.asking.section_rows import SAID
from followup.models import FrozenSectionRow
from followup.models.frozen_rows import FrozenAnswer


def frozen_section_rows(read: Material) -> Iterator[FrozenAnswer]:
    """Those of the sections that the report is asked for, not saved yet."""
    for row in read.rows:
        yield FrozenSectionRow(row=row, unit=read.report.unit, **{name: getattr(row, name) for name in SAID})
