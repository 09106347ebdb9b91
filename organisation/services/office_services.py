"""Which nämnder a kontor works for besides the one it stands under."""

from collections.abc import Iterable

from organisation.enums import OrgUnitKind
from organisation.models import OfficeService, OrgUnit, User
from styrmodell.lib.errors import DomainError
from styrmodell.lib.history import save_new, signed
from styrmodell.lib.words import OFFICE


def served(office: OrgUnit) -> set[OrgUnit]:
    """The nämnder a kontor also works for."""
    return {link.board for link in OfficeService.objects.filter(office=office).select_related("board")}


def serve(office: OrgUnit, boards: Iterable[OrgUnit], *, by: User | None) -> None:
    """Let the kontor work for exactly these nämnder besides its own. Called under the organisation's lock.

    Raises:
        DomainError: the unit is no kontor, one of them is no nämnd or the kontor's own, or a new one has ended.
    """
    wanted = set(boards)
    known = served(office)
    for board in wanted - known:
        _refuse_wrong_link(office, board)
    for link in OfficeService.objects.filter(office=office, board__in=known - wanted):
        signed(link, by=by, reason="Arbetar inte längre åt nämnden").delete()
    for board in wanted - known:
        save_new(OfficeService(office=office, board=board), by=by, reason="Arbetar också åt nämnden")


def hand_over(unit: OrgUnit, *, to: OrgUnit, by: User | None) -> None:
    """Move a closed unit's links, as kontor and as nämnd, to the one that takes over where they mean something."""
    for link in OfficeService.objects.filter(office=unit).select_related("board"):
        _replace(link, to, link.board, by=by, reason=f"Övertagen från {unit}")
    for link in OfficeService.objects.filter(board=unit).select_related("office"):
        _replace(link, link.office, to, by=by, reason=f"Övertagen från {unit}")


def _replace(link: OfficeService, office: OrgUnit, board: OrgUnit, *, by: User | None, reason: str) -> None:
    """The new link in place of the old; only the old goes when the new is there already or would mean nothing."""
    signed(link, by=by, reason=reason).delete()
    fits = office.kind == OrgUnitKind.OFFICE and board.is_board and office.parent_id != board.pk
    if fits and not OfficeService.objects.filter(office=office, board=board).exists():
        save_new(OfficeService(office=office, board=board), by=by, reason=reason)


def _refuse_wrong_link(office: OrgUnit, board: OrgUnit) -> None:
    if office.kind != OrgUnitKind.OFFICE:
        raise DomainError(f"{office} är av ett annat slag. Bara {OFFICE.many} arbetar åt fler nämnder.")
    if not board.is_board:
        raise DomainError(f"{board} är ingen nämnd.")
    if board.pk == office.parent_id:
        raise DomainError(f"{office} står under {board} och arbetar redan åt den.")
    if board.valid_to is not None:
        raise DomainError(f"{board} gäller till och med {board.valid_to}. Välj en nämnd som fortsätter.")
