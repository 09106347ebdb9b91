"""How each block is drawn on the page and on paper: the name of its template in `templates/documents`."""

from styrmodell.lib.documents import (
    accounts,
    blocks,
    figures,
    glossary,
    group_structure,
    investments,
    key_numbers,
    leaflet,
    personnel,
    plan_items,
    risks,
    signatures,
    timeline,
)

TEMPLATES: dict[type, str] = {
    blocks.RichText: "rich_text",
    blocks.GoalStrip: "goal_strip",
    blocks.ContributionTable: "contribution_table",
    blocks.GoalTable: "goal_table",
    blocks.StatusTable: "status_table",
    plan_items.PlanItems: "plan_items",
    blocks.DecisionTable: "decision_table",
    blocks.Proposals: "proposals",
    blocks.SourceList: "source_list",
    figures.KeyFigureCharts: "key_figure_charts",
    figures.KeyFigureTable: "key_figure_table",
    figures.Ledger: "ledger",
    figures.BudgetBars: "budget_bars",
    figures.Waterfall: "waterfall",
    figures.DeviationTable: "deviation_table",
    accounts.Statement: "statement",
    accounts.ProofList: "proof_list",
    accounts.FinancialNote: "financial_note",
    accounts.Ratios: "ratios",
    accounts.BalanceRequirement: "balance_requirement",
    investments.InvestmentTable: "investment_table",
    group_structure.GroupStructure: "group_structure",
    personnel.PersonnelTable: "personnel_table",
    key_numbers.KeyNumbers: "key_numbers",
    glossary.Glossary: "glossary",
    signatures.Signatures: "signatures",
    timeline.Timeline: "timeline",
    risks.RiskTable: "risk_table",
    risks.ControlTable: "control_table",
    leaflet.Coins: "coins",
    leaflet.Waffle: "waffle",
    leaflet.YearColumns: "year_columns",
    leaflet.GoalGroups: "goal_groups",
    leaflet.AmountList: "amount_list",
    blocks.UnreadablePart: "unreadable_part",
}
EMPTY = "documents/_empty.html"  # for a block that is a list of nothing


def template_of(kind: type) -> str:
    """The path of a block's template."""
    return f"documents/_{TEMPLATES[kind]}.html"
