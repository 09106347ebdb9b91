"""Followup: what happened."""

from django.apps import AppConfig


class FollowupConfig(AppConfig):
    """Uppföljningstillfällen, rapporter, bedömningar, värden, pengar."""

    name = "followup"
    verbose_name = "uppföljning"
