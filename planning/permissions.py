"""Who may do what with plans (docs/who-may.md). Each docstring lists who; every view, list and form asks one of these."""

from typing import Any

from django.db.models import Exists, Q, QuerySet

from organisation.enums import OrgUnitKind, Role
from organisation.models import Attachment, Decision, MeetingPaper, OrgUnit, User
from organisation.permissions import COUNCILS, GOES_ON, READS_PAPERS, may_correct_decision, reading
from organisation.permissions import readable_attachments as attachments_read
from organisation.reach.conditions import Condition, where
from organisation.reach.who_may import Rule, any_of, anywhere, councils, in_or_above, own, serving, whole
from planning.conditions import (
    BODY_DECIDES,
    IS_ADOPTED,
    IS_BEGUN,
    IS_BEING_AMENDED,
    IS_GIVEN,
    IS_NOT_ACTED_ON,
    IS_NOT_AMENDED,
    IS_NOT_BEGUN_ON,
    IS_OFFICE_PLAN,
    IS_OPEN,
    IS_REVISED,
    IS_RUNNING,
    IS_SUBMITTED,
    IS_TO_HAND_IN,
    IS_UNDECIDED,
    IS_WORK_PLAN,
    being_amended,
)
from planning.enums import PlanKind
from planning.models import Assignment, Plan
from planning.models.collaboration import IS_ASKED
from planning.rules import HANDING_DOWN, PLAN_RULES
from styrmodell.lib.clock import today
from styrmodell.lib.intervals import Interval

IS_COUNCIL = where(kind__in=(OrgUnitKind.MUNICIPALITY, OrgUnitKind.MUNICIPAL_COUNCIL))
GIVES = in_or_above(Role.CONTROLLER).when(IS_COUNCIL) | own(Role.SECRETARY, Role.COMPANY).when(~IS_COUNCIL)
# Whose text a plan of each kind is, asked of its unit.
WRITERS: dict[str, Rule] = {
    PlanKind.MULTI_YEAR: in_or_above(Role.CONTROLLER),
    PlanKind.OPERATIONAL: own(Role.SECRETARY),
    PlanKind.BUSINESS: own(Role.COMPANY),
    PlanKind.OFFICE: own(Role.HEAD_OF_OFFICE),
    PlanKind.WORK: own(Role.UNIT_MANAGER),
    PlanKind.GOVERNING: GIVES,
}
AREA = where(kind=OrgUnitKind.AREA)
STARTERS: dict[str, Rule] = WRITERS | {
    PlanKind.WORK: WRITERS[PlanKind.WORK] | in_or_above(Role.HEAD_OF_OFFICE).when(AREA)
}
# Asked of the kontor or the nämnd that hands key figures down.
HANDS_DOWN = any_of(WRITERS[kind].when(where(kind__in=PLAN_RULES[kind].units)) for kind in HANDING_DOWN)
# Whose plan takes care of an uppdrag, asked of its receiver.
TAKES_CARE = any_of(WRITERS[kind] for kind in (PlanKind.OPERATIONAL, PlanKind.BUSINESS, PlanKind.OFFICE))
# The other side of samverkan, asked of the row: who writes the unit's plan; of one that has ended who took over.
ANSWERS = (TAKES_CARE | WRITERS[PlanKind.WORK] | GOES_ON).at("unit").when(IS_ASKED)
IN_OFFICE = Condition(  # asked of a unit
    lambda unit: OrgUnit.objects.above(unit).filter(kind=OrgUnitKind.OFFICE).exists(),
    lambda path: Q(Exists(OrgUnit.objects.above(Interval.outer(path)).filter(kind=OrgUnitKind.OFFICE))),
)


READS = reading(IS_SUBMITTED)
WRITES = any_of(rule.at("unit").when(where(kind=kind)) for kind, rule in WRITERS.items())
# A nämnd may let its kontor write on its verksamhetsplan; every step with it stays the sekreterare's.
MAY_BE_LET = serving(Role.HEAD_OF_OFFICE).at("unit").when(where(kind=PlanKind.OPERATIONAL))
DRAFTS = MAY_BE_LET.when(where(office_drafts=True))
WORKS_ON = WRITES | DRAFTS
EDITS = WORKS_ON.when(IS_OPEN)
SUBMITS = WRITES.when(IS_TO_HAND_IN)
TAKES_BACK = WRITES.when(IS_NOT_ACTED_ON)
DESCRIBES = WRITES.when(IS_UNDECIDED)
REVISES = WRITES.when(IS_ADOPTED)
REMOVES = any_of(rule.at("unit").when(where(kind=kind)) for kind, rule in STARTERS.items()).when(IS_BEGUN)
CANCELS_REVISION = WRITES.when(IS_REVISED)
APPROVES_AS_DIRECTOR = in_or_above(Role.DIRECTOR).at("unit").when(IS_OFFICE_PLAN | IS_WORK_PLAN & ~IN_OFFICE.at("unit"))
APPROVES_AS_HEAD = (
    in_or_above(Role.HEAD_OF_OFFICE).at("unit").when(IS_WORK_PLAN | IS_OFFICE_PLAN & where(approval_delegated=True))
)
HANDLES = (WRITES | in_or_above(Role.CONTROLLER).at("unit").when(COUNCILS.at("unit"))).when(BODY_DECIDES)
REGISTERS = HANDLES | councils(Role.SECRETARY).at("unit").when(BODY_DECIDES)
APPROVES = APPROVES_AS_DIRECTOR | APPROVES_AS_HEAD
DECIDES = REGISTERS | APPROVES
ADOPTS = DECIDES.when(IS_SUBMITTED & IS_NOT_AMENDED)
ATTACHES = WRITES | DECIDES
RETURNS = (HANDLES | APPROVES | in_or_above(Role.CONTROLLER).at("unit")).when(
    IS_SUBMITTED & IS_NOT_AMENDED & IS_NOT_BEGUN_ON
)
SENDS_OUT = WRITES.when(BODY_DECIDES & IS_SUBMITTED & IS_NOT_AMENDED)
AMENDS = WRITES.when(BODY_DECIDES & IS_SUBMITTED & IS_BEING_AMENDED)
CORRECTS_APPROVALS = APPROVES | in_or_above(Role.CONTROLLER).at("unit")
DELEGATES = in_or_above(Role.DIRECTOR).at("unit").when(IS_OFFICE_PLAN)
EDITS_ASSIGNMENT = GIVES.at("giver").when(IS_RUNNING & IS_GIVEN)
REDEFINES_KEY_FIGURES = whole(Role.CONTROLLER)
KEEPS_PERSPECTIVES = whole(Role.CONTROLLER)
# What was decided and measured before the system was there.
ENTERS_EARLIER = whole(Role.CONTROLLER)
DEFINES_KEY_FIGURES = REDEFINES_KEY_FIGURES | anywhere(Role.HEAD_OF_OFFICE, Role.SECRETARY, Role.COMPANY)


def read_once(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """The plans with what the rules ask of each of them, in one query."""
    return plans.select_related("unit").annotate(being_amended=being_amended())


def may_start_plan(user: Any, kind: str, unit: OrgUnit) -> bool:
    """The plan's writer. Flerårsplan: controller. Verksamhetsplan: nämndens sekreterare. Affärsplan: bolaget. Kontorsplan:
    kontorschefen. Arbetsplan: enhetschefen. Styrdokument: controller for fullmäktige's, sekreteraren or the bolag for
    others'.

    A verksamhetsområde's arbetsplan also the kontorschef, who thereby approves that it is made per verksamhetsområde. Its
    own writer waits for that (`area_permissions`).
    """
    return STARTERS[kind].allows(user, unit)


def may_read_working_text(user: Any, plan: Plan) -> bool:
    """Own unit, the line above up to the nämnd's officials, controllers; a kontor reads its nämnd's; KS's and KF's
    sekreterare what is handed in to them.
    """
    return READS.allows(user, plan)


def may_work_on_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer and, where the sekreterare lets the kontor write, its kontorschef; whatever has become of the text."""
    return WORKS_ON.allows(user, plan)


def may_edit_plan(user: Any, plan: Plan) -> bool:
    """Whoever works on the plan, while the text is utkast or återlämnad."""
    return EDITS.allows(user, plan)


def may_describe_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, until it is decided: its days and its diarienummer."""
    return DESCRIBES.allows(user, plan)


def may_submit_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while the text is utkast or återlämnad."""
    return SUBMITS.allows(user, plan)


def may_take_back_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while it is inlämnad and has neither been sent out nor decided on."""
    return TAKES_BACK.allows(user, plan)


def may_send_out_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while it waits for its body: lays it before the body that is next to decide."""
    return SENDS_OUT.allows(user, plan)


def may_amend_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, while what its body changed is being put in."""
    return AMENDS.allows(user, plan)


def readable_papers(user: Any, plan: Plan) -> QuerySet[MeetingPaper]:
    """The handlingar of a plan that one may read: all of them for whoever reads the working text, else what was sent out to
    one's body or to revisorer, and everything in a matter that has led to an edition.
    """
    papers = MeetingPaper.objects.filter(matter__plan_link__plan=plan)
    if may_read_working_text(user, plan):
        return papers
    # A matter may have led to several editions, and each would give the row once more if they were joined.
    led_to_editions = Q(matter__in=plan.editions.order_by().values("matter"))
    return papers.filter(READS_PAPERS.q(user) | led_to_editions)


def may_attach_to_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, and whoever registers the decision or approves: bilagor are no part of the text."""
    return ATTACHES.allows(user, plan)


def readable_attachments(user: Any, plan: Plan) -> QuerySet[Attachment]:
    """The plan's bilagor for whoever reads what they go with: the working text, a handling, an edition, a decision."""
    return attachments_read(
        plan, readable_papers(user, plan), plan.editions.all(), reads_working=may_read_working_text(user, plan)
    )


def may_return_plan(user: Any, plan: Plan) -> bool:
    """Whoever approves the plan, and controllers, while it is inlämnad; before KS has let a flerårsplan go on to KF."""
    return RETURNS.allows(user, plan)


def may_adopt_plan(user: Any, plan: Plan) -> bool:
    """Register the body's decision: flerårsplan controller, verksamhetsplan sekreterare (KS's and KF's also the
    controller), affärsplan bolaget.

    Approve: a kontorsplan kommundirektören, and the kontorschef when that is delegated; an arbetsplan the kontorschef
    above, and kommundirektören where no kontor stands above, as for kommunstyrelsens avdelningar.
    """
    return ADOPTS.allows(user, plan)


def may_correct(user: Any, plan: Plan, decision: Decision) -> bool:
    """A body's decision: those who register its decisions, and controllers. An approval: those who approve such plans, and
    controllers.
    """
    return may_correct_decision(user, decision) or (decision.body is None and CORRECTS_APPROVALS.allows(user, plan))


def may_revise_plan(user: Any, plan: Plan) -> bool:
    """The plan's writer, when the text is antagen: "Öppna för revidering"."""
    return REVISES.allows(user, plan)


def may_remove_plan(user: Any, plan: Plan) -> bool:
    """Whoever may start the plan, while it is being written and has never been adopted."""
    return REMOVES.allows(user, plan)


def may_cancel_revision(user: Any, plan: Plan) -> bool:
    """The plan's writer, while it is open for revision: nothing in it is adopted, and the edition stands."""
    return CANCELS_REVISION.allows(user, plan)


def may_delegate_approval(user: Any, plan: Plan) -> bool:
    """Kommundirektören may let the kontorschef approve a kontorsplan."""
    return DELEGATES.allows(user, plan)


def approvers(plan: Plan, by: Any) -> QuerySet[User]:
    """In whose name a person may approve a plan which no body decides: those who may approve it themselves today.

    Kommundirektören is named by nobody else: whoever the approval is delegated to approves in their own name.
    """
    as_director = APPROVES_AS_DIRECTOR.allows(by, plan)
    rule = APPROVES_AS_DIRECTOR | APPROVES_AS_HEAD if as_director else APPROVES_AS_HEAD
    return rule.people(plan, on=today())


def may_give_assignments(user: Any, giver: OrgUnit) -> bool:
    """KF's assignments: controllers. A nämnd's or bolag's: its sekreterare or the bolag itself."""
    return GIVES.allows(user, giver)


def may_edit_assignment(user: Any, assignment: Assignment) -> bool:
    """Who may give in the giver's name, once it is given and until it is ended; before that its plan is edited."""
    return EDITS_ASSIGNMENT.allows(user, assignment)


def may_hand_down(user: Any, giver: OrgUnit) -> bool:
    """Key figures: the kontorschef to the kontor's units, the sekreterare of a nämnd to its kontor and those that serve it."""
    return HANDS_DOWN.allows(user, giver)


def may_define_key_figures(user: Any) -> bool:
    """Controllers of the whole keep the catalogue; kontorschefer, sekreterare and bolag add what they follow up with."""
    return DEFINES_KEY_FIGURES.allows(user)


def may_redefine_key_figures(user: Any) -> bool:
    """Controllers of the whole: what a figure means is common to every plan and report that uses it."""
    return REDEFINES_KEY_FIGURES.allows(user)


def may_keep_perspectives(user: Any) -> bool:
    """Controllers of the whole: every goal is gathered under one of them."""
    return KEEPS_PERSPECTIVES.allows(user)


def may_enter_earlier(user: Any) -> bool:
    """Controllers of the whole: earlier years' plans with their decisions, and earlier years' values."""
    return ENTERS_EARLIER.allows(user)
