"""What a table of investments tells, project by project and in sums: reckoned here, and not by what draws it."""

from collections.abc import Iterator

from styrmodell.lib.documents.accounts import Stated
from styrmodell.lib.documents.investments import InvestmentTable, Project
from tests.lib.documents.told_lines import Line, Told, less, stated

OF_PROJECT = {
    "decided": "Hela projektet Beslutad",
    "estimated": "Hela projektet Beräknad",
    "spent": "Hela projektet Förbrukat",
    "budget": "Budget",
    "change": "varav ändring",
    "outcome": "Utfall",
    "forecast": "Prognos",
    "deviation": "Avvikelse",
    "carried_over": "Ombudgeteras",
}


def projects(block: InvestmentTable) -> Iterator[Line]:
    """A column is there when some project has an amount in it; a sum is unsaid when one of its projects lacks the amount."""
    amounts = {id(one): _amounts_of(one, block) for one in block.projects}
    names = [name for name in OF_PROJECT if any(one[name].value is not None for one in amounts.values())]
    is_judged = any(one.status for one in block.projects)

    def line(called: str, told: dict[str, Stated], *more: Told) -> Line:
        return Line(called, (*(_of_project(block, name, told[name]) for name in names), *more))

    for group in block.groups:
        for one in group.projects:
            without = [Told("Läge", "–")] if is_judged and not one.status else []
            yield line(one.name, amounts[id(one)], *without)
        if len(block.groups) > 1:
            called = f"Summa {group.name[0].lower()}{group.name[1:]}"
            yield line(called, _sums([amounts[id(one)] for one in group.projects]))
    yield line("Summa investeringar", _sums([*amounts.values()]))


def _amounts_of(project: Project, block: InvestmentTable) -> dict[str, Stated]:
    """All that is told of it; what is left of the budget when what is used or thought to be used has been taken from it."""
    is_forecast = any(one.forecast.value is not None for one in block.projects)
    used, budget = project.forecast if is_forecast else project.outcome, project.budget
    left = Stated(less(budget.value, used.value), used.is_not_applicable or budget.is_not_applicable)
    return {name: left if name == "deviation" else getattr(project, name) for name in OF_PROJECT}


def _sums(amounts: list[dict[str, Stated]]) -> dict[str, Stated]:
    return {name: _sum([one[name] for one in amounts]) for name in OF_PROJECT}


def _sum(amounts: list[Stated]) -> Stated:
    found = [one.value for one in amounts if not one.is_not_applicable]
    return Stated(None if None in found else sum(found), is_not_applicable=not found)


def _of_project(block: InvestmentTable, name: str, what: Stated) -> Told:
    head = OF_PROJECT[name] if OF_PROJECT[name].startswith("Hela") else f"{block.period} {OF_PROJECT[name]}"
    return stated(head, what, block.unit.per, block.decimals, signed=name in ("change", "deviation"))
