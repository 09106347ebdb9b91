"""SwedishOrder: how the databases sort what people read in alphabetical order."""

from typing import Any

from django.db.models import CharField, Func

from styrmodell.lib.swedish import SORTED_AS


class SwedishOrder(Func):
    """Alfabetisk ordning: `order_by(SwedishOrder("name"))` sorts as `sort_key` does, the same on both databases.

    On PostgreSQL by plain letters, not by a collation of its own: not every installation is built with ICU, and one that is
    would sort otherwise than one that is not. What stands first in a list must not depend on where it is read.
    """

    function = "swedish_key"  # of styrmodell.lib.swedish_sqlite
    arity = 1
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """The key in SQL."""
        letters = f"'{''.join(SORTED_AS)}', '{''.join(SORTED_AS.values())}'"
        template = f'translate(lower(normalize(%(expressions)s, NFC)), {letters}) COLLATE "C"'
        return self.as_sql(compiler, connection, template=template, **extra)
