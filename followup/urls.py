"""Addresses of followup."""

from django.urls import path

from followup.views import (
    assignments,
    economy,
    imports,
    key_figures,
    report_amending,
    report_amendments,
    report_attachments,
    report_corrections,
    report_files,
    report_history,
    report_papers,
    report_writing,
    reports,
    rounds,
    status,
    status_updates,
)

app_name = "followup"
urlpatterns = [
    path("uppfoljning/", rounds.round_list, name="round_list"),
    path("uppfoljning/ny/", rounds.round_new, name="round_new"),
    path("uppfoljning/<int:pk>/", rounds.round_detail, name="round_detail"),
    path("uppfoljning/<int:pk>/andra/", rounds.round_edit, name="round_edit"),
    path("uppfoljning/<int:pk>/oppna/", rounds.round_open, name="round_open"),
    path("uppfoljning/<int:pk>/stang/", rounds.round_close, name="round_close"),
    path("uppfoljning/<int:pk>/ta-bort/", rounds.round_remove, name="round_remove"),
    path("rapporter/<int:pk>/", reports.report_detail, name="report_detail"),
    path("rapporter/<int:pk>/fyll-i/", report_writing.report_write, name="report_write"),
    path("rapporter/<int:pk>/lamna-in/", report_writing.report_submit, name="report_submit"),
    path("rapporter/<int:pk>/ta-tillbaka/", reports.report_take_back, name="report_take_back"),
    path("rapporter/<int:pk>/aterlamna/", reports.report_return, name="report_return"),
    path("rapporter/<int:pk>/besluta/", reports.report_decide, name="report_decide"),
    path("rapporter/<int:pk>/andringar/", report_amendments.report_amendments, name="report_amendments"),
    path(
        "rapporter/<int:pk>/andringar/klart/", report_amendments.report_amendments_done, name="report_amendments_done"
    ),
    path("rapporter/<int:pk>/andringar/ny/", report_amending.report_amend_new, name="report_amend_new"),
    path("rapporter/<int:pk>/andringar/<slug:slag>/<slug:subject>/", report_amending.report_amend, name="report_amend"),
    path("rapporter/<int:pk>/beslut/<int:decision>/ratta/", report_corrections.report_correct, name="report_correct"),
    path("rapporter/<int:pk>/overlamna/", reports.report_hand_over, name="report_hand_over"),
    path("rapporter/<int:pk>/oppna/", reports.report_reopen, name="report_reopen"),
    path("rapporter/<int:pk>/undanta/", reports.report_let_off, name="report_let_off"),
    path("rapporter/<int:pk>/fraga-igen/", reports.report_ask_again, name="report_ask_again"),
    path("rapporter/<int:pk>/<form:form>/", report_files.report_file, name="report_file"),
    path("rapporter/<int:pk>/innehall/", report_files.report_content, name="report_content"),
    path("rapporter/<int:pk>/skicka-ut/", report_papers.report_send_out, name="report_send_out"),
    path("rapporter/<int:pk>/tjansteutlatande/", report_papers.report_statement, name="report_statement"),
    path("rapporter/<int:pk>/handlingar/<int:number>/", report_papers.report_paper, name="report_paper"),
    path(
        "rapporter/<int:pk>/handlingar/<int:number>/<form:form>/",
        report_papers.report_paper_file,
        name="report_paper_file",
    ),
    path("rapporter/<int:pk>/bilagor/", report_attachments.report_attachments, name="report_attachments"),
    path(
        "rapporter/<int:pk>/bilagor/<int:attachment>/", report_attachments.report_attachment, name="report_attachment"
    ),
    path(
        "rapporter/<int:pk>/bilagor/<int:attachment>/ta-bort/",
        report_attachments.report_attachment_remove,
        name="report_attachment_remove",
    ),
    path("rapporter/<int:pk>/historik/", report_history.report_history, name="report_history"),
    path("poster/<int:pk>/lage/", status_updates.activity_status, name="activity_status"),
    path("uppdrag/", assignments.assignment_list, name="assignment_list"),
    path("uppdrag/<int:pk>/", assignments.assignment_detail, name="assignment_detail"),
    path("uppdrag/<int:pk>/lage/<int:receiver>/", status_updates.assignment_status, name="assignment_status"),
    path("nyckeltal/<int:pk>/", key_figures.key_figure_detail, name="key_figure_detail"),
    path("nyckeltal/<int:pk>/tidigare/", key_figures.key_figure_earlier, name="key_figure_earlier"),
    path("ekonomi/", economy.economy, name="economy"),
    path("ekonomi/historik/", economy.economy_history, name="economy_history"),
    path("ekonomi/inlasning/", imports.import_new, name="import_new"),
    path("ekonomi/inlasning/<int:pk>/", imports.import_preview, name="import_preview"),
    path("ekonomi/inlasning/<int:pk>/fil/", imports.import_file, name="import_file"),
    path("ekonomi/inlasning/<int:pk>/angra/", imports.import_undo, name="import_undo"),
    path("status/", status.status, name="status"),
]
