"""A figure, and the way in which Kulturkontoret hands it down."""

import pytest

from planning.services.handing_down import Given, hand_down
from tests import build
from tests.planning.handed import NINETY


@pytest.fixture
def visits(org):
    return build.key_figure("Besök")


@pytest.fixture
def give(org, visits, cilla):
    """Kulturkontoret hands down to a unit, `visits` when nothing else is said."""

    def _give(unit, target=NINETY, *, figure=visits, giver=org.office, year=build.YEAR, **seen):
        return hand_down(giver, year, give=[Given(figure, unit, target, **seen)], take_back=(), by=cilla)

    return _give
