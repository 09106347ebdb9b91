"""What may be and what may not in the tables of the accounts, for `tests/constraint_table.py`: by hand, as they are described."""

from typing import Any

SHARES = ([{"share": share} for share in (None, 0, 100)], [{"share": share} for share in (-1, 101)])
FORECASTS = (
    [
        {"kind": "FORECAST", "round_id": 1, "month": 12},
        {"kind": "OUTCOME", "round_id": None, "month": 8},
        {"kind": "BUDGET", "round_id": None, "month": 12},
    ],
    [
        {"kind": "FORECAST", "round_id": None, "month": 12},
        {"kind": "FORECAST", "round_id": 1, "month": 8},
        {"kind": "BUDGET", "round_id": 1, "month": 12},
    ],
)

NO_AMOUNTS = {"budget": None, "outcome": None, "asked": None}
NO_AMOUNTS |= {"budget_na": False, "outcome_na": False, "asked_na": False}
OWN_CARRY_OVER = {"project_id": None, "name": "Läslov"} | NO_AMOUNTS
OF_PROJECT = {"project_id": 1, "name": ""} | NO_AMOUNTS


def applies(*names: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each amount may be missing, zero, or not apply, and not both zero and not apply."""
    missing = dict.fromkeys(names) | {f"{name}_na": False for name in names}
    told = [missing, missing | dict.fromkeys(names, 0), missing | {f"{name}_na": True for name in names}]
    return told, [missing | {name: 0, f"{name}_na": True} for name in names]


OF_ACCOUNTS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
    "investment_yearly_has_no_total": (
        [{"is_yearly": True, "decided": None, "estimated": None}, {"is_yearly": False, "decided": 1, "estimated": 1}],
        [{"is_yearly": True, "decided": 1, "estimated": None}, {"is_yearly": True, "decided": None, "estimated": 0}],
    ),
    "investment_ready_quarter": (
        [{"ready_quarter": None, "ready_year": None}, {"ready_quarter": 4, "ready_year": 2027}],
        [{"ready_quarter": 5, "ready_year": 2027}, {"ready_quarter": 1, "ready_year": None}],
    ),
    "investment_amount_month": ([{"month": 1}, {"month": 12}], [{"month": 0}, {"month": 13}]),
    "carry_over_of_project_or_own": (
        [OWN_CARRY_OVER, OWN_CARRY_OVER | {"budget": 0, "asked_na": True}, OF_PROJECT],
        [
            OWN_CARRY_OVER | {"name": ""},
            OF_PROJECT | {"name": "Bro"},
            OF_PROJECT | {"budget": 0},
            OF_PROJECT | {"outcome_na": True},
        ],
    ),
    "carry_over_or_not_applicable": applies("budget", "outcome", "asked", "decided"),
    "balance_unit_or_not_applicable": applies("opening", "change"),
    "earmarked_equity_or_not_applicable": applies("opening", "used", "set_aside"),
    "account_line_not_part_of_itself": (
        [{"id": 1, "part_of_id": 2}, {"id": 1, "part_of_id": None}],
        [{"id": 1, "part_of_id": 1}],
    ),
    "account_line_heading_counts_not": (
        [{"kind": "HEADING", "part_of_id": None, "explains_id": None}, {"kind": "AMOUNT", "part_of_id": 1}],
        [{"kind": "HEADING", "part_of_id": 1}, {"kind": "HEADING", "explains_id": 1}],
    ),
    "account_line_only_notes_explain": (
        [{"account": "NOTES", "explains_id": 1}, {"account": "CASH_FLOW", "explains_id": None}],
        [{"account": "CASH_FLOW", "explains_id": 1}],
    ),
    "import_batch_of_a_period": (
        [{"accounts_year": None, "accounts_month": None}, {"accounts_year": 2026, "accounts_month": 8}],
        [{"accounts_year": 2026, "accounts_month": None}, {"accounts_year": None, "accounts_month": 8}],
    ),
    "personnel_figure_withheld_has_no_value": (
        [
            {"withheld": "FEW", "value": None},
            {"withheld": "", "value": 5},
            {"withheld": "", "value": None},
        ],
        [{"withheld": "FEW", "value": 3}, {"withheld": "BESIDE", "value": 0}],
    ),
    "personnel_figure_not_negative": ([{"value": 0}, {"value": None}], [{"value": -1}]),
    "account_column_month": ([{"month": 1}, {"month": 12}], [{"month": 0}, {"month": 13}]),
    "account_column_forecast_has_round": FORECASTS,
    "account_column_share_in_percent": SHARES,
    "account_figure_or_not_applicable": (
        [{"is_not_applicable": True, "amount": None}, {"is_not_applicable": False, "amount": 0}],
        [{"is_not_applicable": True, "amount": 0}],
    ),
    "account_figure_decimals": ([{"decimals": 0}, {"decimals": 2}], [{"decimals": 3}]),
}
