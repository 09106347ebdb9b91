"""The composing application: start page, health, commands."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.checks import Tags, register

from styrmodell.locale_check import check_locale


class StyrmodellConfig(AppConfig):
    """Holds the project's own templatetags and management commands."""

    name = "styrmodell"
    verbose_name = "styrmodell"

    def ready(self) -> None:
        """Have the database asked what it has to know."""
        register(check_locale, Tags.database)


class CollectedFilesConfig(StaticFilesConfig):
    """Django's static files, but for what they are bundled from: the bundles are collected."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "editor", "bundles"]
