"""Every page of the application with the person who sees it best: the tests of the whole product walk this table.

An object is named as in the permission matrix ("KN27", "KN-10/SUBMITTED"). In a query `{DIRECTION}` is the first node of
that kind in the plan, and `{KN}` a unit. A page may be there several times, with what its address can ask for.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from followup.models import ReportingRound
from organisation.models import OrgUnit
from planning.enums import NodeKind
from planning.models import PlanNode
from tests import matrix
from tests.restored import restored

# Django's own pages, for whoever runs the server.
NOT_OURS = ("admin:", "admin_login")


@dataclass(frozen=True)
class Page:
    """A page: the name of its address, who looks, at what, and what the address asks for."""

    url_name: str
    username: str
    thing: str = "-"
    query: str = ""

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.url_name, self.username, self.thing, self.query) if part not in ("", "-")
        )


PAGES = (
    # --- one's own
    Page("my_work", "sekreterare"),
    Page("my_work", "enhetschef"),
    Page("my_work", "kontorschef"),
    Page("my_work", "controller"),
    Page("my_work", "ekonom"),
    Page("my_work", "politiker"),
    Page("my_work", "admin"),
    Page("account_login", ""),
    Page("account_logout", "sekreterare"),
    Page("account_inactive", ""),
    Page("account_change_password", "sekreterare"),
    Page("account_reset_password", ""),
    Page("account_reset_password_done", ""),
    Page("account_reset_password_from_key", "", "no such key"),
    Page("account_reset_password_from_key_done", ""),
    Page("job_detail", "controller", "controllers"),
    Page("organisation:draft_detail", "controller", "controllers"),
    # --- organisation
    Page("organisation:unit_list", "admin"),
    Page("organisation:unit_list", "politiker", query="?slag=COMMITTEE"),
    Page("organisation:unit_list", "politiker", query="?q=finnsinte"),
    Page("organisation:unit_detail", "admin", "KN"),
    Page("organisation:unit_detail", "sekreterare", "KOMMUN"),
    Page("organisation:unit_new", "admin"),
    Page("organisation:unit_edit", "admin", "KN"),
    Page("organisation:unit_edit", "admin", "SKFAB"),
    Page("organisation:unit_move", "admin", "KN"),
    Page("organisation:unit_edit", "admin", "KK"),
    Page("organisation:unit_close", "admin", "KN"),
    Page("organisation:unit_hand_over", "admin", "KFN"),
    Page("organisation:operation_list", "admin", "KN"),
    Page("organisation:operation_list", "politiker", "KN", "?q=finnsinte"),
    Page("organisation:operation_list", "admin", "KK-BIB"),
    Page("organisation:operation_new", "admin", "KN"),
    Page("organisation:operation_edit", "admin", "KN-30"),
    Page("organisation:user_list", "admin"),
    Page("organisation:user_list", "admin", query="?q=finnsinte"),
    Page("organisation:user_new", "admin"),
    Page("organisation:user_detail", "admin", "sekreterare"),
    Page("organisation:user_edit", "admin", "sekreterare"),
    Page("organisation:user_hand_over", "admin", "sekreterare"),
    Page("organisation:role_new", "admin", "sekreterare"),
    Page("organisation:role_end", "admin", "sekreterare"),
    Page("organisation:role_history", "revisor"),
    Page("organisation:role_history", "admin", query="?q=finnsinte"),
    # --- plans
    Page("planning:plan_list", "controller"),
    Page("planning:plan_list", "politiker", query="?ar=2026&slag=OPERATIONAL"),
    Page("planning:plan_list", "sekreterare", query="?q=finnsinte"),
    Page("planning:plan_new", "sekreterare", query="?plan=OPERATIONAL-{KN}-2028"),
    Page("planning:plan_new", "enhetschef", query="?plan=WORK-{KK-BIB}-2028"),
    Page("planning:plan_new", "kontorschef", query="?plan=finnsinte"),
    Page("planning:area_request_new", "kontorschef"),
    Page("planning:area_request_detail", "kontorschef", "KK-approved"),
    Page("planning:area_request_answer", "kontorschef", "KK"),
    Page("planning:area_request_withdraw", "kontorschef", "KK-approved"),
    Page("planning:plan_detail", "controller", "FP27"),
    Page("planning:plan_detail", "politiker", "FP21", "?utgava=1"),
    Page("planning:plan_detail", "politiker", "KN26"),
    Page("planning:plan_send_out", "sekreterare", "KN27/SUBMITTED"),
    Page("planning:plan_attachments", "sekreterare", "KN27"),
    Page("planning:plan_attachment_remove", "kontorschef", "KK27"),
    Page("planning:plan_correct", "sekreterare", "KN26"),
    Page("planning:plan_amendments", "sekreterare", "KN27/AMENDING"),
    Page("planning:plan_amendments_done", "sekreterare", "KN27/AMENDING"),
    Page("planning:plan_amend", "sekreterare", "KN27/AMENDING"),
    Page("planning:plan_amend_new", "sekreterare", "KN27/AMENDING", "?slag=DIRECTION"),
    Page("planning:plan_maskings", "controller", "KN26"),
    Page("planning:plan_mask", "controller", "KN26"),
    Page("planning:plan_lift_masking", "controller", "KN26"),
    Page("planning:plan_paper", "politiker", "KN26"),
    Page("planning:plan_paper", "revisor", "KN27"),
    Page("planning:plan_detail", "sekreterare", "KN27"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?ny=DIRECTION"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?ny=DIRECTION&flera=1"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?ny=SPECIAL_ASSIGNMENT"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?ny=KEY_FIGURE&under={DIRECTION}"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?andra={DIRECTION}"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?andra={SECTION}"),
    Page("planning:plan_detail", "sekreterare", "KN27", "?andra={KEY_FIGURE}"),
    Page("planning:plan_detail", "sekreterare", "KN27/RETURNED"),
    Page("planning:plan_detail", "controller", "SN27"),
    Page("planning:plan_detail", "controller", "FP27/DRAFT", "?andra={GOAL}"),
    Page("planning:plan_detail", "controller", "FP27/DRAFT", "?ny=COUNCIL_ASSIGNMENT"),
    Page("planning:plan_detail", "kontorschef", "KK27"),
    Page("planning:plan_detail", "kontorschef", "KK27", "?andra={PRIORITY}"),
    Page("planning:plan_detail", "kontorschef", "KK27", "?bredvid=namnden"),
    Page("planning:plan_detail", "enhetschef", "BIB27", "?bredvid=kontoret"),
    Page("planning:plan_detail", "enhetschef", "KK27/SHARED"),
    Page("planning:plan_detail", "kontorschef", "KN27/DRAFTED"),
    Page("planning:plan_detail", "enhetschef", "BIB26"),
    Page("planning:plan_detail", "enhetschef", "BIB27", "?ny=ACTIVITY"),
    Page("planning:plan_detail", "bolag", "AP27"),
    Page("planning:plan_edit", "sekreterare", "KN27"),
    Page("planning:plan_submit", "sekreterare", "KN27"),
    Page("planning:plan_submit", "kontorschef", "KK27"),
    Page("planning:plan_take_back", "kontorschef", "KK27/SUBMITTED"),
    Page("planning:plan_return", "controller", "SN27"),
    Page("planning:plan_adopt", "sekreterare", "KN27/SUBMITTED"),
    Page("planning:plan_adopt", "direktor", "KK27/SUBMITTED"),
    Page("planning:plan_adopt", "controller", "FP27/SUBMITTED"),
    Page("planning:plan_revise", "sekreterare", "KN26"),
    Page("planning:plan_cancel_revision", "sekreterare", "KN26/DRAFT"),
    Page("planning:plan_remove", "enhetschef", "BIB27"),
    Page("planning:plan_delegate", "direktor", "KK27"),
    Page("planning:plan_history", "controller", "FP21"),
    Page("planning:plan_history", "revisor", "FP27"),
    Page("planning:plan_history", "sekreterare", "KN27"),
    Page("planning:plan_history", "politiker", "KN26"),
    Page("planning:plan_history", "sekreterare", "KN27", "?visa=borttaget"),
    Page("planning:plan_compare", "sekreterare", "KN27", "?visa=allt&vy=bredvid"),
    Page("planning:plan_decided", "politiker", "KN26"),
    Page("planning:plan_link", "sekreterare", "KN27"),
    Page("planning:plan_link", "kontorschef", "KK27"),
    Page("planning:plan_collaboration", "kontorschef", "KK27"),
    Page("planning:plan_collaboration", "kontorschef", "KK27", "?q=finnsinte"),
    Page("planning:plan_collaboration", "controller", "KK27"),
    Page("planning:collaboration_answer", "kontorschef", "SN>KK"),
    Page("planning:collaboration_answer", "sekreterare", "SN>KK"),
    Page("planning:plan_hand_down", "kontorschef", "KK27"),
    Page("planning:plan_hand_down", "sekreterare", "KN27", "?ar=2028"),
    Page("planning:plan_hand_down_history", "kontorschef", "KK27"),
    Page("planning:node_move", "sekreterare", "KN27"),
    Page("planning:node_history", "sekreterare", "KN27"),
    Page("planning:node_comments", "sekreterare", "KN27"),
    Page("planning:node_comments", "kontorschef", "KK27"),
    Page("planning:node_comments", "controller", "KN26"),
    # --- uppdrag and nyckeltal
    Page("followup:assignment_list", "controller"),
    Page("followup:assignment_list", "politiker", query="?lage=alla&q=finnsinte"),
    Page("followup:assignment_detail", "controller", "KF"),
    Page("followup:assignment_detail", "politiker", "KF"),
    Page("planning:assignment_new", "controller"),
    Page("planning:assignment_new", "sekreterare"),
    Page("planning:assignment_edit", "controller", "KF"),
    Page("planning:assignment_propose", "controller", "KF"),
    Page("planning:assignment_withdraw", "controller", "KF"),
    Page("planning:assignment_end", "controller", "KF"),
    Page("planning:key_figure_list", "controller"),
    Page("planning:key_figure_list", "politiker", query="?q=finnsinte"),
    Page("followup:key_figure_detail", "controller", "any"),
    Page("followup:key_figure_detail", "politiker", "any"),
    Page("planning:key_figure_new", "controller"),
    Page("planning:key_figure_edit", "controller", "any"),
    Page("followup:key_figure_earlier", "controller", "any"),
    Page("planning:plan_earlier", "controller"),
    # --- rounds and reports
    Page("followup:round_list", "controller"),
    Page("followup:round_list", "politiker", query="?q=finnsinte"),
    Page("followup:round_detail", "controller", "2026-10"),
    Page("followup:round_detail", "politiker", "2026-10", "?q=finnsinte"),
    Page("followup:round_new", "controller"),
    Page("followup:round_copy_year", "controller"),
    Page("followup:section_list", "controller"),
    Page("followup:section_list", "controller", query="?vem=UNIT"),
    Page("followup:section_new", "controller"),
    Page("followup:section_edit", "controller", "personnel"),
    Page("followup:round_edit", "controller", "2026-10"),
    Page("followup:round_remove", "controller", "2027-DR2"),
    Page("followup:report_detail", "politiker", "KOMMUN-DR2"),
    Page("followup:report_detail", "sekreterare", "KN-DR2"),
    Page("followup:report_detail", "sekreterare", "KN-10"),
    Page("followup:report_detail", "controller", "SN-10/SUBMITTED"),
    Page("followup:report_detail", "enhetschef", "BIB-DR2"),
    Page("followup:report_history", "revisor", "KOMMUN-DR2"),
    Page("followup:report_history", "sekreterare", "KN-DR2"),
    Page("followup:report_compare", "sekreterare", "KN-DR2/RETURNED"),
    Page("followup:report_decided", "politiker", "KN-DR2"),
    Page("followup:report_send_out", "sekreterare", "KN-10/SUBMITTED"),
    Page("followup:report_paper", "politiker", "KN-DR2"),
    Page("followup:report_submit", "controller", "KOMMUN-DR2/RETURNED"),
    Page("followup:report_submit", "sekreterare", "KN-10"),
    Page("followup:report_submit", "enhetschef", "BIB-10"),
    Page("followup:report_comments", "sekreterare", "KN-10"),
    Page("followup:report_comments", "enhetschef", "BIB-10"),
    Page("followup:report_write", "controller", "KOMMUN-DR2/RETURNED"),
    Page("followup:report_write", "sekreterare", "KN-10"),
    Page("followup:report_write", "sekreterare", "KN-DR2/RETURNED"),
    Page("followup:report_write", "kontorschef", "KK-DR2/RETURNED"),
    Page("followup:report_write", "enhetschef", "BIB-DR2/RETURNED"),
    Page("followup:report_write", "bolag", "BOLAG-10"),
    Page("followup:report_take_back", "sekreterare", "KN-10/SUBMITTED"),
    Page("followup:report_return", "controller", "KN-10/SUBMITTED"),
    Page("followup:report_decide", "sekreterare", "KN-10/SUBMITTED"),
    Page("followup:report_attachments", "sekreterare", "KN-10"),
    Page("followup:report_attachment_remove", "sekreterare", "KN-10"),
    Page("followup:report_correct", "sekreterare", "KN-DR2"),
    Page("followup:report_amendments", "sekreterare", "KN-10/AMENDING"),
    Page("followup:report_amendments_done", "sekreterare", "KN-10/AMENDING"),
    Page("followup:report_amend", "sekreterare", "KN-10/AMENDING"),
    Page("followup:report_amend_new", "sekreterare", "KN-10/AMENDING", "?slag=avvikelse"),
    Page("followup:report_maskings", "controller", "KN-DR2"),
    Page("followup:report_mask", "controller", "KN-DR2"),
    Page("followup:report_lift_masking", "controller", "KN-DR2"),
    Page("followup:report_hand_over", "sekreterare", "KN-DR2/ADOPTED"),
    Page("followup:report_reopen", "controller", "KN-DR2"),
    Page("followup:report_let_off", "controller", "KN-10"),
    Page("followup:unit_states", "enhetschef", "KK-BIB"),
    Page("followup:unit_states", "sekreterare", "KN"),
    Page("followup:report_extend", "controller", "KN-10"),
    Page("followup:report_strike", "controller", "KN-10/MISSED"),
    Page("followup:activity_status", "enhetschef", "BIB26"),
    Page("followup:assignment_status", "sekreterare", "KF>KN"),
    Page("followup:action_list", "controller"),
    Page("followup:action_list", "politiker", query="?lage=alla"),
    Page("followup:action_status", "controller", "KOMMUN"),
    # --- money and status
    Page("followup:economy", "ekonom"),
    Page("followup:economy", "politiker", query="?tillfalle=2026-DR2"),
    Page("followup:economy_history", "ekonom", query="?enhet={KN}&tillfalle=2026-DR2"),
    Page("followup:import_new", "ekonom"),
    Page("followup:import_preview", "ekonom", "ekonoms"),
    Page("followup:import_preview", "ekonom", "ekonoms/READ"),
    Page("followup:status", "politiker"),
    Page("followup:status", "controller"),
)


def address(page: Page) -> str:
    """The page's address in the demo; puts its object in the state that the table asks for."""
    return reverse(page.url_name, kwargs=_arguments(matrix.Row("GET", page.url_name, page.thing, ()))) + _query(page)


def _arguments(row: matrix.Row) -> dict[str, Any]:
    if row.url_name == "account_reset_password_from_key":
        return {"uidb36": "zzzz", "key": "a-b"}  # nobody
    return matrix.arguments(row)


def _query(page: Page) -> str:
    def number(match: re.Match[str]) -> str:
        if match[1] not in NodeKind:
            return str(OrgUnit.objects.get(code=match[1]).pk)
        nodes = PlanNode.objects.content().filter(plan=matrix.plan(page.thing.partition("/")[0]), kind=match[1])
        return str(nodes.order_by("lft").values_list("pk", flat=True)[0])

    return re.sub(r"\{([\w-]+)\}", number, page.query)


def prepared(page: Page) -> str:
    """The page's address, with the report's round open."""
    url = address(page)
    if page.url_name == "followup:report_write":
        ReportingRound.objects.update(closes_on=None)
    return url


@contextmanager
def opened(page: Page) -> Iterator[str]:
    """The page's address, all as it asks for; afterwards the demo is as it was."""
    with restored():
        yield prepared(page)


def one_of_each() -> list[Page]:
    """Each page once, for what differs by template only."""
    first: dict[str, Page] = {}
    for page in PAGES:
        first.setdefault(page.url_name, page)
    return list(first.values())
