"""Addresses of planning."""

from django.urls import path

from planning.views import (
    assignments,
    earlier_plans,
    history,
    key_figures,
    plan_files,
    plan_links,
    plan_nodes,
    plan_papers,
    plan_steps,
    plan_undoing,
    plans,
)

app_name = "planning"
urlpatterns = [
    path("planer/", plans.plan_list, name="plan_list"),
    path("planer/ny/", plans.plan_new, name="plan_new"),
    path("planer/tidigare/", earlier_plans.plan_earlier, name="plan_earlier"),
    path("planer/<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("planer/<int:pk>/andra/", plan_steps.plan_edit, name="plan_edit"),
    path("planer/<int:pk>/lamna-in/", plan_steps.plan_submit, name="plan_submit"),
    path("planer/<int:pk>/ta-tillbaka/", plan_steps.plan_take_back, name="plan_take_back"),
    path("planer/<int:pk>/aterlamna/", plan_steps.plan_return, name="plan_return"),
    path("planer/<int:pk>/anta/", plan_steps.plan_adopt, name="plan_adopt"),
    path("planer/<int:pk>/revidera/", plan_steps.plan_revise, name="plan_revise"),
    path("planer/<int:pk>/avbryt-revidering/", plan_undoing.plan_cancel_revision, name="plan_cancel_revision"),
    path("planer/<int:pk>/delegera/", plan_steps.plan_delegate, name="plan_delegate"),
    path("planer/<int:pk>/skicka-ut/", plan_papers.plan_send_out, name="plan_send_out"),
    path("planer/<int:pk>/tjansteutlatande/", plan_papers.plan_statement, name="plan_statement"),
    path("planer/<int:pk>/handlingar/<int:number>/", plan_papers.plan_paper, name="plan_paper"),
    path("planer/<int:pk>/handlingar/<int:number>/<form:form>/", plan_papers.plan_paper_file, name="plan_paper_file"),
    path("planer/<int:pk>/<form:form>/", plan_files.plan_file, name="plan_file"),
    path("planer/<int:pk>/historik/", history.plan_history, name="plan_history"),
    path("planer/<int:pk>/innehall/", plan_files.plan_content, name="plan_content"),
    path("planer/<int:pk>/koppla/", plan_links.plan_link, name="plan_link"),
    path("planer/<int:pk>/poster/ny/", plan_nodes.node_new, name="node_new"),
    path("poster/<int:pk>/andra/", plan_nodes.node_edit, name="node_edit"),
    path("poster/<int:pk>/flytta/", plan_nodes.node_move, name="node_move"),
    path("poster/<int:pk>/ta-bort/", plan_nodes.node_remove, name="node_remove"),
    path("poster/<int:pk>/aterstall/", plan_nodes.node_restore, name="node_restore"),
    path("historik/poster/<int:pk>/", history.node_history, name="node_history"),
    path("uppdrag/", assignments.assignment_list, name="assignment_list"),
    path("uppdrag/ny/", assignments.assignment_new, name="assignment_new"),
    path("uppdrag/<int:pk>/andra/", assignments.assignment_edit, name="assignment_edit"),
    path("uppdrag/<int:pk>/avsluta/", assignments.assignment_end, name="assignment_end"),
    path("nyckeltal/", key_figures.key_figure_list, name="key_figure_list"),
    path("nyckeltal/ny/", key_figures.key_figure_new, name="key_figure_new"),
    path("nyckeltal/<int:pk>/andra/", key_figures.key_figure_edit, name="key_figure_edit"),
]
