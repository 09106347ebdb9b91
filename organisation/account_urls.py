"""Addresses of one's own account: log in, log out, choose a password. Nobody signs up, so nothing else is reachable.

The names are allauth's own, which its code looks up.
"""

from allauth.account import views
from django.urls import path, re_path

from styrmodell.web.forms import telling_refusals

urlpatterns = [
    path("logga-in/", telling_refusals(views.login), name="account_login"),
    path("logga-ut/", views.logout, name="account_logout"),
    path("stangt/", views.account_inactive, name="account_inactive"),
    path("losenord/byt/", telling_refusals(views.password_change), name="account_change_password"),
    path("losenord/valj/", telling_refusals(views.password_set), name="account_set_password"),
    path("losenord/glomt/", telling_refusals(views.password_reset), name="account_reset_password"),
    path("losenord/glomt/skickat/", views.password_reset_done, name="account_reset_password_done"),
    path("losenord/nytt/klart/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        telling_refusals(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
