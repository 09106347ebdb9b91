"""Finding what a text may refer to."""

from styrmodell.web.filters import ListFilter, search_field


class ReferenceFilter(ListFilter):
    """Sök bland ställena."""

    q = search_field(placeholder="Avsnitt, tabell eller not")
