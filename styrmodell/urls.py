"""The map of addresses: Swedish words without å ä ö, because people read and quote them in decisions."""

from django.contrib import admin
from django.urls import include, path

from styrmodell import views

urlpatterns = [
    path("halsa/", views.health, name="health"),
    path("konto/", include("allauth.account.urls")),
    path("drift/", admin.site.urls),
    path("", include("organisation.urls")),
    path("", include("planning.urls")),
    path("", include("followup.urls")),
]

handler400 = "styrmodell.views.bad_request"
handler403 = "styrmodell.views.forbidden"
handler404 = "styrmodell.views.not_found"
handler500 = "styrmodell.views.server_error"
