"""The composing application: start page, health, commands."""

from django.apps import AppConfig


class StyrmodellConfig(AppConfig):
    """Holds the project's own templatetags and management commands."""

    name = "styrmodell"
    verbose_name = "styrmodell"
