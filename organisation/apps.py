"""Organisation: who we are and who may do what."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Enheter, personer, roller, beslut."""

    name = "organisation"
    verbose_name = "organisation"
