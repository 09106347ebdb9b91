"""Reading in a file of räkenskaper: kept when it is sent, and saved whole when somebody has looked at it and consented."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from followup.models import ImportBatch
from followup.services.account_grids import Grid, save_grids
from organisation.models import OrgUnit, User
from styrmodell.lib.clock import now
from styrmodell.lib.history import save_new, signed


@dataclass(frozen=True, slots=True)
class Counts:
    """Hur många belopp en fil har, by what reading them in does."""

    new: int
    changed: int
    unchanged: int


def upload(file_name: str, data: bytes, *, year: int, month: int, row_count: int, by: User | None) -> ImportBatch:
    """Keep an uploaded file until somebody has looked at it and consented. One that waits for that already is kept once.

    Args:
        year, month: which räkenskaper it is for.
        row_count: how many rows it has that are recognised.
    """
    same = {
        "file_name": file_name[-200:],
        "sha256": hashlib.sha256(data).hexdigest(),
        "uploaded_by": by,
        "accounts_year": year,
        "accounts_month": month,
    }
    if waiting := ImportBatch.objects.filter(**same, confirmed_at=None).first():
        return waiting
    batch = ImportBatch(**same, content=data, row_count=row_count)
    save_new(batch, by=by)
    return batch


@transaction.atomic
def confirm(
    batch: ImportBatch, grids: Sequence[Grid], *, unit: OrgUnit, counts: Counts, by: User | None
) -> ImportBatch:
    """Läs in: save what was shown of the file, all of it or nothing. A second time does nothing.

    Args:
        unit: who may read in amounts of it may read the file.

    Raises:
        DomainError, StaleGrids: as `save_grids`.
    """
    held = ImportBatch.objects.select_for_update(of=("self",), no_key=True).get(pk=batch.pk)
    if held.confirmed_at:
        return held
    save_grids(grids, by=by, reason=f"Inläsning {held.pk}, {held.file_name}", batch=held)
    held.confirmed_at, held.unit = now(), unit
    held.new_count, held.changed_count, held.unchanged_count = counts.new, counts.changed, counts.unchanged
    signed(held, by=by, reason="Inläst").save()
    return held
