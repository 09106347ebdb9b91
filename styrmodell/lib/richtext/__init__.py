"""Formatted text (formaterad text): one small HTML subset, read into blocks by everything that shows it.

`clean` is the only way in. A text may also have come by a fixture or by SQL, so `render` cleans once more on the way
out; what is already clean does not change.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString

from styrmodell.lib.richtext.blocks import Block, all_runs
from styrmodell.lib.richtext.markup import LIST_TYPES, sheet_of, unwrapped
from styrmodell.lib.richtext.reading import BLANK_LINE, HEADINGS, INLINE, blocks_from
from styrmodell.lib.richtext.retelling import retold, stretches
from styrmodell.lib.richtext.writing import FIGURE, Look, html_of, text_of
from styrmodell.lib.texts import seen_characters

TAGS = {
    *("p", "h3", "h4", "ul", "ol", "li", "strong", "em", "s", "sup", "sub", "a", "br", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
# What other programs write: its text is read, and what its name or its style means.
ALSO_READ = {
    *INLINE,
    *HEADINGS,
    *(
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
        "center",
    ),
    *("dl", "dt", "dd", "figure", "figcaption", "details", "summary", "fieldset", "legend"),
    *("caption", "colgroup", "col"),
} - TAGS
MARKED = {"del", "ins"}  # in a comparison only
DROPPED_WITH_CONTENT = {
    *("script", "style", "template", "svg", "math", "iframe", "object", "noscript", "textarea", "select", "title"),
    *("xmp", "noembed", "noframes", "plaintext"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
# What says how something looked or that it was hidden: read, never stored.
ALSO_READ_ATTRIBUTES = {"*": {"style", "class", "hidden"}, "li": {"value"}, "col": {"span"}}
SHOWN_ATTRIBUTES = {"th": {"class"}, "td": {"class"}}
LINK_SCHEMES = {"https", "http", "mailto", "tel"}
# A link leads out by a scheme, to a page of ours or to a place on the page. `//host` and `/\host` would lead out too.
LINK = re.compile(r"(https?://|mailto:|tel:|/(?![/\\])|#)[^\s\\]*\Z", re.IGNORECASE)
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# Only pictures of ours: any other address would be a request that the reader's browser makes for the writer.
PICTURE = re.compile(rf"/media/({UUID})\.(png|jpe?g)\Z")
SPAN = re.compile(r"([2-9]|[1-9][0-9])\Z")
MARKS = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
ENDS_BY_ITSELF = {
    *("br", "img", "hr", "col", "meta", "link", "input", "wbr"),
    *("p", "li", "tr", "td", "th", "thead", "tbody"),
}
# How many may be open at once: more than anyone writes. The parser gives up at 256 and would lose the text, and the
# sanitiser's time grows with the square of the depth and with the marks that are open where a paragraph ends.
MAX_OPEN_BOXES, MAX_OPEN_MARKS = 40, 12
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][\w:]*)[^<>]*>", re.IGNORECASE)
FORMATTED = re.compile(rf"</?({'|'.join(sorted(TAGS | ALSO_READ))})\b[^<>]*>", re.IGNORECASE)


Judge = Callable[[str, str, str], str | None]


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute as it may be stored, or None when the attribute is dropped."""
    if name == "src":
        return value if PICTURE.match(value) else None
    if name == "href":
        address = unwrapped(value.strip()).replace(" ", "%20")
        return address if LINK.match(address) else None
    if name in {"colspan", "rowspan", "start", "value", "span"}:
        return value if SPAN.match(value) else None
    if name in {"scope", "type"}:
        return value if value in {"col", "row"} | LIST_TYPES else None
    return value


def _sanitiser(tags: set[str], also: dict[str, set[str]], judge: Judge) -> nh3.Cleaner:
    """A sanitiser that lets the given elements through, with our attributes and those of `also` as `judge` lets them."""
    names = {tag: ATTRIBUTES.get(tag, set()) | also.get(tag, set()) for tag in {*ATTRIBUTES, *also}}
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes={tag: allowed for tag, allowed in names.items() if tag in tags or tag == "*"},
        attribute_filter=judge,
        url_schemes=LINK_SCHEMES,
        link_rel=None,
    )


def _shown_attribute(tag: str, name: str, value: str) -> str | None:
    """As `_attribute`, with the classes that we write ourselves."""
    if name == "class":
        return value if value == FIGURE else None
    return _attribute(tag, name, value)


_WIDE = _sanitiser(TAGS | ALSO_READ, ALSO_READ_ATTRIBUTES, _attribute)
_STRICT = _sanitiser(TAGS, {}, _attribute)
_MARKED = _sanitiser(TAGS | MARKED, SHOWN_ATTRIBUTES, _shown_attribute)
_SHOWN = _sanitiser(TAGS, SHOWN_ATTRIBUTES, _shown_attribute)


# Paragraphs of words, as they are stored: nothing in them that cleaning would change.
PARAGRAPHS = re.compile(r"(?:<p>[0-9A-Za-zÅÄÖåäöÉéÜü.,;:!?()/%–-]+(?: [0-9A-Za-zÅÄÖåäöÉéÜü.,;:!?()/%–-]+)*</p>)+")


def clean(value: str) -> str:
    """The text as it may be stored: our subset of HTML, written in one way. Cleaning twice changes nothing.

    Text without a single tag was typed without JavaScript: blank lines part paragraphs, line ends are line breaks.
    The sanitiser has the last word, whatever the code between may do. What is words in paragraphs needs neither: most texts of
    a plan are, and a page has hundreds.
    """
    if PARAGRAPHS.fullmatch(value):
        return value
    return _STRICT.clean(html_of(read(value)))


def render(value: str) -> SafeString:
    """The text as HTML for a page, cleaned again, with figures set to the right in their columns."""
    if PARAGRAPHS.fullmatch(value):
        return SafeString(value)
    return SafeString(_SHOWN.clean(html_of(read(value), Look.PAGE)))


def read(value: str) -> tuple[Block, ...]:
    """The text as blocks, for comparison, Word and everything else that is not a page."""
    value = seen_characters(value)
    if not FORMATTED.search(value):
        value = _typed(value)
    elif _is_too_deep(value):
        value = _words(value)
    sheet = sheet_of(value) if "<style" in value.lower() else {}
    html = seen_characters(_WIDE.clean(value))  # once more: `&#1;` has become a character
    if _is_too_deep(html):  # wrongly nested marks are repeated in every paragraph after them
        html = _words(html)
    return blocks_from(html, sheet)


def read_shown(value: str) -> tuple[Block, ...]:
    """The text as blocks for a document: also the marks of a comparison, which no stored text has."""
    if not any(f"<{mark}>" in value for mark in MARKED):
        return read(value)
    html = _MARKED.clean(value)
    return blocks_from(_words(html) if _is_too_deep(html) else html, {}, is_marked=True)


def clean_marked(value: str) -> str:
    """A comparison's HTML as our subset with `del` and `ins`, whatever the code that made it does."""
    return _MARKED.clean(value)


def with_words(value: str, found: re.Pattern[str], words_for: Callable[[re.Match[str]], str]) -> str:
    """The text with what is found in its words told otherwise; addresses and pictures stay.

    Args:
        words_for: what is said in place of what was found, which is never read as markup.
    """
    return _STRICT.clean(html_of(tuple(retold(block, found, words_for) for block in read(value))))


def words_in(value: str) -> Iterator[str]:
    """The words of the text, of each paragraph and line for itself; no addresses, and nothing of pictures."""
    for block in read(value):
        yield from stretches(block)


def source(value: str) -> str:
    """The text for a textarea: with a line for each block, so that it can be read and edited without JavaScript."""
    return "\n".join(html_of((block,)) for block in read(value)) if FORMATTED.search(value) else value


def plain(value: str) -> str:
    """The words only, for lists, search and CSV: a line for each paragraph, point and table row."""
    return text_of(read(value))


def is_empty(value: str) -> bool:
    """True when the text shows nothing: no words and no picture."""
    return not read(value)


def missing_alt(value: str) -> bool:
    """True when a picture lacks the description that those who do not see it need (WCAG 1.1.1)."""
    return any(run.image and not run.text for run in all_runs(read(value)))


def pictures(value: str) -> frozenset[str]:
    """The ids of the pictures that the text shows."""
    if "<img" not in value:  # most texts; reading one costs as much as a query
        return frozenset()
    runs = all_runs(read(value))
    return frozenset(match[1] for run in runs if (match := PICTURE.match(run.image)))


def _typed(value: str) -> str:
    """Text typed into a plain textarea, as HTML."""
    paragraphs = BLANK_LINE.split(value)
    return "".join(f"<p>{escape(paragraph.strip()).replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)


def _words(html: str) -> str:
    """What stands between the tags, as one paragraph."""
    return f"<p>{escape(unescape(TAG.sub(' ', html)))}</p>"


def _is_too_deep(html: str) -> bool:
    """True when more elements are open at once than the reader follows."""
    is_open: Counter[str] = Counter()
    marks = boxes = 0
    for tag in TAG.finditer(html):
        name = tag["name"].lower()
        if name in ENDS_BY_ITSELF or (tag["end"] and not is_open[name]):
            continue
        step = -1 if tag["end"] else 1
        is_open[name] += step
        if name in MARKS:
            marks += step
        else:
            boxes += step
        if marks > MAX_OPEN_MARKS or boxes > MAX_OPEN_BOXES:
            return True
    return False
