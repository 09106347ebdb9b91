"""One model a file; import them from here."""

from followup.models.accounts import AccountColumn, AccountFigure, AccountLine, ExplainedDifference
from followup.models.assessment import Assessment
from followup.models.carry_overs import BalanceUnit, CarryOver, EarmarkedEquity
from followup.models.deviation import Action, Deviation
from followup.models.frozen_carry_overs import FrozenBalanceUnit, FrozenCarryOver, FrozenEarmarked
from followup.models.frozen_rows import (
    FrozenAction,
    FrozenAmount,
    FrozenAssessment,
    FrozenDeviation,
    FrozenFigure,
    FrozenInvestment,
    FrozenSectionRow,
    FrozenState,
    FrozenText,
    FrozenValue,
)
from followup.models.import_batch import ImportBatch
from followup.models.inserted_text import InsertedText
from followup.models.investments import InvestmentAmount, InvestmentForecast, InvestmentProject
from followup.models.key_figure_value import KeyFigureValue
from followup.models.operating import OperatingAmount, OperatingForecast
from followup.models.personnel import PersonnelFigure
from followup.models.report import Report, ReportAttachment, ReportMatter
from followup.models.report_edition import ReportEdition, ReportFile
from followup.models.report_text import ReportText
from followup.models.reporting_round import ReportingRound
from followup.models.scale import ScaleStep
from followup.models.section import ReportSection, SectionRule
from followup.models.section_comment import SectionComment
from followup.models.section_duty import SectionDuty
from followup.models.section_row import SectionRow
from followup.models.status_update import StatusUpdate
from followup.models.unit_part import UnitPart, UnitPartText

__all__ = [
    "AccountColumn",
    "AccountFigure",
    "AccountLine",
    "Action",
    "Assessment",
    "BalanceUnit",
    "CarryOver",
    "Deviation",
    "EarmarkedEquity",
    "ExplainedDifference",
    "FrozenAction",
    "FrozenAmount",
    "FrozenAssessment",
    "FrozenBalanceUnit",
    "FrozenCarryOver",
    "FrozenDeviation",
    "FrozenEarmarked",
    "FrozenFigure",
    "FrozenInvestment",
    "FrozenSectionRow",
    "FrozenState",
    "FrozenText",
    "FrozenValue",
    "ImportBatch",
    "InsertedText",
    "InvestmentAmount",
    "InvestmentForecast",
    "InvestmentProject",
    "KeyFigureValue",
    "OperatingAmount",
    "OperatingForecast",
    "PersonnelFigure",
    "Report",
    "ReportAttachment",
    "ReportEdition",
    "ReportFile",
    "ReportMatter",
    "ReportSection",
    "ReportText",
    "ReportingRound",
    "ScaleStep",
    "SectionComment",
    "SectionDuty",
    "SectionRow",
    "SectionRule",
    "StatusUpdate",
    "UnitPart",
    "UnitPartText",
]
