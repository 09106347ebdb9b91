"""What a body decided *med ändring* about a plan: the handling with the amendments in, as a new content."""

from collections.abc import Sequence
from dataclasses import replace

from organisation.models import Amendment, Decision, FrozenContent, User
from organisation.services import frozen_contents
from organisation.services.masked_rows import as_frozen, whole
from organisation.services.matters import Added
from planning.documents.plan import document_of
from planning.models import FrozenLink, Plan
from planning.reading.amended import AmendedText, laid_rows
from planning.reading.amended_links import amended_links, said_of_links
from planning.reading.tree import row_of
from planning.services.editions import keep, told_links
from styrmodell.lib.errors import DomainError


def amended(
    plan: Plan, decision: Decision, amendments: Sequence[Amendment], added: Added, by: User | None
) -> FrozenContent:
    """The content that the decision was made on, with its amendments in. Nothing that has been written since comes into it:
    not even what units and nyckeltal are called today.

    Args:
        added: what `carrying.carry` gave.

    Raises:
        DomainError: something is added below what is struck.
    """
    content = decision.content
    assert content is not None
    if not amendments:
        return content
    laid = as_frozen(
        content, laid_rows(content.pk)
    )  # what is masked in it is so in what is made of it, until it is lifted
    text = AmendedText(laid, amendments, added)
    nodes = list(text.stands.values())
    if set(added.values()) - {row.node_id for row in nodes}:
        raise DomainError("Något tillkommer under det som stryks. Ta bort den ena av de två ändringarna.")
    laid_links = as_frozen(content, FrozenLink.objects.of(content).order_by("pk"))
    links = amended_links(laid_links, text, said_of_links(amendments))
    then = whole(content)
    was = frozen_contents.document_in(then)
    new = document_of(plan, list(map(row_of, nodes)), told_links(links), municipality=was.municipality)
    return keep(then.data["plan"], nodes, links, replace(was, chapters=new.chapters), by=by)
