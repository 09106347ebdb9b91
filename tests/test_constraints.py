"""What no row may ever be, whoever writes it: each constraint of the database, just inside and just outside of it.

A constraint is asked about a row that is not stored, so that nothing else can refuse it.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model

from tests.constraint_table import CONSTRAINTS, Fields

pytestmark = pytest.mark.django_db


def constraints() -> Iterator[tuple[type[Model], CheckConstraint]]:
    """The constraints of the project's own models."""
    for app in ("organisation", "planning", "followup"):
        for model in apps.get_app_config(app).get_models():
            yield from ((model, one) for one in model._meta.constraints if isinstance(one, CheckConstraint))


OURS = {one.name: (model, one) for model, one in constraints()}


def is_allowed(name: str, fields: Fields) -> bool:
    model, constraint = OURS[name]
    try:
        constraint.validate(model, model(**fields))
    except ValidationError:
        return False
    return True


def test_every_constraint_is_tried():
    assert sorted(CONSTRAINTS) == sorted(OURS)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_constraint_takes_what_may_be_and_nothing_else(name):
    allowed, refused = CONSTRAINTS[name]
    assert [fields for fields in allowed if not is_allowed(name, fields)] == []
    assert [fields for fields in refused if is_allowed(name, fields)] == []
