"""Adding up money in the database without losing an öre."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Sum


class ExactSum(Sum):
    """Summa of a column of kronor with two decimals, or of the difference between two: a Decimal, None for a sum of nothing.

    SQLite keeps decimals as floating point numbers, which add up to 0,30000000000000004. One amount of at most 15 digits
    is exact when it is read in whole öre, and whole numbers add up exactly. PostgreSQL's own sum is exact.
    """

    output_field = BigIntegerField()  # what SQLite gives; a DecimalField would round it to 15 digits

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Adds up öre."""
        template = "%(function)s(CAST(ROUND((%(expressions)s) * 100) AS INTEGER))"
        return self.as_sql(compiler, connection, template=template, **extra)

    def get_db_converters(self, connection: Any) -> list[Callable[..., Decimal | None]]:
        """Back to kronor."""
        return [_kronor] if connection.vendor == "sqlite" else []


def _kronor(ore: int | None, *_: Any) -> Decimal | None:
    return None if ore is None else Decimal(ore).scaleb(-2)
