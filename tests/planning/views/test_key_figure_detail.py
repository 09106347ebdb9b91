"""A key figure: what it means and where it is used."""

from tests import build


def test_it_tells_how_it_is_counted(reader):
    figure = build.key_figure("Besök", description="Antal besök", source="KB", kolada_id="N09001")
    html = reader.get(f"/nyckeltal/{figure.pk}/").content.decode()
    for words in ("Antal besök", "procent", "högre är bättre", "KB", "N09001", "Ingen plan än"):
        assert words in html


def test_where_it_is_used_follows_what_one_may_read(plans, written, reader, bo_committee_secretary):
    url = f"/nyckeltal/{written.figure.key_figure_id}/"
    assert "Öppna bibliotek" not in reader.get(url).content.decode()
    assert "Öppna bibliotek" in bo_committee_secretary.get(url).content.decode()
    build.adopted(plans.operational)
    assert "Öppna bibliotek" in reader.get(url).content.decode()


def test_one_that_does_not_exist_is_not_found(reader, client):
    assert reader.get("/nyckeltal/99999999999999999999/").status_code == 404
    assert reader.post("/nyckeltal/1/").status_code == 405
    assert client.get("/nyckeltal/1/").status_code == 302
