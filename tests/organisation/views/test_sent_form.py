"""What came of a form, for the page that its sender goes back to."""

from styrmodell.web.acts import KEY

UNIT = {"kind": "UNIT", "name": "Bokbussen", "valid_from": "2027-01-01", "planning_year": "CALENDAR", KEY: "a1"}


def test_sent_form_tells_what_was_done_and_where_it_is(org, admin):
    made = admin.post("/organisation/ny/", UNIT | {"parent": org.department.pk})
    assert admin.get(f"/skickat/?{KEY}=a1").json() == {"said": "Bokbussen är tillagd.", "url": made.url}


def test_sent_form_tells_nothing_of_what_was_refused_or_is_anothers(org, admin, reader):
    admin.post("/organisation/ny/", UNIT | {"parent": org.department.pk})
    admin.post("/organisation/ny/", UNIT | {"parent": org.department.pk, "name": "", KEY: "b2"})
    assert admin.get(f"/skickat/?{KEY}=b2").status_code == 404
    assert reader.get(f"/skickat/?{KEY}=a1").status_code == 404
    assert admin.get("/skickat/?act=a%00b").status_code == admin.get("/skickat/").status_code == 404
