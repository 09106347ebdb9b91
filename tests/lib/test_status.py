"""Every state of the product has a look of its own within its scale, told by the shape alone."""

import pytest

from followup.enums import Attainment, Forecast, Progress, ReportStatus, Verdict, WorkState
from organisation.enums import JobState
from planning.enums import PlanStatus
from styrmodell.lib.status import LOOKS, UNKNOWN, look_of

SCALES = [Attainment, Forecast, Progress, WorkState, ReportStatus, PlanStatus, JobState, Verdict]


@pytest.mark.parametrize("scale", SCALES)
def test_every_key_has_a_look(scale):
    assert set(scale.values) <= LOOKS.keys()


@pytest.mark.parametrize("scale", SCALES)
def test_within_a_scale_the_shape_alone_tells_the_states_apart(scale):
    shapes = [look_of(key).shape for key in scale.values]
    assert len(set(shapes)) == len(shapes)


def test_what_has_no_key_looks_like_what_has_not_been_assessed():
    assert look_of("") == look_of("NOT_ASSESSED") == UNKNOWN


def test_every_shape_is_drawn(settings):
    drawn = (settings.BASE_DIR / "static" / "img" / "icons.svg").read_text()
    assert all(f'<symbol id="{look.shape}"' in drawn for look in LOOKS.values())
