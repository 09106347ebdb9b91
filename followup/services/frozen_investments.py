"""Investments as a report's frozen content holds them: a row a project."""

from collections.abc import Iterator

from followup.asking.material import Material
from followup.models import FrozenInvestment
from followup.models.frozen_rows import FrozenAnswer


def frozen_investments(read: Material) -> Iterator[FrozenAnswer]:
    """The report's projects as rows that are not saved yet."""
    for one in read.investments.projects:
        yield FrozenInvestment(
            unit_id=one.unit_id,
            unit_name=one.unit_name,
            project_row_id=one.project_id,
            project_version=one.project_version,
            title=one.label,
            row_id=one.amount_id,
            version=one.amount_version,
            forecast_row_id=one.forecast_id,
            forecast_version=one.forecast_version,
            is_yearly=one.is_yearly,
            state=one.state,
            ready=one.ready,
            is_example=one.is_example,
            **one.amounts,
        )
