"""The tag that draws a timeline, on the page and on paper."""

from django import template

from styrmodell.lib.documents.timeline_chart import timeline_chart

register = template.Library()
register.simple_tag(timeline_chart)
