"""What a year's reports are asked for: begun from the year before, then changed within what law and styrmodell ask."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from followup.enums import Content, Extent, Ground, ReportStatus
from followup.models import Report, ReportSection, SectionRule
from followup.rules.section_table import SECTIONS
from followup.rules.sections import BINDING, BUILT, WRITTEN, reporter_of
from organisation.models import User
from styrmodell.lib import checksums
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_changes, save_many, save_many_changes, save_new, update_many

SIZES = (Extent.NONE, Extent.SHORT, Extent.FULL)
AFTERWARDS = (Content.AUDIT, Content.SIGNATURES)  # revisorerna and who signs come after the hand-in
OWN = "eget-"  # the keys of sections that the controllers have added
Place = tuple[str, str]  # a kind of reporter and a kind of round
MOVED_MEANWHILE = (
    "Ett annat avsnitt har flyttats sedan sidan visades. Se vad ”{title}” kommer efter nu, och välj på nytt."
)
WORDS = ("title", "help", "label", "annual_title", "annual_help", "municipal_title", "is_needed")
HEADINGS = ("title", "annual_title", "municipal_title")  # of the words those that the report itself prints


class OrderChanged(DomainError):
    """Somebody else has moved a section: the place that was chosen is not the one that was meant."""


@transaction.atomic
def begin(year: int) -> None:
    """Give a year its sections: as the newest earlier year has them, with what the table asks for since; the first year's
    are the table's. A year that has them keeps its own.
    """
    if ReportSection.objects.filter(year=year).exists():
        return
    earlier = _newest_before(year)
    # Two who begin the year at once both come through: the second finds the first one's rows.
    ReportSection.objects.bulk_create(_sections(year, earlier), ignore_conflicts=True)
    made = {section.key: section for section in ReportSection.objects.filter(year=year)}
    SectionRule.objects.bulk_create(_rules(made, earlier), ignore_conflicts=True)


def _newest_before(year: int) -> dict[str, ReportSection]:
    """The sections of the newest earlier year by key, in order, with their rules. Two queries."""
    before = ReportSection.objects.filter(year__lt=year).order_by("-year").values("year")[:1]
    found = ReportSection.objects.filter(year=before).prefetch_related("rules").order_by("rank", "pk")
    return {one.key: one for one in found}


def _sections(year: int, earlier: Mapping[str, ReportSection]) -> list[ReportSection]:
    """Last year's own words and order; what the table has since then comes last."""
    table = {one.key: one for one in SECTIONS}
    made = []
    for rank, key in enumerate([*earlier, *(key for key in table if key not in earlier)]):
        if key in earlier:
            words = {name: getattr(earlier[key], name) for name in WORDS}
        else:
            one = table[key]
            words = {name: getattr(one, name) for name in WORDS if name != "is_needed"} | {"is_needed": one.needed}
        content = table[key].content if key in table else earlier[key].content
        made.append(ReportSection(year=year, key=key, content=content, rank=rank, **words))
    return made


def _rules(made: Mapping[str, ReportSection], earlier: Mapping[str, ReportSection]) -> list[SectionRule]:
    """What the table asks, as much of it as last year, and what the controllers ask besides."""
    asked = {(key, rule.reporter, rule.round_kind): rule for key, one in earlier.items() for rule in one.rules.all()}
    rules = []
    for one in SECTIONS:
        for cell in one.asked():
            least = cell.extent if cell.ground in BINDING else Extent.NONE
            own = asked.pop((one.key, cell.reporter, cell.round_kind), None)
            rules.append(
                SectionRule(
                    section=made[one.key],
                    reporter=cell.reporter,
                    round_kind=cell.round_kind,
                    extent=max(own.extent, least, key=_size) if own else cell.extent,
                    least=least,
                    ground=cell.ground,
                    paragraph=cell.paragraph,
                )
            )
    for (key, reporter, round_kind), rule in asked.items():
        rules.append(_own_rule(made[key], (reporter, round_kind), rule.extent))
    return rules


def _size(extent: str) -> int:
    return SIZES.index(Extent(extent))


def _own_rule(section: ReportSection, place: Place, extent: str) -> SectionRule:
    """What no law asks for: the controllers do."""
    reporter, round_kind = place
    return SectionRule(
        section=section, reporter=reporter, round_kind=round_kind, extent=extent, ground=Ground.JUDGEMENT
    )


@transaction.atomic
def add(
    year: int, *, by: User | None, after: ReportSection | None, cells: Mapping[Place, str], **words: str
) -> ReportSection:
    """Add a section that is written in text, after another; None for first.

    Args:
        cells: how much is asked of whom in which kind of round.
        words: title, help, annual_title, annual_help and municipal_title.

    Raises:
        DomainError: nobody is asked, or a report that it would change waits for its decision.
    """
    ordered = _locked(year)
    if not any(extent != Extent.NONE for extent in cells.values()):
        raise DomainError("Välj vilka som ska svara, och i vilka rapporter.")
    chosen = {place: extent for place, extent in cells.items() if extent != Extent.NONE}
    _refuse_handed_in(year, chosen)
    numbers = ReportSection.objects.filter(key__startswith=OWN).values_list("key", flat=True)
    number = max((int(key.removeprefix(OWN)) for key in numbers), default=0) + 1
    made = ReportSection(
        year=year, key=f"{OWN}{number}", content=Content.TEXT, rank=len(ordered), is_needed=True, **words
    )
    save_new(made, by=by, reason="Tillagt")
    save_many([_own_rule(made, place, extent) for place, extent in chosen.items()], by=by)
    _put(made, after, [*ordered, made], by)
    return made


@transaction.atomic
def edit(
    section: ReportSection,
    *,
    by: User | None,
    cells: Mapping[Place, str],
    after: ReportSection | None,
    version: int | None = None,
    order: str | None = None,
    **words: str,
) -> ReportSection:
    """Change what a section is called, what its writer is asked, of whom, in which kind of round, and where it stands.
    Asked of nobody it is in no report; what has been written in it stays, and is there when it is asked for again.

    Args:
        cells: as for `add`; those that are left out stay.
        order: the `order_mark` of the sections that the user was shown.

    Raises:
        OrderChanged: it would be moved, and the sections stand in another order than the user was shown.
        DomainError: law, RKR or the styrmodell asks for more than that, a reporter cannot be asked for it, or a report that it
            would change waits for its decision.
        StaleEdit: somebody else has changed the section.
    """
    ordered = _locked(section.year)
    current = next(one for one in ordered if one.pk == section.pk)
    rules = {
        (rule.reporter, rule.round_kind): rule
        for rule in SectionRule.objects.select_for_update(of=("self",), no_key=True).filter(section=current)
    }
    changed = [(rules[place], {"extent": extent}, None) for place, extent in cells.items() if place in rules]
    new = {place: extent for place, extent in cells.items() if place not in rules and extent != Extent.NONE}
    moves = after != stands_after(current, ordered)
    is_named = any(words.get(name, getattr(current, name)) != getattr(current, name) for name in HEADINGS)
    known = {place: rule.extent for place, rule in rules.items()}
    _refuse_handed_in(current.year, _differing(known, cells, is_everywhere=moves or is_named))
    for rule, wanted, _ in changed:
        rule.section = current
        _refuse_less(rule, wanted["extent"])
    for reporter, _ in new:
        refuse_unaskable(current, reporter, {one for one, _ in rules})
    fields: dict[str, Any] = dict(words)
    is_own_words = current.content in WRITTEN and current.content not in AFTERWARDS
    if is_own_words and Extent.FULL in cells.values():
        fields["is_needed"] = True  # what is asked in full is answered before the report is handed in
    differs = bool(new) or moves or any(rule.extent != wanted["extent"] for rule, wanted, _ in changed)
    save_changes(current, fields, by=by, version=version, reason="Ändrat", belongings_differ=differs)
    save_many_changes(changed, by=by)
    save_many([_own_rule(current, place, extent) for place, extent in new.items()], by=by)
    if moves:
        if order not in (None, order_mark(ordered)):
            raise OrderChanged(MOVED_MEANWHILE.format(title=current.title))
        _put(current, after, ordered, by)
    return current


def _differing(known: Mapping[Place, str], wanted: Mapping[Place, str], *, is_everywhere: bool) -> list[Place]:
    """The reports that a section is changed in: where more or less is asked, and where it is asked at all when it is also
    moved or called something else.
    """
    return [
        place
        for place in {**known, **wanted}
        if (extent := known.get(place, Extent.NONE)) != wanted.get(place, extent)
        or (is_everywhere and extent != Extent.NONE)
    ]


def _refuse_handed_in(year: int, places: Iterable[Place]) -> None:
    """Refuse to change what a report was made of when it was handed in, until its body has decided."""
    waiting = Report.objects.filter(round__year=year, status=ReportStatus.SUBMITTED)
    kinds = waiting.order_by().values_list("unit__kind", "round__kind").distinct()
    if not {(reporter_of(unit), round_kind) for unit, round_kind in kinds}.isdisjoint(places):
        raise DomainError(
            "Rapporter som är inlämnade väntar på beslut. Ändra vad de ska innehålla när de är beslutade."
        )


def refuse_unaskable(section: ReportSection, reporter: str, asked: set[str]) -> None:
    """Refuse to ask a kind of reporter for what it has none of, as a nämnd for activities.

    Args:
        asked: the reporters that are asked for it in some kind of round.

    Raises:
        DomainError: it cannot be asked.
    """
    if not is_askable(section, reporter, asked):
        raise DomainError(f"”{section.title}” kan inte efterfrågas där.")


def is_askable(section: ReportSection, reporter: str, asked: set[str]) -> bool:
    """True when a kind of reporter can answer the section: a text anybody can write."""
    return section.content in WRITTEN or reporter in asked


def stands_after(section: ReportSection, ordered: Sequence[ReportSection]) -> ReportSection | None:
    """The section before this one among those that can be asked for; None when it is the first."""
    before = ordered[: ordered.index(section)]
    return next((one for one in reversed(before) if one.content in BUILT), None)


def order_mark(ordered: Iterable[ReportSection]) -> str:
    """For a page to tell which order it showed."""
    return checksums.mark(" ".join(str(one.pk) for one in ordered if one.content in BUILT))


def _locked(year: int) -> list[ReportSection]:
    """The year's sections in order, locked until the transaction ends: two who move them take turns."""
    return list(ReportSection.objects.select_for_update(no_key=True).filter(year=year).order_by("rank", "pk"))


def _put(
    section: ReportSection, after: ReportSection | None, ordered: Sequence[ReportSection], by: User | None
) -> None:
    """Give the year's sections their places anew, with one of them elsewhere."""
    others = [one for one in ordered if one != section]
    place = others.index(after) + 1 if after else 0
    others.insert(place, section)
    moved = [(one, rank) for rank, one in enumerate(others) if one.rank != rank]
    for one, rank in moved:
        one.rank = rank
    update_many([one for one, _ in moved], ["rank"], by=by, reason="Flyttat")


def _refuse_less(rule: SectionRule, extent: str) -> None:
    if _size(extent) < _size(rule.least):
        source = rule.paragraph or rule.get_ground_display()
        raise DomainError(f"”{rule.section.title}” kan inte tas bort eller kortas: det krävs ({source}).")
