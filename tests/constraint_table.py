"""Which rows each constraint of the database takes, and which it refuses: the fields that it looks at."""

from datetime import date
from typing import Any

from tests.account_constraints import OF_ACCOUNTS
from tests.row_constraints import OF_ROWS

DAY, NEXT, LATER = date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)

Fields = dict[str, Any]


def ends(start: str, end: str, *, same: bool = True, open_: tuple[str, ...] = ()) -> tuple[list[Fields], list[Fields]]:
    """A day that may not come before another, or not even be the same; those of `open_` may be missing."""
    allowed = [{start: DAY, end: NEXT}, *({start: NEXT, end: NEXT, name: None} for name in open_)]
    equal = [{start: NEXT, end: NEXT}]
    return allowed + (equal if same else []), [{start: LATER, end: NEXT}] + ([] if same else equal)


def apart(one: str, other: str) -> tuple[list[Fields], list[Fields]]:
    """A row that may not point at itself, or at the same twice."""
    return [{one: 1, other: 2}], [{one: 1, other: 1}]


def one_of(one: str, other: str, *, none: Any = None) -> tuple[list[Fields], list[Fields]]:
    """A row that has the one or the other; `none` is what the other is when it is missing."""
    return [{one: 1, other: none}, {one: None, other: "1"}], [{one: None, other: none}, {one: 1, other: "1"}]


def of_three(**of: int) -> Fields:
    """What a lägesrapport is of: a node, a receiver or an action."""
    return {"node_id": None, "receiver_id": None, "action_id": None, **of}


SUPPLEMENT = (
    [
        {"funding": "SUPPLEMENT", "amount": 1},
        {"funding": "SUPPLEMENT", "amount": None},
        {"funding": "WITHIN_FRAME", "amount": None},
    ],
    [{"funding": "WITHIN_FRAME", "amount": 1}],
)
RETURNED = (
    [{"status": "RETURNED", "return_comment": "Mer."}, {"status": "DRAFT", "return_comment": ""}],
    [{"status": "RETURNED", "return_comment": ""}],
)
IN_TIME: Fields = {
    "period_from": date(2026, 1, 1),
    "period_to": date(2026, 4, 30),
    "opens_on": date(2026, 1, 1),
    "due_on": date(2026, 4, 30),
}
EARLY = IN_TIME | {"due_on": date(2026, 4, 29)}
NOT_AWAITED = ("LET_OFF", "STRUCK")
CARRYING = ("ADOPTS", "APPROVES", "CONFIRMS", "PROPOSES", "HANDS_OVER", "FILES")

# By hand from the model as it is described: what may be, and what may not.
CONSTRAINTS: dict[str, tuple[list[Fields], list[Fields]]] = {
    "org_unit_ends_after_start": ends("valid_from", "valid_to", open_=("valid_to",)),
    "org_unit_share_in_percent": (
        [{"ownership_share": share} for share in (None, 0, 100)],
        [{"ownership_share": share} for share in (-1, 101)],
    ),
    "decision_body_or_person": one_of("body_id", "person_id"),
    "decision_amends_only_what_it_carries": (
        [{"is_amended": True, "outcome": outcome} for outcome in CARRYING]
        + [{"is_amended": False, "outcome": "REJECTS"}],
        [{"is_amended": True, "outcome": outcome} for outcome in ("TABLES", "REFERS_BACK", "REJECTS")],
    ),
    "decision_only_amended_has_amendments": (
        [{"is_amended": True, "amended_content_id": 1}, {"is_amended": False, "amended_content_id": None}],
        [{"is_amended": False, "amended_content_id": 1}],
    ),
    "decision_corrected_says_what_stood": (
        [{"corrected_on": DAY, "stood": "§ 187"}, {"corrected_on": None, "stood": ""}],
        [{"corrected_on": DAY, "stood": ""}, {"corrected_on": None, "stood": "§ 187"}],
    ),
    "job_percent": ([{"percent": 0}, {"percent": 100}], [{"percent": 101}]),
    "operation_ends_after_start": ends("valid_from", "valid_to", open_=("valid_to",)),
    "role_ends_after_start": ends("valid_from", "valid_to", open_=("valid_to",)),
    "role_deputy_is_another": apart("user_id", "deputy_for_id"),
    "role_deputy_has_an_end": (
        [{"deputy_for_id": 1, "valid_to": DAY}, {"deputy_for_id": None, "valid_to": None}],
        [{"deputy_for_id": 1, "valid_to": None}],
    ),
    "unit_succession_not_of_itself": apart("predecessor_id", "successor_id"),
    "assignment_due_after_start": ends("starts_on", "due_on", open_=("starts_on",)),
    "assignment_amount_only_with_supplement": SUPPLEMENT,
    "assignment_version_due_after_start": ends("starts_on", "due_on", open_=("starts_on",)),
    "assignment_version_amount_with_supplement": SUPPLEMENT,
    "assignment_proposal_due_after_start": ends("starts_on", "due_on", open_=("starts_on",)),
    "assignment_proposal_amount_with_supplement": SUPPLEMENT,
    "plan_has_name_or_last_day": (
        [{"kind": "GOVERNING", "name": "Program", "period_to": None}, {"kind": "OFFICE", "name": "", "period_to": DAY}],
        [
            {"kind": "GOVERNING", "name": "", "period_to": None},
            {"kind": "GOVERNING", "name": "Program", "period_to": DAY},
            {"kind": "OFFICE", "name": "", "period_to": None},
            {"kind": "OFFICE", "name": "Program", "period_to": DAY},
        ],
    ),
    "plan_ends_after_start": ends("period_from", "period_to", same=False, open_=("period_to",)),
    "plan_return_has_comment": RETURNED,
    "key_figure_decimals": ([{"decimals": 0}, {"decimals": 4}], [{"decimals": 5}]),
    "key_figure_has_unit_of_measure": (
        [
            {"measure_kind": "JUDGEMENT", "unit_of_measure": ""},
            {"measure_kind": "MEASURE", "unit_of_measure": "antal"},
            {"measure_kind": "JUDGEMENT", "unit_of_measure": "antal"},
        ],
        [{"measure_kind": "MEASURE", "unit_of_measure": ""}],
    ),
    "perspective_ends_after_start": (
        [{"first_year": 2026, "last_year": last} for last in (None, 2026, 2027)],
        [{"first_year": 2026, "last_year": 2025}],
    ),
    "plan_node_only_root_is_parentless": (
        [{"kind": "ROOT", "parent_id": None}, {"kind": "GOAL", "parent_id": 1}],
        [{"kind": "ROOT", "parent_id": 1}, {"kind": "GOAL", "parent_id": None}],
    ),
    "plan_node_figure_iff_key_figure": (
        [{"kind": "KEY_FIGURE", "key_figure_id": 1}, {"kind": "GOAL", "key_figure_id": None}],
        [{"kind": "KEY_FIGURE", "key_figure_id": None}, {"kind": "GOAL", "key_figure_id": 1}],
    ),
    "plan_node_assignment_iff_assignment": (
        [{"kind": kind, "assignment_id": 1} for kind in ("COUNCIL_ASSIGNMENT", "SPECIAL_ASSIGNMENT")]
        + [{"kind": "GOAL", "assignment_id": None}],
        [{"kind": kind, "assignment_id": None} for kind in ("COUNCIL_ASSIGNMENT", "SPECIAL_ASSIGNMENT")]
        + [{"kind": "GOAL", "assignment_id": 1}],
    ),
    "plan_node_due_after_start": ends("starts_on", "due_on", open_=("starts_on", "due_on")),
    "plan_node_interval": ([{"lft": 1, "rght": 2}], [{"lft": 2, "rght": 2}, {"lft": 3, "rght": 2}]),
    "node_continuation_not_of_itself": apart("from_node_id", "to_node_id"),
    "plan_continuation_not_of_itself": apart("from_plan_id", "to_plan_id"),
    "contribution_not_to_itself": apart("from_node_id", "to_node_id"),
    "frozen_link_not_to_itself": apart("from_node_id", "to_node_id"),
    "governing_document_not_its_own_successor": (
        [{"id": 1, "successor_id": 2}, {"id": 1, "successor_id": None}],
        [{"id": 1, "successor_id": 1}],
    ),
    "governing_document_revised_after_it_begins": ends(
        "valid_from", "next_revision", open_=("valid_from", "next_revision")
    ),
    "round_ends_after_start": ends("period_from", "period_to", same=False),
    "round_due_after_opening": ends("opens_on", "due_on"),
    "round_level_due_after_opening": ends("opens_on", "unit_due_on", open_=("unit_due_on",)),
    "round_closes_after_levels_due": ends(
        "municipality_due_on", "closes_on", open_=("municipality_due_on", "closes_on")
    ),
    "round_level_early_only_when_it_says_so": (
        [
            {"period_to": DAY, "office_due_on": None, "is_early": False},
            {"period_to": DAY, "office_due_on": DAY, "is_early": False},
            {"period_to": NEXT, "office_due_on": DAY, "is_early": True},
        ],
        [{"period_to": NEXT, "office_due_on": DAY, "is_early": False}],
    ),
    "round_closes_after_due": ends("due_on", "closes_on", open_=("closes_on",)),
    "report_return_has_comment": (
        [*RETURNED[0], {"status": "REOPENED", "return_comment": "Mer."}],
        [*RETURNED[1], {"status": "REOPENED", "return_comment": ""}],
    ),
    "report_let_off_has_reason": (
        [{"status": status, "let_off_reason": "Ny."} for status in NOT_AWAITED]
        + [{"status": "DRAFT", "let_off_reason": ""}],
        [{"status": status, "let_off_reason": ""} for status in NOT_AWAITED],
    ),
    "round_early_only_when_it_says_so": (
        [EARLY | {"is_early": True}, IN_TIME | {"is_early": False}],
        [EARLY | {"is_early": False}, IN_TIME | {"opens_on": date(2025, 12, 31), "is_early": False}],
    ),
    "value_unit_or_area": one_of("unit_id", "area", none=""),
    "value_forecast_has_round": (
        [{"kind": "FORECAST", "round_id": 1}, {"kind": "OUTCOME", "round_id": None}],
        [{"kind": "FORECAST", "round_id": None}, {"kind": "OUTCOME", "round_id": 1}],
    ),
    "value_period": ends("period_from", "period_to"),
    "value_or_step": (
        [{"step": "MET", "text": "Bra.", "value": None}, {"step": "", "text": "", "value": 1}],
        [{"step": "MET", "text": "", "value": 1}, {"step": "", "text": "Bra.", "value": 1}],
    ),
    "value_step_or_unavailable": (
        [{"is_unavailable": True, "step": ""}, {"is_unavailable": False, "step": "MET"}],
        [{"is_unavailable": True, "step": "MET"}],
    ),
    "value_or_unavailable": (
        [{"is_unavailable": True, "value": None}, {"is_unavailable": False, "value": 0}],
        [{"is_unavailable": True, "value": 0}],
    ),
    "attachment_removed_by_somebody_at_some_time": (
        [
            {"removed_at": None, "removed_by_id": None},
            {"removed_at": DAY, "removed_by_id": 1},
            {"removed_at": DAY, "removed_by_id": None},
        ],
        [{"removed_at": None, "removed_by_id": 1}],
    ),
    "operating_amount_month": ([{"month": 1}, {"month": 12}], [{"month": 0}, {"month": 13}]),
    "inserted_text_about_one_thing": (
        [{"node_id": 1, "source_node_id": 2, "key": ""}, {"node_id": None, "source_node_id": None, "key": "goals"}],
        [
            {"node_id": None, "source_node_id": None, "key": ""},
            {"node_id": 1, "source_node_id": None, "key": ""},
            {"node_id": None, "source_node_id": 2, "key": "goals"},
            {"node_id": 1, "source_node_id": 2, "key": "goals"},
        ],
    ),
    "unit_part_told_is_taken": (
        [{"extent": "LEFT_OUT", "taken_at": None}, {"extent": "SHORT", "taken_at": DAY}],
        [{"extent": "SHORT", "taken_at": None}, {"extent": "WHOLE", "taken_at": None}],
    ),
    "status_update_of_one_thing": (
        [of_three(node_id=1), of_three(receiver_id=1), of_three(action_id=1)],
        [
            of_three(),
            of_three(node_id=1, receiver_id=1),
            of_three(node_id=1, action_id=1),
            of_three(receiver_id=1, action_id=1),
        ],
    ),
    "section_duty_done_by_when": (
        [{"done_by_id": who, "done_at": DAY} for who in (None, 1)],
        [{"done_by_id": 1, "done_at": None}],
    ),
    "section_rule_asks_the_least": (
        [
            {"least": least, "extent": extent}
            for least, extent in (("FULL", "FULL"), ("SHORT", "FULL"), ("SHORT", "SHORT"))
        ]
        + [{"least": "NONE", "extent": extent} for extent in ("FULL", "SHORT", "NONE")],
        [{"least": "SHORT", "extent": "NONE"}] + [{"least": "FULL", "extent": extent} for extent in ("SHORT", "NONE")],
    ),
    "section_rule_binding_has_least": (
        [{"ground": ground, "least": "SHORT"} for ground in ("L", "R", "S", "O", "J")]
        + [{"ground": ground, "least": "NONE"} for ground in ("O", "J")],
        [{"ground": ground, "least": "NONE"} for ground in ("L", "R", "S")],
    ),
    "plan_shared_is_office": (
        [{"is_shared": True, "kind": "OFFICE"}, {"is_shared": False, "kind": "WORK"}],
        [{"is_shared": True, "kind": kind} for kind in ("WORK", "OPERATIONAL")],
    ),
    "plan_drafted_is_operational": (
        [{"office_drafts": True, "kind": "OPERATIONAL"}, {"office_drafts": False, "kind": "OFFICE"}],
        [{"office_drafts": True, "kind": kind} for kind in ("BUSINESS", "OFFICE")],
    ),
    "handed_down_ends_after_start": ends("period_from", "period_to", same=False),
    "handed_down_interval": (
        [{"value": 1, "upper": None}, {"value": None, "upper": None}, {"value": 1, "upper": 1}],
        [{"value": 2, "upper": 1}, {"value": None, "upper": 1}],
    ),
    "handed_down_taken_back_after": ends("handed_on", "taken_back_on", open_=("taken_back_on",)),
    "collaboration_unit_or_party": one_of("unit_id", "party", none=""),
    "collaboration_answered_when": (
        [
            {"answer": "ASKED", "answered_at": None, "unit_id": 1},
            {"answer": "NO", "answered_at": DAY, "unit_id": 1},
        ],
        [
            {"answer": "ASKED", "answered_at": DAY, "unit_id": 1},
            {"answer": "YES", "answered_at": None, "unit_id": 1},
            {"answer": "YES", "answered_at": DAY, "unit_id": None},
        ],
    ),
    "area_request_answered_when": (
        [{"answer": "ASKED", "answered_on": None}, {"answer": "APPROVED", "answered_on": DAY}],
        [{"answer": "ASKED", "answered_on": DAY}, {"answer": "REFUSED", "answered_on": None}],
    ),
    "masked_field_living_says_what_is_shown": (
        [{"content_id": 1, "shown": None}, {"content_id": None, "shown": "[maskat]"}],
        [{"content_id": None, "shown": None}, {"content_id": 1, "shown": "[maskat]"}],
    ),
    **{
        f"{model}_{name}": tried
        for model in ("nodecomment", "sectioncomment")
        for name, tried in (
            ("not_of_itself", apart("id", "answers_id")),
            (
                "closed_as_a_talk",
                (
                    [{"closed_at": DAY, "answers_id": None}, {"closed_at": None, "answers_id": 1}],
                    [{"closed_at": DAY, "answers_id": 1}],
                ),
            ),
            (
                "closed_when",
                (
                    [{"closed_at": DAY, "closed_by_id": 1}, {"closed_at": DAY, "closed_by_id": None}],
                    [{"closed_at": None, "closed_by_id": 1}],
                ),
            ),
        )
    },
    "masking_lifted_with_a_reason": (
        [{"lifted_at": None, "lifted_why": ""}, {"lifted_at": DAY, "lifted_why": "Fel."}],
        [{"lifted_at": None, "lifted_why": "Fel."}, {"lifted_at": DAY, "lifted_why": ""}],
    ),
    **OF_ACCOUNTS,
    **OF_ROWS,
}
