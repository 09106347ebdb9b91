"""Nyckeltal: the list."""

import pytest

from tests import build
from tests.planning.views import hostile


def names(client, query=""):
    return [figure.name for figure in client.get(f"/nyckeltal/{query}").context["page"].object_list]


def test_everybody_reads_the_catalogue(reader):
    build.key_figure("Besök", source="Kungliga biblioteket", kolada_id="N09001")
    build.key_figure("Lån", measure_kind="INDICATOR")
    assert names(reader) == ["Besök", "Lån"]
    assert names(reader, "?q=kungliga") == names(reader, "?q=n09001") == ["Besök"]
    assert names(reader, "?slag=INDICATOR") == ["Lån"]


def test_only_those_who_may_define_see_the_button(reader, anna_controller):
    assert "Nytt nyckeltal" not in reader.get("/nyckeltal/").content.decode()
    assert "Nytt nyckeltal" in anna_controller.get("/nyckeltal/").content.decode()


def test_an_empty_list_says_why(reader):
    assert "Inga nyckeltal än" in reader.get("/nyckeltal/").content.decode()
    assert "Inget nyckeltal passar" in reader.get("/nyckeltal/?q=zzz").content.decode()


@pytest.mark.both_databases
@pytest.mark.parametrize("value", [*hostile.TITLES, *hostile.IDS])
def test_the_list_survives_any_search(reader, value):
    for name in ("q", "slag", "page"):
        assert reader.get("/nyckeltal/", {name: value}).status_code == 200


def test_the_number_of_queries_does_not_grow(anna_controller, django_assert_num_queries):
    build.key_figure()
    with django_assert_num_queries(5):
        assert len(names(anna_controller)) == 1
    for _ in range(20):
        build.key_figure()
    with django_assert_num_queries(5):
        assert len(names(anna_controller)) == 21
