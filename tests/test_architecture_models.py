"""What every model promises, as tests that walk over all of them."""

import re
from difflib import SequenceMatcher
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Choices
from mptt.models import MPTTModel

from styrmodell.lib.history import TREE_COLUMNS

APPS = ("organisation", "planning", "followup")
REGISTERED = [model for app in APPS for model in apps.get_app_config(app).get_models()]
MODELS = [model for model in REGISTERED if not model.__name__.startswith("Historical")]
TRACKED = [model for model in MODELS if hasattr(model, "history")]
TREES = [model for model in MODELS if issubclass(model, MPTTModel)]
GLOSSARY = settings.BASE_DIR / "docs" / "glossary.md"
FROM_DJANGO = {field.name for field in AbstractUser._meta.get_fields()}

# The same word in Swedish as in English, so that Django's own guess is right.
SAME_IN_SWEDISH = {"person", "plan", "status", "text", "version"}
ABBREVIATIONS = ("ID", "Kolada-id", "SHA-256", "JSON", "HTML", "PDF")

# Rows that are parts of what they point at and go with it; everything else is protected.
PARTS = {
    "organisation.Draft.user": "a draft belongs to the person who types it",
    "organisation.SentForm.user": "what somebody has sent is kept for a day, for nobody else",
    "planning.AssignmentReceiver.assignment": "who an assignment is given to",
    "planning.FrozenLink.content": "what was frozen",
    "planning.FrozenNode.content": "what was frozen",
    "planning.NodeComment.answers": "an answer goes with what it answers",
    "planning.NodeComment.node": "a working note on an item",
    "planning.Target.node": "a figure's target in one plan",
    "followup.Action.deviation": "what is done about a deviation",
    "followup.Assessment.report": "a report's content",
    "followup.Deviation.report": "a report's content",
    "followup.FrozenAction.content": "what was frozen",
    "followup.FrozenAction.row": "may be removed from the text of the next edition",
    "followup.FrozenAmount.content": "what was frozen",
    "followup.FrozenAssessment.content": "what was frozen",
    "followup.FrozenBalanceUnit.content": "what was frozen",
    "followup.FrozenBalanceUnit.row": "may be removed when the report is open again",
    "followup.FrozenCarryOver.content": "what was frozen",
    "followup.FrozenCarryOver.row": "may be removed when the report is open again",
    "followup.FrozenDeviation.content": "what was frozen",
    "followup.FrozenDeviation.row": "may be removed from the text of the next edition",
    "followup.FrozenEarmarked.content": "what was frozen",
    "followup.FrozenEarmarked.row": "may be removed when the report is open again",
    "followup.FrozenFigure.content": "what was frozen",
    "followup.FrozenInvestment.content": "what was frozen",
    "followup.FrozenSectionRow.content": "what was frozen",
    "followup.FrozenSectionRow.row": "may be removed from the text of the next edition",
    "followup.FrozenState.content": "what was frozen",
    "followup.FrozenText.content": "what was frozen",
    "followup.FrozenValue.content": "what was frozen",
    "followup.InsertedText.report": "a report's content",
    "followup.InsertedText.through": "what came with other words goes with them",
    "followup.ReportText.report": "a report's content",
    "followup.SectionRow.report": "a report's content",
    "followup.SectionComment.answers": "an answer goes with what it answers",
    "followup.SectionComment.report": "a working note on a section",
    "followup.UnitPart.report": "a report's content",
    "followup.UnitPartText.part": "what is shortened goes with what it is of",
}


def own_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields somebody here gave a name: not the number, not the tree's columns, not Django's part of the user."""
    given = set(TREE_COLUMNS) | (FROM_DJANGO if issubclass(model, AbstractUser) else {"id"})
    return [field for field in model._meta.local_fields if field.name not in given]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_model_is_described_with_its_swedish_word(model):
    word, first = str(model._meta.verbose_name), (model.__doc__ or "").split(maxsplit=1)[0].lower()
    shared = SequenceMatcher(None, word, first).find_longest_match().size
    assert shared >= 3, f"{first!r} does not begin the description of {word!r}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_names_shown_to_people_are_given_in_lower_case(model):
    meta = model._meta
    names = {field.name: str(field.verbose_name) for field in own_fields(model)}
    guessed = [name for name, shown in names.items() if shown == name.replace("_", " ") and name not in SAME_IN_SWEDISH]
    shown = [*names.values(), str(meta.verbose_name), str(meta.verbose_name_plural)]
    assert guessed == []
    assert [text for text in shown if text[:1].isupper() and not text.startswith(ABBREVIATIONS)] == []
    assert {"verbose_name", "verbose_name_plural"} <= set(meta.original_attrs)


@pytest.mark.parametrize("model", TREES, ids=lambda model: model._meta.label)
def test_a_tree_keeps_its_columns_out_of_the_history_and_declares_its_index(model):
    recorded = {field.name for field in model.history.model._meta.get_fields()}
    assert not recorded & set(TREE_COLUMNS)
    assert {"parent", "rank"} <= recorded
    assert ["tree_id", "lft"] in [index.fields for index in model._meta.indexes]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_text_is_null_and_no_number_is_a_float(model):
    fields = model._meta.local_fields
    assert [f.name for f in fields if f.null and isinstance(f, models.CharField | models.TextField)] == []
    assert [f.name for f in fields if isinstance(f, models.FloatField)] == []


def test_what_is_pointed_at_cannot_disappear():
    unprotected = {
        f"{model._meta.label}.{field.name}"
        for model in MODELS
        for field in own_fields(model)
        if field.remote_field and field.remote_field.on_delete is not models.PROTECT
    }
    assert unprotected == set(PARTS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_model_carries_rules_in_save(model):
    assert "save" not in vars(model)


@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model._meta.label)
def test_a_tracked_model_links_through_models_with_a_history_of_their_own(model):
    links = {field.name for field in model._meta.local_many_to_many}
    assert links - (FROM_DJANGO if issubclass(model, AbstractUser) else set()) == set()


def test_every_model_and_every_kind_stands_in_the_glossary_with_its_swedish_word():
    named = {(str(model._meta.verbose_name), model.__name__) for model in MODELS}
    kinds = {
        (str(member.label).lower(), f"{name}.{member.name}")
        for app in APPS
        for name, choices in vars(import_module(f"{app}.enums")).items()
        if isinstance(choices, type) and issubclass(choices, Choices) and choices.__module__ == f"{app}.enums"
        for member in choices
    }
    listed = set(re.findall(r"^\| (.+) \| `([\w.]+)` \|$", GLOSSARY.read_text(), re.MULTILINE))
    assert sorted((named | kinds) - listed) == []
