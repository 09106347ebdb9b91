"""Who may do what, from role × unit subtree. Each docstring lists who; each rule is one value (`organisation.reach.who_may`).

The apps above add their own rules in the same way.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.enums import BOARD_KINDS, OrgUnitKind, Role
from organisation.models import Attachment, Decision, MeetingPaper, OrgUnit, Picture, RoleAssignment, User
from organisation.models.org_unit import OrgUnitQuerySet
from organisation.reach.conditions import Condition, where
from organisation.reach.grants import grants
from organisation.reach.responsible import IS_UNMANNED
from organisation.reach.successors import HAS_NO_SUCCESSOR
from organisation.reach.who_may import Rule, anywhere, board, councils, in_or_above, own, serving, successors, whole
from styrmodell.lib.clock import today
from styrmodell.lib.errors import DomainError

# Own unit and everything below it; a kontor reads its nämnd's and those it serves (docs/who-may.md).
READS_WORKING_TEXT = in_or_above(
    Role.CONTROLLER,
    Role.SECRETARY,
    Role.HEAD_OF_OFFICE,
    Role.UNIT_MANAGER,
    Role.ECONOMIST,
    Role.DIRECTOR,
    Role.COMPANY,
) | serving(Role.HEAD_OF_OFFICE).when(where(kind__in=BOARD_KINDS))
# What a kontor shares of its plan before it is approved (`planning.sharing`): those who write the arbetsplaner below it.
READS_SHARED = serving(Role.UNIT_MANAGER).when(where(kind=OrgUnitKind.OFFICE))
# What a verksamhetsområde asks for and plans: who reads its working text, and the units that lie in it.
READS_OF_AREA = READS_WORKING_TEXT | serving(Role.UNIT_MANAGER).when(where(kind=OrgUnitKind.AREA))
# What KOMMUN has handed in to them: they register the decision.
READS_HANDED_IN = councils(Role.SECRETARY)
ADMINISTERS = in_or_above(Role.ADMIN)
# Who is told that nobody answers for a unit (`organisation.reach.responsible`).
TOLD_OF_UNMANNED = in_or_above(Role.ADMIN, Role.CONTROLLER)
# What is sent out to a body, asked of the handling: its förtroendevalda, and revisorer (`MeetingPaper`).
READS_AS_MEMBER = own(Role.ELECTED).at("body").when(where(is_sent_out=True))
READS_PAPERS = READS_AS_MEMBER | anywhere(Role.AUDITOR).when(where(is_sent_out=True))
# Revisorer review the whole kommun, wherever they were elected.
READS_ROLE_CHANGES = anywhere(Role.AUDITOR) | ADMINISTERS
WRITES_TEXTS = own(Role.SECRETARY, Role.HEAD_OF_OFFICE, Role.UNIT_MANAGER, Role.COMPANY) | in_or_above(
    Role.CONTROLLER, Role.ECONOMIST
)
# Whose money one reads in, and types forecasts of.
WRITES_MONEY = in_or_above(Role.ECONOMIST, Role.CONTROLLER)
COUNCILS = where(kind__in=(OrgUnitKind.EXECUTIVE_BOARD, OrgUnitKind.MUNICIPAL_COUNCIL))
# What a unit that has ended left unfinished (`organisation.reach.successors`): by those who took over, each in the role that
# they write with in their own unit, else by the controller; where there is nobody to decide KS does.
GOES_ON = successors(Role.SECRETARY, Role.COMPANY, Role.HEAD_OF_OFFICE, Role.UNIT_MANAGER)
FINISHES = GOES_ON | in_or_above(Role.CONTROLLER).when(HAS_NO_SUCCESSOR)
DECIDES_INSTEAD = board(Role.SECRETARY).when(HAS_NO_SUCCESSOR)
# Whose decisions one registers, asked of the body; those of one that has ended are of a day when it had not, and where nobody
# answers for the body the controller above it does.
REGISTERS_DECISIONS = (
    own(Role.SECRETARY, Role.COMPANY)
    | in_or_above(Role.CONTROLLER).when(COUNCILS | HAS_NO_SUCCESSOR | IS_UNMANNED)
    | successors(Role.SECRETARY, Role.COMPANY)
)
# A registered decision, asked of the body: those who register them, and every controller above.
CORRECTS_DECISIONS = (
    own(Role.SECRETARY, Role.COMPANY) | in_or_above(Role.CONTROLLER) | successors(Role.SECRETARY, Role.COMPANY)
)
# What has been frozen of a plan or a report; and of all of them.
MASKS = in_or_above(Role.CONTROLLER).at("unit")
MASKS_EVERYWHERE = whole(Role.CONTROLLER)


def require(allowed: bool) -> None:  # noqa: FBT001 - reads as a sentence: require(may_edit(…))
    """403 unless allowed. The object was fetched through `visible_to`, so 404 came first."""
    if not allowed:
        raise PermissionDenied


class NotNow(PermissionDenied):
    """Inte nu: the role is right, and the object's state is in the way.

    Attributes:
        thing: what it is about; it has a page.
        leads_back: it is a step that has been taken, or cannot be yet: one is led to the page of the thing and told so.
    """

    def __init__(self, why: str, thing: Any, *, leads_back: bool = False) -> None:
        super().__init__(why)
        self.thing = thing
        self.leads_back = leads_back


def require_by(rule: Rule, user: Any, thing: Any, *, leads_back: bool = False) -> None:
    """403 unless the rule lets the user, with the reason: the object's state, or else the role."""
    if rule.allows(user, thing):
        return
    if why := rule.why_not(user, thing):
        raise NotNow(why, thing, leads_back=leads_back)
    raise PermissionDenied


def require_step(rule: Rule, user: Any, thing: Any) -> None:
    """As `require_by`, for a step on the thing's way: who is late, or clicks once more, is led back and told how far it is."""
    require_by(rule, user, thing, leads_back=True)


@contextmanager
def taking(rule: Rule, user: Any, thing: Any) -> Iterator[None]:
    """Around a step that `require_step` has let through: who is overtaken while it is taken is led back too."""
    try:
        yield
    except DomainError:
        with suppress(ObjectDoesNotExist):  # removed meanwhile: the refusal says so
            thing.refresh_from_db()
            require_step(rule, user, thing)
        raise


def working_units(user: Any, *, path: str = "") -> Q:
    """A filter for rows whose unit's working text (arbetstext) the user may read.

    Own unit and everything below it; the kommundirektör and controllers all of theirs; a kontorschef also the
    nämnd above and the nämnder the kontor serves. Förtroendevalda, revisorer and administrators none.
    """
    return READS_WORKING_TEXT.q(user, path=path)


def reads_working_text(user: Any, unit: OrgUnit) -> bool:
    """True when the user may read this unit's working text; the same rule as `working_units`, for one unit."""
    return READS_WORKING_TEXT.allows(user, unit)


def handed_in_units(user: Any, *, path: str = "") -> Q:
    """A filter for rows whose unit has handed in to a body that the user is the sekreterare of: KOMMUN to KS and KF."""
    return READS_HANDED_IN.q(user, path=path)


def shared_units(user: Any, *, path: str = "") -> Q:
    """A filter for rows whose kontor shares with the user what it is writing, when it shares it: enhetschefer below it."""
    return READS_SHARED.q(user, path=path)


def reading(is_handed_in: Condition) -> Rule:
    """Whoever reads a unit's document as it is being written; of KOMMUN's, those who decide as soon as it is handed in."""
    return READS_WORKING_TEXT.at("unit") | READS_HANDED_IN.at("unit").when(is_handed_in)


def may_correct_decision(user: Any, decision: Decision) -> bool:
    """Those who register the body's decisions, and controllers. A person's approval: the app whose document it is about."""
    return decision.body is not None and CORRECTS_DECISIONS.allows(user, decision.body)


def correctable_bodies(user: Any, bodies: Collection[int], unit: OrgUnit) -> set[int]:
    """Those of the bodies whose registered decisions the user may correct; the same rule.

    Args:
        unit: whose document they decided on; its own body is asked about without a query, as is everything of who has no
            such role.
    """
    if not bodies or not CORRECTS_DECISIONS.somewhere(user):
        return set()
    if {*bodies} == {unit.pk}:
        return {unit.pk} if CORRECTS_DECISIONS.allows(user, unit) else set()
    return set(
        OrgUnit.objects.filter(CORRECTS_DECISIONS.q(user), pk__in=bodies).order_by().values_list("pk", flat=True)
    )


def administers(user: Any) -> bool:
    """Administrators manage units, people and roles, and nothing else."""
    return ADMINISTERS.somewhere(user)


def may_administer_unit(user: Any, unit: OrgUnit) -> bool:
    """Administrators of this unit or of one above it: add below it, edit, move, close, give roles in it."""
    return ADMINISTERS.allows(user, unit)


def administered_units(user: Any) -> OrgUnitQuerySet:
    """Units that hold today or later and that the user administers, in the tree's order."""
    return OrgUnit.objects.filter(ADMINISTERS.q(user)).exclude(valid_to__lt=today()).in_order()


def may_administer_user(user: Any, person: User) -> bool:
    """Administrators of every unit where the person has a role; a person without roles, any administrator.

    Else an administrator of a part could change the address of one of the whole and ask for a new password. For the
    same reason nobody but themselves administers the operators, who read everything that is stored.
    """
    is_operator = person.is_staff or person.is_superuser
    if not administers(user) or (is_operator and person.pk != user.pk):
        return False
    units = OrgUnit.objects.filter(Exists(RoleAssignment.objects.filter(user=person, unit=OuterRef("pk"))))
    return not units.exclude(ADMINISTERS.q(user)).exists()


def writes_texts(user: Any, unit: OrgUnit) -> bool:
    """Those who write some text of the unit: its own sekreterare, chef or bolag, and controllers and ekonomer above."""
    return WRITES_TEXTS.allows(user, unit)


def writes_some_text(user: Any) -> bool:
    """Those who write a text somewhere, and so may upload pictures; förtroendevalda, revisorer and administrators not."""
    return READS_WORKING_TEXT.somewhere(user)


def only_reads(user: Any) -> bool:
    """Förtroendevalda and revisorer, who have nothing to do here but to read what has been decided."""
    held = {grant.role for grant in grants(user)}
    return bool(held) and held <= {Role.ELECTED, Role.AUDITOR}


def readable_attachments(
    document: Any, papers: QuerySet[MeetingPaper], editions: QuerySet[Any], *, reads_working: bool
) -> QuerySet[Attachment]:
    """The bilagor of a plan or report that one may read: with the handlingar and editions that one reads, with the decisions of
    their matters, and for whoever reads the working text with that and with every decision.

    Args:
        papers, editions: those of the document that the reader may read.
    """
    matters, papers, editions = document.matters.order_by(), papers.order_by(), editions.order_by()
    if not reads_working:
        matters = matters.filter(Q(pk__in=papers.values("matter")) | Q(pk__in=editions.values("matter")))
    standing = Q(decision__matter__in=matters.values("pk"))
    if reads_working:
        standing |= Q(pk__in=document.attachments.order_by().values("pk"))
    frozen = Q(pk__in=papers.values("attachments")) | Q(pk__in=editions.values("attachments"))
    return Attachment.objects.filter(frozen | standing & Q(removed_at=None))


def masks_everywhere(user: Any) -> bool:
    """Controllers of the whole kommun: what another document has taken up may be of any unit."""
    return MASKS_EVERYWHERE.allows(user, None)


def mask_url(user: Any, document: Any) -> str:
    """Where the user masks words in what has been frozen of a plan or a report; empty for who may not."""
    return f"{document.get_absolute_url()}maskningar/" if MASKS.allows(user, document) else ""


def visible_pictures(user: Any) -> QuerySet[Picture]:
    """Pictures in adopted texts for every logged-in person; others for whoever uploaded them, reads their text, finishes
    it in the name of a unit that has ended, or has been sent a handling that shows them.
    """
    if not user.is_authenticated:
        return Picture.objects.none()
    units = OrgUnit.objects.filter(working_units(user) | GOES_ON.q(user))
    shown = Picture.units.through.objects.filter(picture=OuterRef("pk"), orgunit__in=units)
    laid = MeetingPaper.pictures.through.objects.filter(
        picture=OuterRef("pk"), meetingpaper__in=MeetingPaper.objects.filter(READS_PAPERS.q(user))
    )
    return Picture.objects.filter(Q(is_published=True) | Q(uploaded_by=user) | Exists(shown) | Exists(laid))
