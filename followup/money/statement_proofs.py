"""The checks of a report's accounts as they are printed under each section. No query."""

from collections.abc import Collection, Iterator

from django.utils.text import capfirst

from followup.enums import AccountKind, Content, Verdict
from followup.money.report_accounts import ReportAccounts, Standing
from followup.rules.accounts.check import Check, Side
from followup.rules.accounts.findings import Finding
from followup.rules.accounts.sheet import THE, Place
from styrmodell.lib.documents.accounts import Proof, ProofList, Reference, Stated
from styrmodell.lib.documents.status import Status, StatusKey
from styrmodell.lib.swedish import count_words

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
    found = list(_findings(accounts, content, own))
    listed = [one for one in found if not _is_plain(one)] or found
    if not listed:
        return None
    left = len(found) - len(listed)
    note = f"{capfirst(count_words(left, common=True))} {'kontroll' if left == 1 else 'kontroller'} till stämmer."
    return ProofList(
        tuple(_proof(accounts, one, printed) for one in listed),
        f"Kontroller av {OF_WHAT[Content(content)]}",
        note if left else "",
        is_example=all(one.is_example for one in accounts.told),
    )


def agreed_in(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> str:
    """That all of a section's checks agree, with how many they are; "" when some does not, or there is none."""
    found = list(_findings(accounts, content, own))
    if not found or any(one.verdict != Verdict.AGREES for one in found):
        return ""
    if len(found) == 1:
        return "En kontroll är gjord, och den stämmer."
    return f"{capfirst(count_words(len(found), common=True))} kontroller är gjorda, och alla stämmer."


def faults_in(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> int:
    """How many of a section's checks do not agree."""
    return sum(one.verdict == Verdict.DIFFERS for one in _findings(accounts, content, own))


def _is_plain(one: Finding) -> bool:
    """True of a sum, a note or a line of koncernen that simply agrees."""
    return isinstance(one.of, Check) and one.verdict == Verdict.AGREES and ":" in one.of.key


def _findings(accounts: ReportAccounts, content: str, own: Collection[AccountKind]) -> Iterator[Finding]:
    """What is said of koncernen stands with the sammanställda räkenskaperna; the rest where its row does."""
    is_group = content == Content.CONSOLIDATED
    for one in accounts.findings:
        in_own = any(accounts.account_of[place.line] in own for place in _told_at(one))
        if (one.sheet == Standing.GROUP) == is_group and (is_group or in_own):
            yield one


def _told_at(one: Finding) -> tuple[Place, ...]:
    """Where it is told: at its first side; what is rounding at both, so that nobody looks for the last thousand."""
    if not isinstance(one.of, Check):
        return (one.of.place,)
    there = one.of.there.places if one.verdict == Verdict.ROUNDING and len(one.of.there.places) == 1 else ()
    return (*one.of.here.places[:1], *there)


def _proof(accounts: ReportAccounts, one: Finding, printed: Collection[AccountKind]) -> Proof:
    status = Status(StatusKey(one.verdict.value), one.word or capfirst(one.verdict.label))
    if not isinstance(one.of, Check):
        return Proof(_of(accounts, one), status)
    sides = (one.of.here, one.of.there)
    here, there = (Stated(side.amount.amount) if side.amount.is_whole else Stated() for side in sides)
    places = _references(accounts, sides, printed)
    return Proof(_of(accounts, one), status, here, there, tuple(dict.fromkeys(places)))


def _of(accounts: ReportAccounts, one: Finding) -> str:
    """A sentence about a budget or a forecast says so; whose accounts it is of, the section says."""
    standing = Standing(one.sheet)
    if standing in (Standing.OWN, Standing.GROUP):
        return one.sentence
    return f"{accounts.columns[standing].heading}: {one.sentence}"


def _references(
    accounts: ReportAccounts, sides: Collection[Side], printed: Collection[AccountKind]
) -> Iterator[Reference]:
    """Where each side stands, of those that stand on one row: in which account, and on which row where both are in one."""
    places = [side.places[0] for side in sides if len(side.places) == 1 and side.places[0].sheet in accounts.columns]
    told = [(place, account) for place in places if (account := accounts.account_of[place.line]) in printed]
    in_one = len({account for _, account in told}) < len(told)
    for place, account in told:
        row = accounts.columns[Standing(place.sheet)].sheet.name(place.line)
        yield Reference(row if in_one else capfirst(THE[account]), place.line.replace("_", "-"))
