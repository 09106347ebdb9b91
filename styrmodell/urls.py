"""The map of addresses: Swedish words without å ä ö, because people read and quote them in decisions."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from organisation.views.jobs import job_detail
from styrmodell import views
from styrmodell.my_work.page import my_work
from styrmodell.web.lost_login import what_was_typed

urlpatterns = [
    path("", my_work, name="my_work"),
    path("halsa/", views.health, name="health"),
    path("konto/det-du-skrev/", what_was_typed, name="what_was_typed"),
    path("konto/", include("organisation.account_urls")),
    path("jobb/<int:pk>/", job_detail, name="job_detail"),
    # The administration has no login page of its own: one page counts the failed attempts.
    path("drift/login/", secure_admin_login(admin.site.login), name="admin_login"),
    path("drift/", admin.site.urls),
    path("", include("organisation.urls")),
    path("", include("planning.urls")),
    path("", include("followup.urls")),
]

handler400 = "styrmodell.views.bad_request"
handler403 = "styrmodell.views.forbidden"
handler404 = "styrmodell.views.not_found"
handler500 = "styrmodell.views.server_error"
