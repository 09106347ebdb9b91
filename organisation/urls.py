"""Addresses of organisation."""

from django.urls import path

from organisation.views import drafts, operations, pictures, roles, sent_forms, units, users

app_name = "organisation"
urlpatterns = [
    path("organisation/", units.unit_list, name="unit_list"),
    path("organisation/ny/", units.unit_new, name="unit_new"),
    path("organisation/<int:pk>/", units.unit_detail, name="unit_detail"),
    path("organisation/<int:pk>/andra/", units.unit_edit, name="unit_edit"),
    path("organisation/<int:pk>/flytta/", units.unit_move, name="unit_move"),
    path("organisation/<int:pk>/avsluta/", units.unit_close, name="unit_close"),
    path("organisation/<int:pk>/lamna-over/", units.unit_hand_over, name="unit_hand_over"),
    path("organisation/<int:pk>/oppna/", units.unit_reopen, name="unit_reopen"),
    path("organisation/<int:pk>/verksamheter/", operations.operation_list, name="operation_list"),
    path("organisation/<int:pk>/verksamheter/ny/", operations.operation_new, name="operation_new"),
    path("verksamheter/<int:pk>/andra/", operations.operation_edit, name="operation_edit"),
    path("anvandare/", users.user_list, name="user_list"),
    path("anvandare/ny/", users.user_new, name="user_new"),
    path("anvandare/<int:pk>/", users.user_detail, name="user_detail"),
    path("anvandare/<int:pk>/andra/", users.user_edit, name="user_edit"),
    path("anvandare/<int:pk>/overlamna/", users.user_hand_over, name="user_hand_over"),
    path("anvandare/<int:pk>/stang/", users.user_close, name="user_close"),
    path("anvandare/<int:pk>/oppna/", users.user_reopen, name="user_reopen"),
    path("anvandare/<int:pk>/losenord/", users.user_password_link, name="user_password_link"),
    path("anvandare/<int:pk>/roller/ny/", roles.role_new, name="role_new"),
    path("historik/roller/", roles.role_history, name="role_history"),
    path("roller/<int:pk>/avsluta/", roles.role_end, name="role_end"),
    path("utkast/", drafts.draft_save, name="draft_save"),
    path("utkast/<int:pk>/", drafts.draft_detail, name="draft_detail"),
    path("skickat/", sent_forms.sent_form, name="sent_form"),
    path("bilder/", pictures.picture_new, name="picture_new"),
    path("media/<uuid:uuid>.<slug:extension>", pictures.picture, name="picture"),
]
