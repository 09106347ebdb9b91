"""Planning: what we intend."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Planer, mål, uppdrag, nyckeltal."""

    name = "planning"
    verbose_name = "planering"
