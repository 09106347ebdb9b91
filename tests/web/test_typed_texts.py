"""Of what a form sent: what somebody has written in it, to be given back."""

from django.http import QueryDict

from styrmodell.web.typed_texts import texts_of


def test_words_amounts_and_paragraphs_are_given_back_and_nothing_that_was_chosen_or_is_secret():
    written = {
        "title": "Öppet",
        "text": "<p>Varje <b>dag</b></p>",
        "amount": "1 200",
        "paragraph": "§ 12",
        "code": "KB",
    }
    chosen = {
        "kind": "ACTIVITY",
        "version": "3",
        "figure-7-version": "2",
        "version-4": "1",
        "goal-1-attainment": "PARTLY_MET",
        "answer": "YES",
        "given": "12-34",
        "goal-12-34": "56",
    }
    own = {"act": "a", "csrfmiddlewaretoken": "b", "password": "c", "is_ready": "on", "link": "4-5", "empty": ""}
    assert texts_of(written | chosen | own) == ("Öppet", "Varje dag", "1 200", "§ 12", "KB")


def test_every_value_of_a_name_is_given_back_once():
    assert texts_of(QueryDict("line=Ett&line=Tv%C3%A5&other=Ett")) == ("Ett", "Två")
    assert texts_of({"line": ["Ett", "Två"]}) == texts_of([("line", "Ett"), ("line", "Två")])
