"""What each page may cost with the demo, written by hand; see `test_query_caps`."""

from dataclasses import dataclass

from tests.pages import Page

WHO = 3  # the session, the user and the user's roles, on every page of somebody who has logged in
PLAN_READ = 12  # read without a form in it, a plan asks no more than this; one of them what it goes on from
HALF_DECIDED = 8  # where it stands, what may be done with it, and its handlingar


@dataclass(frozen=True)
class Cap:
    """The most that a page may cost.

    Attributes:
        queries: questions beyond `WHO`. A plan: at most 11 to read, and what its open form lets one choose.
        rows: read from the database in all.
        objects: of our models in all.
    """

    queries: int
    rows: int
    objects: int


CAPS = {
    "my_work": Cap(23, 35, 75),  # and where a half-decided plan stands, who mentions one, what is shared with one
    "account_login": Cap(1, 4, 3),
    "account_logout": Cap(0, 6, 5),
    "account_inactive": Cap(1, 4, 3),
    "account_change_password": Cap(0, 6, 5),
    "account_reset_password": Cap(1, 4, 3),
    "account_reset_password_done": Cap(1, 4, 3),
    "account_reset_password_from_key": Cap(2, 4, 3),
    "account_reset_password_from_key_done": Cap(1, 4, 3),
    "job_detail": Cap(3, 8, 7),
    "organisation:draft_detail": Cap(1, 6, 5),
    "organisation:unit_list": Cap(2, 40, 70),  # how many there are, and a page of them
    "organisation:unit_detail": Cap(7, 20, 30),
    "organisation:unit_new": Cap(2, 75, 70),
    "organisation:unit_edit": Cap(7, 50, 50),  # a kontor may work for more nämnder
    "organisation:unit_move": Cap(11, 25, 30),
    "organisation:unit_close": Cap(11, 70, 75),  # with the investments under way
    "organisation:unit_hand_over": Cap(11, 45, 45),
    "organisation:operation_list": Cap(3, 15, 15),
    "organisation:operation_new": Cap(2, 10, 9),
    "organisation:operation_edit": Cap(2, 10, 10),
    "organisation:user_list": Cap(3, 40, 55),  # the same, and their roles
    "organisation:user_new": Cap(0, 6, 5),
    "organisation:user_detail": Cap(4, 9, 9),
    "organisation:user_edit": Cap(2, 7, 6),
    "organisation:user_hand_over": Cap(4, 25, 25),
    "organisation:role_new": Cap(3, 55, 55),
    "organisation:role_end": Cap(1, 7, 8),
    "organisation:role_history": Cap(2, 40, 8),
    "planning:plan_list": Cap(6, 40, 36),
    "planning:plan_new": Cap(14, 32, 20),
    "planning:area_request_new": Cap(1, 8, 8),
    "planning:area_request_detail": Cap(5, 12, 10),
    "planning:area_request_answer": Cap(4, 12, 10),
    "planning:area_request_withdraw": Cap(2, 8, 8),
    "planning:plan_detail": Cap(16, 92, 60),  # with the handlingar and what is said at its items
    "planning:plan_paper": Cap(8, 30, 30),
    "planning:plan_attachments": Cap(4, 12, 12),
    "planning:plan_attachment_remove": Cap(3, 10, 10),
    "planning:plan_correct": Cap(3, 10, 10),
    "planning:plan_amendments": Cap(6, 20, 22),
    "planning:plan_amendments_done": Cap(9, 45, 32),
    "planning:plan_amend": Cap(6, 20, 20),
    "planning:plan_amend_new": Cap(6, 20, 20),
    "planning:plan_maskings": Cap(7, 15, 10),
    "planning:plan_mask": Cap(12, 20, 15),  # what is searched for personnummer
    "planning:plan_lift_masking": Cap(7, 15, 10),
    "planning:plan_send_out": Cap(8, 30, 30),
    "planning:plan_edit": Cap(1, 7, 7),
    "planning:plan_submit": Cap(6, 25, 25),  # what is left, what is warned of, what is not saved, who gets it
    "planning:plan_take_back": Cap(2, 7, 7),
    "planning:plan_return": Cap(2, 7, 7),  # with what is said at its items
    "planning:plan_adopt": Cap(11, 35, 18),  # who approves reads the plan there
    "planning:plan_revise": Cap(1, 7, 7),
    "planning:plan_cancel_revision": Cap(12, 110, 60),
    "planning:plan_remove": Cap(6, 12, 10),
    "planning:plan_delegate": Cap(1, 7, 7),
    "planning:plan_history": Cap(10, 65, 7),
    "planning:plan_compare": Cap(15, 60, 42),
    "planning:plan_decided": Cap(13, 45, 25),
    "planning:plan_hand_down": Cap(8, 40, 40),  # which area writes for whom, and what the catalogue has
    "planning:plan_hand_down_history": Cap(3, 10, 8),
    "planning:plan_link": Cap(10, 45, 25),
    "planning:plan_collaboration": Cap(5, 55, 55),  # the units that may be named
    "planning:collaboration_answer": Cap(2, 10, 12),
    "planning:node_move": Cap(2, 20, 25),
    "planning:node_comments": Cap(4, 30, 40),
    "planning:node_history": Cap(7, 15, 9),
    "followup:assignment_list": Cap(7, 45, 50),
    "planning:assignment_new": Cap(3, 20, 20),
    "planning:assignment_edit": Cap(6, 25, 20),
    "planning:assignment_propose": Cap(6, 25, 20),
    "planning:assignment_withdraw": Cap(2, 8, 7),
    "planning:assignment_end": Cap(2, 8, 7),
    "planning:key_figure_list": Cap(2, 20, 20),
    "planning:key_figure_new": Cap(1, 6, 6),
    "planning:key_figure_edit": Cap(3, 8, 7),
    "followup:key_figure_earlier": Cap(5, 75, 60),
    "planning:perspective_list": Cap(2, 25, 20),
    "planning:perspective_new": Cap(1, 15, 12),
    "planning:perspective_edit": Cap(2, 15, 12),
    "planning:plan_earlier": Cap(1, 50, 50),
    "followup:round_list": Cap(3, 15, 11),
    "followup:round_detail": Cap(4, 35, 75),  # how many there are, and a page of them
    "followup:round_new": Cap(1, 7, 6),
    "followup:round_copy_year": Cap(3, 20, 20),
    "followup:section_list": Cap(4, 290, 290),
    "followup:section_new": Cap(2, 45, 45),  # every section that it may stand after
    "followup:section_edit": Cap(3, 55, 65),
    "followup:scale_list": Cap(2, 45, 45),
    "followup:scale_edit": Cap(3, 45, 45),
    "followup:round_edit": Cap(1, 7, 6),
    "followup:round_remove": Cap(11, 15, 12),  # what is expected of investments and of the accounts in it too
    "followup:report_let_off": Cap(1, 7, 8),
    "followup:report_extend": Cap(1, 7, 8),
    "followup:report_strike": Cap(1, 7, 8),
    "followup:report_popular": Cap(6, 15, 18),  # with what is written to invånarna
    "followup:report_history": Cap(10, 200, 150),
    "followup:report_compare": Cap(45, 225, 255),  # a report being written is read as when it is frozen
    "followup:report_decided": Cap(35, 150, 72),  # what was carried over too, and händelser and risker, then and now
    "followup:report_edition_part": Cap(5, 12, 12),
    # With its bilagor; what was told the last time is read as it was frozen; and whether words came from below.
    "followup:report_detail": Cap(31, 85, 185),
    "followup:report_comments": Cap(5, 30, 40),
    # The questions with the accounts of the year before beside them, and who changed each kind of answer last.
    "followup:report_sections": Cap(48, 1150, 1250),
    # Each nämnd's and bolag's report with its part.
    "followup:report_parts": Cap(8, 30, 60),
    "followup:report_part": Cap(9, 30, 70),
    "followup:report_part_text": Cap(10, 30, 70),
    # Of kommunen with notes, projects and what is weighed into god ekonomisk hushållning.
    "followup:report_last_year": Cap(4, 10, 10),
    # The whole report is read, to give the section its numbers, with five years of accounts.
    "followup:report_preview": Cap(41, 1650, 1900),
    "followup:report_references": Cap(41, 1650, 1900),
    "followup:report_write": Cap(44, 1200, 1480),
    "followup:report_submit": Cap(42, 1100, 1240),  # as the page that is written on, and the rows of notes
    "followup:report_paper": Cap(8, 30, 30),
    "followup:report_attachments": Cap(4, 12, 12),
    "followup:report_attachment_remove": Cap(3, 10, 10),
    "followup:report_correct": Cap(3, 10, 10),
    "followup:report_amendments": Cap(14, 60, 60),
    "followup:report_amendments_done": Cap(15, 60, 60),
    "followup:report_amend": Cap(10, 64, 64),
    "followup:report_amend_new": Cap(12, 75, 60),
    "followup:report_maskings": Cap(8, 15, 12),
    "followup:report_mask": Cap(12, 20, 15),
    "followup:report_lift_masking": Cap(8, 15, 12),
    "followup:report_send_out": Cap(8, 30, 30),
    "followup:report_take_back": Cap(2, 7, 8),
    "followup:report_return": Cap(3, 10, 17),  # with what is said at its sections
    "followup:report_decide": Cap(2, 10, 11),
    "followup:report_hand_over": Cap(1, 7, 8),
    "followup:report_reopen": Cap(1, 7, 8),
    "followup:action_list": Cap(3, 28, 90),  # of the årsrapporter too
    "followup:action_status": Cap(2, 8, 10),
    "followup:unit_states": Cap(5, 25, 30),
    "followup:activity_status": Cap(2, 8, 9),
    "followup:assignment_detail": Cap(15, 25, 25),
    "followup:assignment_status": Cap(3, 9, 9),
    "followup:key_figure_detail": Cap(11, 35, 35),
    "followup:economy": Cap(8, 75, 100),
    "followup:economy_history": Cap(7, 60, 30),
    "followup:accounts_list": Cap(2, 20, 10),
    # A period's columns, its amounts and its lines, and those of the year before: all of them are read.
    "followup:accounts_detail": Cap(9, 760, 770),  # the demo's are kommunens, koncernens and the budget, of two years
    "followup:accounts_group": Cap(9, 190, 200),
    "followup:accounts_company": Cap(10, 190, 190),
    "followup:accounts_paste": Cap(6, 325, 190),  # and what is decided, before anything is saved
    "followup:accounts_file": Cap(7, 330, 190),
    "followup:accounts_file_preview": Cap(8, 325, 190),  # known by what any year's rows are called, those of notes too
    "followup:accounts_explain": Cap(9, 190, 200),
    "followup:accounts_company_explain": Cap(11, 190, 190),
    "followup:accounts_lines": Cap(2, 95, 95),
    "followup:accounts_line_edit": Cap(2, 10, 10),
    "followup:investment_list": Cap(14, 90, 90),  # with what is held against each other
    "followup:investment_new": Cap(2, 45, 45),
    "followup:investment_read_in": Cap(4, 60, 60),
    "followup:investment_edit": Cap(2, 10, 10),
    "followup:investment_amounts": Cap(6, 60, 60),
    "followup:personnel_list": Cap(4, 90, 90),
    "followup:personnel_figures": Cap(7, 100, 100),
    "followup:personnel_paste": Cap(4, 25, 25),
    "followup:carry_over_list": Cap(16, 90, 90),
    "followup:carry_over_rows": Cap(8, 30, 30),
    "followup:import_new": Cap(1, 9, 8),
    "followup:import_preview": Cap(16, 160, 150),
    "followup:status": Cap(9, 310, 220),  # what was frozen, a kind a question; 12 with who asks, as the goal is
}

# What asks one more with ten times the data: where a list of units has become too long, the one chosen is read for its name.
# A report where nothing has been measured has no names of figures to ask for.
ASKS_MORE: dict[str, int] = {
    "planning:area_request_new kontorschef": 2,  # the demo has no verksamhetsområde, and ten times the demo has
    "followup:key_figure_earlier controller any": 1,
    "planning:plan_new kontorschef ?plan=finnsinte": 4,  # the demo has no plan left to begin there, and ten times the demo has
}
EMPTY_FIRST = (
    "planning:plan_new kontorschef ?plan=finnsinte",
)  # so that the work of the two tells nothing beside each other

# With ten times the data everything differs in them, and in the demo hardly anything: `bench/comparison.py` measures how the
# work of comparing grows. Nor of a section alone, or of what can be referred to: little beside the report that they are read of.
COMPARE = (
    "followup:report_preview",
    "followup:report_references",
    "planning:plan_cancel_revision",
    "planning:plan_compare",
    "planning:plan_decided",
    "followup:report_compare",
    "followup:report_decided",
)

# What reads more with ten times the data than it shows of it, and how many rows or objects more than others may: lists that
# count or search through everything in Python, reports that read all their material to tell a part of it. To be lowered.
READS_MORE = {
    "followup:report_part controller KOMMUN-AR/RETURNED": 70,  # the report it is taken from: every goal and text of it
    "followup:report_part_text controller KOMMUN-AR/RETURNED": 70,  # the reports of every nämnd and bolag, one of which it is
    "followup:investment_amounts ekonom KN": 260,  # the rounds to choose among, and every report that may have closed it
    "followup:investment_read_in controller": 80,  # the rounds, and every nämnd that a row may name
    # Each bolag, since koncernens figures are held against theirs.
    "followup:accounts_detail controller KOMMUN-2002": 10,
    "followup:accounts_detail ekonom KOMMUN-2002 ?fyll=budget&belopp=mkr": 10,
    "followup:accounts_explain controller KOMMUN-2002": 10,
    # Whether a list of units or people would be too long: as many as it may hold, and one more, a field.
    "organisation:unit_new admin": 260,
    "organisation:unit_edit admin KN": 90,
    "organisation:unit_edit admin SKFAB": 90,
    "organisation:unit_close admin KN": 310,  # two fields, and who gave each uppdrag: called by it to whoever may not read it
    "organisation:unit_hand_over admin KFN": 90,
    "organisation:role_new admin sekreterare": 100,
    "planning:plan_cancel_revision sekreterare KN26/DRAFT": 330,  # the whole text is compared with its edition
    # Two whole texts, to tell what differs.
    "planning:plan_decided politiker KN26": 300,
    "followup:report_decided politiker KN-DR2": 360,
    "followup:report_compare sekreterare KN-DR2/RETURNED": 100,
    # What has moved on is looked for in all that was laid before the body.
    "planning:plan_amendments_done sekreterare KN27/AMENDING": 60,
    "followup:report_amendments_done sekreterare KN-10/AMENDING": 110,
    "followup:report_amend_new sekreterare KN-10/AMENDING ?slag=avvikelse": 60,  # inriktningar and actions stand there too
    "followup:key_figure_earlier controller any": 240,
    "followup:report_detail sekreterare KN-10": 1050,
    "followup:report_detail controller SN-10/SUBMITTED": 730,
    # What is left of each section is known from all that is asked, as on the page where it is written: the goals with what
    # was said of them a year before.
    "followup:report_sections controller KOMMUN-DR2/RETURNED": 2900,
    "followup:report_sections sekreterare KN-10": 1050,
    "followup:report_sections ekonom BIB-10": 410,
    "followup:report_preview controller KOMMUN-DR2/RETURNED": 4900,
    "followup:report_preview sekreterare KN-10": 1050,
    "followup:report_references controller KOMMUN-DR2/RETURNED": 5000,
    "followup:report_references sekreterare KN-10 ?q=sammanf": 1050,
    "followup:report_write sekreterare KN-10": 940,
    "followup:report_write bolag BOLAG-10": 650,
    "followup:report_submit controller KOMMUN-DR2/RETURNED": 5000,  # reads as much as the page that is written on
    "followup:report_submit sekreterare KN-10": 1050,
    "followup:report_submit enhetschef BIB-10": 310,  # and what the verksamheter that are forecast there are made of
    "followup:economy ekonom": 50,
    # The nämnd's amounts of two periods, which the file is held against; the nämnder that may be missing; and every enhet's
    # code: which ones a file means no database says of Å, Ä and Ö.
    "followup:import_preview ekonom ekonoms": 720,
    "followup:import_preview ekonom ekonoms/READ": 720,  # the same, to tell what has been decided on since
}


def cap(page: Page) -> Cap:
    """What the page may cost in all."""
    most = CAPS[page.url_name]
    queries = most.queries + (WHO if page.username else 0)
    if page.url_name == "planning:plan_detail" and "ny=" not in page.query and "andra=" not in page.query:
        queries = WHO + PLAN_READ + (HALF_DECIDED if page.thing == "FP27" else 0) + ("bredvid" in page.query)
    return Cap(queries, most.rows, most.objects)
