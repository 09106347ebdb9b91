"""What must always be true of the stored data and no constraint can say. One Swedish line per fault."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from django.db.models import Exists, F, Model, OuterRef, Prefetch, Q, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from followup.models import OperatingAmount, Report, ReportEdition, ReportFile, ReportingRound
from followup.money.amounts import total_of
from followup.money.operating_account import summary_per_board
from followup.services import frozen_answers
from organisation.enums import PARENT_KINDS
from organisation.models import (
    Attachment,
    ComparisonFile,
    Decision,
    FrozenContent,
    MeetingPaper,
    MeetingPaperFile,
    OrgUnit,
    UnitSuccession,
    User,
    WithdrawnFile,
)
from organisation.reach.successors import comes_after
from organisation.reading.attachments import parted
from organisation.services.masked_rows import as_frozen, is_as_frozen, still_shown, whole
from planning.models import FrozenLink, FrozenNode, Plan, PlanEdition, PlanFile, PlanNode
from planning.reading.handed_down import misplaced_items
from planning.reading.stories import stories
from planning.services.continuations import origins_of
from planning.services.editions import link_data, node_data
from styrmodell.lib import checksums, trees
from styrmodell.lib.checksums import canonical
from styrmodell.lib.documents.render.json import LAST
from styrmodell.lib.exact_sum import ExactSum
from styrmodell.lib.lookalikes import look_of
from styrmodell.lib.swedish import number

Faults = Iterator[str]
CHUNK = 500  # items whose stories are read at a time
CHECKSUM = re.compile(r"\b[0-9a-f]{16}(?: [0-9a-f]{16}){3}\b")
SUMS = Prefetch("attachments", Attachment.objects.only("sha256"))
SUMMED = {"outcome": "utfall", "budget": "budget", "year_budget": "årsbudget"}


def all_faults() -> Faults:
    """Every fault there is; nothing when the data is whole. Reads everything, writes nothing."""
    for check in CHECKS:
        yield from check()


def tree_faults() -> Faults:
    """The trees against their parent ids: cycles, orphans, levels, overlaps, order."""
    yield from trees.faults(OrgUnit, "Organisationsenhet")
    yield from trees.faults(Plan, "Plan")
    yield from trees.faults(PlanNode, "Planpost")


def misplaced_units() -> Faults:
    """Units that stand under a kind where theirs may not stand."""
    for unit in OrgUnit.objects.select_related("parent"):
        allowed = PARENT_KINDS[unit.kind]
        stands_right = unit.parent.kind in allowed if unit.parent else not allowed
        if not stands_right:
            yield f"Organisationsenhet {unit.pk}: {unit.get_kind_display()} kan inte stå under {unit.parent or 'ingenting'}"


def look_alike_faults() -> Faults:
    """Two units that hold with codes that nobody tells apart, or two people with such logins."""
    codes = OrgUnit.objects.filter(valid_to=None).exclude(code="").order_by("pk").values_list("pk", "code")
    yield from _look_alikes("Organisationsenhet", codes)
    yield from _look_alikes("Användare", User.objects.order_by("pk").values_list("pk", "username"))


def _look_alikes(what: str, rows: Iterable[tuple[int, str]]) -> Faults:
    first: dict[str, int] = {}
    for pk, text in rows:
        if first.setdefault(look_of(text), pk) != pk:
            yield f"{what} {pk}: {text} ser likadan ut som för {first[look_of(text)]}"


def succession_faults() -> Faults:
    """Who took over from whom: never round in a ring."""
    rows = UnitSuccession.objects.order_by("pk").select_related("predecessor")
    for row in rows:
        if row.predecessor_id in comes_after(row.predecessor):
            yield f"Efterföljd {row.pk}: {row.predecessor} tar över efter sig själv, i en ring"


def plan_tree_faults() -> Faults:
    """Every plan has one root, and every node belongs to the plan of the root it hangs under."""
    roots = PlanNode.objects.filter(plan=OuterRef("pk"), parent=None)
    for plan in Plan.objects.exclude(Exists(roots)):
        yield f"Plan {plan.pk}: saknar rot för sin text"
    for node in PlanNode.objects.exclude(parent=None).exclude(plan=F("parent__plan")).select_related("parent"):
        yield f"Planpost {node.pk}: hör till plan {node.plan_id} men ligger under en post i plan {node.parent.plan_id}"


def plan_edition_faults() -> Faults:
    """The checksum of every adopted plan: what it stands on, its cover and its text."""
    for edition in PlanEdition.objects.select_related("content").order_by("pk").iterator(chunk_size=50):
        if not is_as_frozen(edition):
            yield f"Planutgåva {edition.pk}: innehållet stämmer inte med sin kontrollsumma"
        if edition.content.data["plan"]["id"] != edition.plan_id:
            yield f"Planutgåva {edition.pk}: står på en annan plans innehåll"


def frozen_plan_faults() -> Faults:
    """The rows of every frozen plan against the data that its checksum covers."""
    for content in FrozenContent.objects.filter(data__has_key="plan").order_by("pk").iterator(chunk_size=50):
        nodes = as_frozen(content, FrozenNode.objects.of(content).order_by("position"))
        links = as_frozen(content, FrozenLink.objects.of(content).order_by("pk"))
        said, data = ([*map(node_data, nodes)], [*map(link_data, links)]), whole(content).data
        if said != (data.get("nodes"), data.get("links")):
            yield f"Fryst innehåll {content.pk}: raderna stämmer inte med det som frystes"


def frozen_content_faults() -> Faults:
    """The checksum of everything that has been frozen."""
    for content in FrozenContent.objects.order_by("pk").iterator(chunk_size=50):
        if checksums.of_data(whole(content).data) != content.sha256:
            yield f"Fryst innehåll {content.pk}: innehållet stämmer inte med sin kontrollsumma"


def masking_faults() -> Faults:
    """What is masked can be read nowhere in what it was masked in."""
    for content in (
        FrozenContent.objects.filter(maskings__lifted_at=None, maskings__isnull=False).distinct().order_by("pk")
    ):
        if still_shown(content):
            yield f"Fryst innehåll {content.pk}: ord som är maskade går att läsa"


def continuation_faults() -> Faults:
    """What goes on in what: never round in a ring, and each item's origin is the one its rows lead back to."""
    nodes = dict(
        PlanNode.objects.filter(Q(backward__isnull=False) | Q(origin__isnull=False)).values_list("pk", "origin")
    )
    ids = sorted(nodes)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        origins = origins_of(some)
        for pk, story in stories(some).items():
            if pk in story.earlier:
                yield f"Planpost {pk}: fortsätter i en ring"
            elif nodes[pk] != origins[pk]:
                yield f"Planpost {pk}: ursprunget stämmer inte med fortsättningarna"


def report_edition_faults() -> Faults:
    """The checksum of every frozen report."""
    for edition in ReportEdition.objects.select_related("content").order_by("pk").iterator(chunk_size=20):
        if not is_as_frozen(edition):
            yield f"Rapportutgåva {edition.pk}: innehållet stämmer inte med sin kontrollsumma"
        if edition.content.data["report"] != edition.report_id:
            yield f"Rapportutgåva {edition.pk}: står på en annan rapports innehåll"


def frozen_report_faults() -> Faults:
    """The rows of every frozen report against the data that its checksum covers."""
    for content in FrozenContent.objects.filter(data__has_key="answers").order_by("pk").iterator(chunk_size=20):
        if not frozen_answers.agree(content):
            yield f"Fryst innehåll {content.pk}: raderna stämmer inte med det som frystes"


def decided_content_faults() -> Faults:
    """Every edition stands on what its matter's last decision said; one that nobody decided has no matter."""
    newest = Decision.objects.filter(matter=OuterRef("matter")).order_by("-pk")
    for model, word in ((PlanEdition, "Planutgåva"), (ReportEdition, "Rapportutgåva")):
        decided = model._default_manager.filter(matter__isnull=False).annotate(
            last=Subquery(newest.values_list(Coalesce("amended_content", "content"))[:1])
        )
        for pk in decided.exclude(content=F("last")).order_by("pk").values_list("pk", flat=True):
            yield f"{word} {pk}: står på ett annat innehåll än det som sist beslutades"


def name_faults() -> Faults:
    """What a plan, its editions and a report say that their unit was called, against what was frozen."""
    plan_unit = KeyTextTransform("unit", KeyTransform("plan", "content__data"))
    report_unit = KeyTextTransform("unit", "content__data")
    newest = PlanEdition.objects.filter(plan=OuterRef("pk")).order_by("-number").annotate(said=plan_unit)
    last = ReportEdition.objects.filter(report=OuterRef("pk")).order_by("-number").annotate(said=report_unit)
    for word, rows in (
        ("Planutgåva", PlanEdition.objects.annotate(called=plan_unit)),
        ("Plan", Plan.objects.annotate(called=Subquery(newest.values("said")[:1]))),
        ("Rapport", Report.objects.annotate(called=Subquery(last.values("said")[:1]))),
    ):
        wrong = rows.exclude(called__isnull=True).exclude(unit_then=F("called")).order_by("pk")
        for pk, then, called in wrong.values_list("pk", "unit_then", "called"):
            yield f"{word} {pk}: enheten kallas ”{then}” men hette ”{called}” när innehållet frystes"


def meeting_paper_faults() -> Faults:
    """The checksum of every handling."""
    for paper in MeetingPaper.objects.select_related("content").order_by("pk").iterator(chunk_size=20):
        if not is_as_frozen(paper):
            yield f"Handling {paper.pk}: innehållet stämmer inte med sin kontrollsumma"


def made_file_faults() -> Faults:
    """The checksum of every file that is kept."""
    for model in (PlanFile, ReportFile, MeetingPaperFile, WithdrawnFile, ComparisonFile):
        word = capfirst(model._meta.verbose_name)
        for file in model._default_manager.order_by("pk").iterator(chunk_size=5):
            if hashlib.sha256(bytes(file.content)).hexdigest() != file.sha256:
                yield f"{word} {file.pk}: {file.file_name} stämmer inte med sin kontrollsumma"


def attachment_faults() -> Faults:
    """The checksum of every bilaga that is kept, and that each frozen cover lists those which went with it."""
    forgotten = Q(removed_at__isnull=False, decision=None, papers=None, plan_editions=None, report_editions=None)
    for row in Attachment.objects.exclude(forgotten).order_by("pk").distinct().iterator(chunk_size=5):
        if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256:
            yield f"Bilaga {row.pk}: {row.file_name} stämmer inte med sin kontrollsumma"
    for model, word in ((MeetingPaper, "Handling"), (PlanEdition, "Planutgåva"), (ReportEdition, "Rapportutgåva")):
        has_some = model._default_manager.filter(Q(attachments__isnull=False) | Q(cover__has_key=LAST)).distinct()
        for frozen in has_some.prefetch_related(SUMS).order_by("pk").iterator(chunk_size=50):
            listed = set(CHECKSUM.findall(canonical(frozen.cover.get(LAST, []))))
            if listed != {parted(row.sha256) for row in frozen.attachments.all()}:
                yield f"{word} {frozen.pk}: bilagorna är inte de som försättsbladet räknar upp"


def laid_content_faults() -> Faults:
    """A handling's decisions stand on what it does, and a document's handlingar are numbered through its matters."""
    for pk in (
        Decision.objects.filter(paper__isnull=False)
        .exclude(content=F("paper__content"), body=F("paper__body"), matter=F("paper__matter"))
        .order_by("pk")
        .values_list("pk", flat=True)
    ):
        yield f"Beslut {pk}: är fattat på något annat än sin handling"
    numbers: dict[tuple[str, int], list[int]] = {}
    links = ("matter__plan_link__plan", "matter__report_link__report", "number")
    for plan, report, count in MeetingPaper.objects.order_by("pk").values_list(*links):
        numbers.setdefault(("Plan", plan) if plan else ("Rapport", report), []).append(count)
    for (word, pk), found in numbers.items():
        if found != list(range(1, len(found) + 1)):
            yield f"{word} {pk}: handlingarna är inte numrerade i ordning"


def operating_sum_faults() -> Faults:
    """What the reports add up per nämnd is all that was booked: no krona outside every nämnd, none counted twice."""
    for round_ in ReportingRound.objects.order_by("period_to"):
        booked = OperatingAmount.objects.filter(year=round_.period_to.year, month=round_.period_to.month)
        sums = booked.aggregate(**{f"{name}_sum": ExactSum(name) for name in SUMMED})
        reported = total_of(board.amounts for board in summary_per_board(round_))
        for name, label in SUMMED.items():
            in_ledger, in_reports = sums[f"{name}_sum"] or Decimal(0), getattr(reported, name) or Decimal(0)
            if in_ledger != in_reports:
                yield (
                    f"Driftredovisning {round_}: {label} är bokfört med {number(in_ledger, 2)} "
                    f"men räknas med {number(in_reports, 2)} i rapporterna"
                )


CHECKS: tuple[Callable[[], Faults], ...] = (
    tree_faults,
    misplaced_units,
    look_alike_faults,
    succession_faults,
    plan_tree_faults,
    frozen_content_faults,
    masking_faults,
    frozen_plan_faults,
    plan_edition_faults,
    continuation_faults,
    misplaced_items,
    frozen_report_faults,
    report_edition_faults,
    decided_content_faults,
    name_faults,
    meeting_paper_faults,
    made_file_faults,
    attachment_faults,
    laid_content_faults,
    operating_sum_faults,
)
# What was gone through, for the summary.
COUNTED: tuple[tuple[type[Model], str], ...] = (
    (OrgUnit, "enheter"),
    (Plan, "planer"),
    (PlanNode, "planposter"),
    (MeetingPaper, "handlingar"),
    (PlanEdition, "planutgåvor"),
    (ReportEdition, "rapportutgåvor"),
    (PlanFile, "planfiler"),
    (ReportFile, "rapportfiler"),
)


def summary(fault_count: int) -> str:
    """What was gone through and how it went, in one line."""
    gone_through = ", ".join(f"{model._default_manager.count()} {label}" for model, label in COUNTED)
    return f"{'Inga fel' if not fault_count else f'{fault_count} fel'} i {gone_through}."
