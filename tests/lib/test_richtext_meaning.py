"""What other programs' markup means is kept; what the writer had deleted or hidden never comes in."""

import pytest

from styrmodell.lib import richtext


def test_struck_raised_and_lowered_text_is_kept():
    html = "<p>Målet är <s>80</s> 85 procent, 120 m<sup>2</sup> och CO<sub>2</sub></p>"
    assert richtext.clean(html) == html


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("<strike>80</strike>", "<s>80</s>"),
        ("<span style='text-decoration: underline line-through'>80</span>", "<s>80</s>"),
        ("<span style='text-decoration-line:line-through'>80</span>", "<s>80</s>"),
        ("<span style='vertical-align:super;font-size:60%'>80</span>", "<sup>80</sup>"),
        ("<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>80</span>", "<sup>80</sup>"),
        ("<span style='vertical-align:sub'>80</span>", "<sub>80</sub>"),
        ("<span style='font-weight:700;font-style:italic'>80</span>", "<strong><em>80</em></strong>"),
        ("<b style='font-weight:normal'>80</b>", "80"),
        ("<sup style='vertical-align:baseline'>80</sup>", "80"),
        ("<b><s><sup>80</sup></s></b>", "<strong><s><sup>80</sup></s></strong>"),
    ],
)
def test_what_a_style_means_is_kept(written, stored):
    assert richtext.clean(f"<p>Mål {written} slut</p>") == f"<p>Mål {stored} slut</p>"


def test_the_look_of_a_whole_paragraph_or_list_is_the_look_of_its_words():
    assert richtext.clean("<p style='text-decoration:line-through'>a <b>b</b></p>") == (
        "<p><s>a </s><strong><s>b</s></strong></p>"
    )
    assert richtext.clean("<s><ul><li>a</li></ul></s>") == "<ul><li><s>a</s></li></ul>"


def test_a_heading_keeps_what_is_raised_and_struck():
    assert richtext.clean("<h3><b>CO<sub>2</sub></b> <s>2025</s></h3>") == "<h3>CO<sub>2</sub> <s>2025</s></h3>"


@pytest.mark.parametrize(
    "hidden",
    [
        "<del>X</del>",
        "<span class=msoDel>X</span>",
        "<span style='display:none;mso-hide:all'>X</span>",
        "<span style='mso-hide:all'>X</span>",
        "<span style='VISIBILITY: hidden'>X</span>",
        "<span style='font-size:0px'>X</span>",
        "<span style='opacity:0'>X</span>",
        "<b hidden>X</b>",
        "<a class=msocomanchor href='#_msocom_1'>X</a>",
        "<span style='mso-element:comment'>X</span>",
        "<span style='display:none !important'>X<b>X</b></span>",
    ],
)
def test_what_was_deleted_or_hidden_is_left_out(hidden):
    assert richtext.clean(f"<p>Synlig {hidden}text</p>") == "<p>Synlig text</p>"


@pytest.mark.parametrize("element", ["p", "div", "li", "h2", "blockquote", "section"])
def test_a_hidden_block_is_left_out(element):
    assert richtext.clean(f"<p>a</p><{element} style='display:none'>X</{element}><p>b</p>") == "<p>a</p><p>b</p>"


def test_what_is_set_back_to_be_seen_within_something_hidden_is_kept():
    assert richtext.clean("<div style='font-size:0'><span style='font-size:16px'>Syns</span></div>") == "<p>Syns</p>"
    assert (
        richtext.clean("<p>a<span style='visibility:hidden'>X<b style='visibility:hidden'>X</b></span></p>")
        == "<p>a</p>"
    )
    assert richtext.clean("<p>a<span style='display:none'><b style='display:inline'>X</b></span></p>") == "<p>a</p>"


def test_inserted_text_is_kept():
    assert richtext.clean("<p>ska <del>inte</del><ins>alltid</ins> redovisa</p>") == "<p>ska alltid redovisa</p>"


def test_style_sheets_that_come_along_are_read():
    html = (
        "<style><!-- /* x */ span.Dold {mso-style-name:Dold; display:none} .xl70{text-decoration:line-through}"
        " @media print { .b {display:none} .c {display:none} } .d{display:none} --></style>"
        "<p>Ett <span class=Dold>X</span><span class='a xl70'>två</span> <span class=b>tre</span>"
        "<i class=c></i><span class=d>X</span></p>"
    )
    assert richtext.clean(html) == "<p>Ett <s>två</s> tre</p>"


@pytest.mark.parametrize("kind", ["a", "A", "i", "I"])
def test_a_list_counts_as_it_did(kind):
    html = f'<ol start="3" type="{kind}"><li>tredje</li></ol>'
    assert richtext.clean(html) == html
    assert richtext.clean("<ol type=1><li>a</li></ol>") == "<ol><li>a</li></ol>"


def test_a_list_that_counts_by_its_style_or_from_its_first_item():
    assert richtext.clean("<ol style='list-style-type:lower-alpha'><li value=5>e</li></ol>") == (
        '<ol start="5" type="a"><li>e</li></ol>'
    )
    assert richtext.clean("<ol><li style='list-style-type:upper-roman'>a</li></ol>") == '<ol type="I"><li>a</li></ol>'


GUARDED = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.exempel.se%2Fplan%3Fa%3D1%26b%3D2&data=05%7C02%7Cnamn%40exempel.se&reserved=0"


def test_a_guarded_link_leads_where_it_leads_and_carries_nobodys_address():
    address = "https://www.exempel.se/plan?a=1&amp;b=2"
    escaped = GUARDED.replace("&", "&amp;")
    assert richtext.clean(f'<p><a href="{escaped}">{escaped}</a></p>') == f'<p><a href="{address}">{address}</a></p>'
    assert richtext.clean(f"Se {GUARDED} och kom") == f"<p>Se {address} och kom</p>"


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://nam1.safelinks.protection.outlook.com/?data=namn%40exempel.se", "https://nam1.safelinks.protection.outlook.com/"),
        ("https://www.google.com/url?q=https://a.example/x&sa=D", "https://a.example/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx&h=AT0", "https://a.example/x"),
        ("https://www.linkedin.com/safety/go/?url=https%3A%2F%2Fa.example%2Fx&trk=b", "https://a.example/x"),
        ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fa.example%2fx&c=E,1,anna", "https://a.example/x"),
        ("https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://a.example/?url=https://b.example", "https://a.example/?url=https://b.example"),
    ],
)  # fmt: skip
def test_other_guards(address, leads):
    assert richtext.clean(f'<p><a href="{address}">a</a></p>') == f'<p><a href="{leads}">a</a></p>'


def test_a_guard_around_a_script_leads_nowhere():
    address = "https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)"
    assert richtext.clean(f'<p><a href="{address}">a</a></p>') == "<p>a</p>"


@pytest.mark.parametrize(
    ("levels", "stored"),
    [("12", "34"), ("23", "34"), ("123", "344"), ("25", "34"), ("56", "34"), ("34", "34"), ("2123", "3344")],
)
def test_headings_of_another_program_keep_their_order(levels, stored):
    def html(numbers):
        return "".join(f"<h{number}>a</h{number}>" for number in numbers)

    # A heading above the first one of the highest level has nothing over it, and is raised.
    assert richtext.clean(html(levels)) == html(stored)


def test_a_heading_in_a_table_does_not_lower_the_others():
    html = "<table><tr><td><h1>i</h1></td></tr></table><h2>a</h2><h3>b</h3>"
    assert richtext.clean(html).endswith("<h3>a</h3><h4>b</h4>")


def test_what_other_programs_set_apart_are_paragraphs():
    assert richtext.clean("<dl><dt>Nyckeltal</dt><dd>Ett mått.</dd></dl><blockquote>Citat</blockquote>efter") == (
        "<p>Nyckeltal</p><p>Ett mått.</p><p>Citat</p><p>efter</p>"
    )


def test_plain_text_says_what_the_look_said():
    html = "<p>643<sup>1</sup>, m<sup>2</sup>, 10<sup>−6</sup>, CO<sub>2</sub>, n<sup>te</sup>, a<sub>i</sub>, <s>80</s> 85</p>"
    assert richtext.plain(html) == "643¹, m², 10⁻⁶, CO₂, n^te, a_i, [struket: 80] 85"


@pytest.mark.parametrize(
    "hostile",
    [
        "<style>" * 40_000,
        "<style>" + "a" * 290_000,
        "<style>" + "/* " * 95_000,
        "<style>" + "@media{" * 40_000 + "</style>",
    ],
)
def test_the_time_to_read_a_style_sheet_grows_with_its_length_alone(hostile):
    """Were it to grow with the square of it, this would take minutes."""
    assert richtext.clean(f"{hostile}<p>a") in {"", "<p>a</p>"}


def word_item(level, sign, words):
    """An item as Word writes it: a paragraph whose style tells its list and its level, and a sign that is not its own."""
    ignored = f"<span style='mso-list:Ignore'>{sign}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
    style = f"text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    return f'<p class="MsoListParagraph" style="{style}"><span>{ignored}</span>{words}</p>\r\n'


def test_words_own_lists_are_lists_without_the_editor_too():
    written = word_item(1, "3.", "Lokaler") + word_item(2, "a)", "Hyra <b>2026</b>") + word_item(1, "4.", "Personal")
    inner = '<ol type="a"><li>Hyra <strong>2026</strong></li></ol>'
    stored = f'<p>Före</p><ol start="3"><li>Lokaler{inner}</li><li>Personal</li></ol><p>Efter</p>'
    assert richtext.clean(f"<p>Före</p>{written}<p>Efter</p>") == stored
    assert richtext.clean(stored) == stored


def test_signed_paragraphs_are_lists_where_words_own_styles_are_lost():
    item = '<p class="MsoListParagraph" style="margin-left:{}pt;text-indent:-18pt">{}&nbsp;&nbsp;&nbsp; {}</p>'
    written = item.format(36, "·", "Lokaler") + item.format(72, "o", "Hyra") + item.format(36, "·", "Personal")
    assert richtext.clean(written) == "<ul><li>Lokaler<ul><li>Hyra</li></ul></li><li>Personal</li></ul>"
    words = (
        '<p class="MsoListParagraph">Utan tecken</p><ul><li><p class="MsoListParagraph">· Redan</p>mer</li></ul>slut'
    )
    assert "mer" in richtext.clean(words)
    assert richtext.clean(words).endswith("<p>slut</p>")


def test_a_list_in_a_cell_stays_in_its_cell():
    cell = word_item(1, "·", "Ett") + word_item(1, "·", "Två")
    assert "<td><ul><li>Ett</li><li>Två</li></ul></td>" in richtext.clean(
        f"<table><tr><td>A<td>{cell}<tr><td>B<td>C</table>"
    )
