"""What a plan's body made of the links of what was laid before it: of "så bidrar vi", or that a link goes.

It is kept with what the body made of the item that the link is from: by where it leads and its kind the words, None of one that
goes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from organisation.enums import Amends
from organisation.models import Amendment
from planning.models import Contribution, FrozenLink
from planning.reading.amended import AmendedText

LINKS = "links"  # among an amendment's values
Place = tuple[int, str]  # the item that it is from, and `key_of_link`
Words = str | None  # None: there is no link


@dataclass(frozen=True, slots=True)
class MetLink:
    """En koppling som organet ändrade: what was laid before the body, what it made of it, and what stands there today."""

    key: str
    title: str
    frozen: Words
    decided: Words
    now: Words

    @property
    def has_moved_on(self) -> bool:
        """True when somebody has changed it since, to something else than was decided."""
        return self.now not in (self.frozen, self.decided)


def key_of_link(link: FrozenLink | Contribution) -> str:
    """What a link of an item is known by: where it leads and as what."""
    return f"{link.to_node_id}.{link.kind}"


def title_of_link(link: FrozenLink) -> str:
    """What it leads to, as it was called in the handling; empty of what is not to be named there."""
    return f"{link.to_code} {link.to_title}".strip()


def said_of_links(amendments: Iterable[Amendment]) -> dict[Place, Words]:
    """What a body made of links."""
    return {
        (int(one.subject), key): words
        for one in amendments
        if one.what == Amends.CHANGES
        for key, words in one.values.get(LINKS, {}).items()
    }


def laid_links(content: int, node: int) -> list[FrozenLink]:
    """The links of an item of a handling that are named in it. One query."""
    rows = FrozenLink.objects.of(content).filter(from_node=node).order_by("pk")
    return [row for row in rows if title_of_link(row)]


def amended_links(laid: Iterable[FrozenLink], text: AmendedText, said: Mapping[Place, Words]) -> list[FrozenLink]:
    """The links of what is left, called as what they lead to in the plan is called now; not saved.

    Args:
        laid: the links of what the body decided on.
        said: what the body made of links.
    """
    standing = {row.node_id: row for row in text.stands.values()}
    own = {row.node_id for row in text.laid.values()}
    found = []
    for link in laid:
        if link.from_node_id not in standing or link.to_node_id in own - standing.keys():
            continue
        words = said.get((link.from_node_id, key_of_link(link)), link.text)
        if words is None:
            continue
        link.text = words
        if target := standing.get(link.to_node_id):
            link.to_title, link.to_code = target.title, target.code
        link.pk, link._state.adding = None, True
        found.append(link)
    return found


def met_links(rows: Iterable[FrozenLink], amendments: Iterable[Amendment]) -> dict[int, list[MetLink]]:
    """The links that the body changed beside what stands there today, by the items they are from. Two queries where there are
    any.

    Args:
        rows: the links of what the body decided on.
    """
    said = said_of_links(amendments)
    if not said:
        return {}
    nodes = {node for node, _ in said}
    laid = {(row.from_node_id, key_of_link(row)): row for row in rows}
    live = {(row.from_node_id, key_of_link(row)): row.text for row in _live(nodes)}
    found: dict[int, list[MetLink]] = {}
    for place, words in said.items():
        if place in laid:
            link = laid[place]
            met = MetLink(place[1], title_of_link(link), link.text, words, live.get(place))
            found.setdefault(place[0], []).append(met)
    return found


def _live(nodes: Iterable[int]) -> Iterator[Contribution]:
    yield from Contribution.objects.filter(from_node__in=nodes, is_removed=False)
