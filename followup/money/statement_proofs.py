"""The checks of a report's accounts as they are printed under each section. No query."""

from collections.abc import Collection, Iterator

from django.utils.text import capfirst

from followup.enums import AccountKind, Content, Verdict
from followup.money.report_accounts import ReportAccounts, Standing
from followup.rules.accounts.check import Check, Side, WrongSign
from followup.rules.accounts.checks import ORDER
from followup.rules.accounts.sheet import THE, Place
from styrmodell.lib.documents.accounts import Proof, ProofList, Reference, Stated
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import count_words

WRONG_SIGN = Status(StatusKey.DIFFERS, "Fel tecken")
OF_WHAT = {
    Content.INCOME_STATEMENT: "resultaträkningen",
    Content.BALANCE_SHEET: "balansräkningen",
    Content.CASH_FLOW: "kassaflödesanalysen",
    Content.NOTES: "noterna",
    Content.CONSOLIDATED: "koncernens räkenskaper",
    Content.BALANCED_BUDGET: "balanskravsutredningen",
}


def proofs_in(
    accounts: ReportAccounts, content: str, own: Collection[AccountKind], printed: Collection[AccountKind]
) -> ProofList | None:
    """What a section proves: all that does not simply agree, and of what does all but plain sums, which are counted.

    Args:
        own: the accounts that the section is made of.
        printed: those that stand in the report: only there a proof leads.
    """
    checks = sorted(_checks(accounts, content, own), key=lambda one: ORDER.index(one.verdict))
    signs = [Proof(_of(accounts, one.place, one.sentence), WRONG_SIGN) for one in _signs(accounts, content, own)]
    listed = [one for one in checks if one.verdict != Verdict.AGREES or ":" not in one.key] or checks
    if not signs and not listed:
        return None
    proofs = [*signs, *(_proof(accounts, one, printed) for one in listed)]
    left = len(checks) - len(listed)
    note = f"{capfirst(count_words(left, common=True))} {'kontroll' if left == 1 else 'kontroller'} till stämmer."
    return ProofList(
        tuple(proofs),
        f"Kontroller av {OF_WHAT[Content(content)]}",
        note if left else "",
        is_example=all(one.is_example for one in accounts.told),
    )


def faults_in(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> int:
    """How many of a section's checks do not agree."""
    wrong = sum(one.verdict == Verdict.DIFFERS for one in _checks(accounts, content, own))
    return wrong + len(list(_signs(accounts, content, own)))


def _checks(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> Iterator[Check]:
    for one in accounts.checks:
        if one.here.places and _belongs(accounts, content, own, one.sheet, one.here.places[0]):
            yield one


def _signs(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> Iterator[WrongSign]:
    for one in accounts.signs:
        if _belongs(accounts, content, own, one.place.sheet, one.place):
            yield one


def _belongs(accounts: ReportAccounts, content: str, own: Collection[AccountKind], sheet: str, place: Place) -> bool:
    """What is told of koncernen stands with the sammanställda räkenskaperna; the rest where its row does."""
    if content == Content.CONSOLIDATED:
        return sheet == Standing.GROUP
    return sheet != Standing.GROUP and _account(accounts, place) in own


def _account(accounts: ReportAccounts, place: Place) -> AccountKind:
    return accounts.columns[Standing(place.sheet)].sheet.lines[place.line].account


def _proof(accounts: ReportAccounts, one: Check, printed: Collection[AccountKind]) -> Proof:
    return Proof(
        _of(accounts, Place(one.sheet, ""), one.sentence),
        Status(StatusKey(one.verdict.value), capfirst(one.verdict.label)),
        Stated(one.here.amount.amount) if one.here.amount.is_whole else Stated(),
        Stated(one.there.amount.amount) if one.there.amount.is_whole else Stated(),
        tuple(dict.fromkeys(_references(accounts, (one.here, one.there), printed))),
    )


def _of(accounts: ReportAccounts, place: Place, sentence: str) -> str:
    """A sentence about a budget or a forecast says so; whose accounts it is of, the section says."""
    standing = Standing(place.sheet)
    if standing in (Standing.OWN, Standing.GROUP):
        return sentence
    return f"{accounts.columns[standing].heading}: {sentence}"


def _references(
    accounts: ReportAccounts, sides: Collection[Side], printed: Collection[AccountKind]
) -> Iterator[Reference]:
    """Where each side stands, of those that stand on one row: in which account, and on which row where both are in one."""
    places = [side.places[0] for side in sides if len(side.places) == 1]
    told = [(place, account) for place in places if (account := _account(accounts, place)) in printed]
    in_one = len({account for _, account in told}) < len(told)
    for place, account in told:
        row = accounts.columns[Standing(place.sheet)].sheet.name(place.line)
        yield Reference(row if in_one else capfirst(THE[account]), place.line.replace("_", "-"))
