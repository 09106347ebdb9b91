"""A file says that it is PDF/UA when it is, and never otherwise: it is PDF/A all the same."""

from dataclasses import replace

import pytest

from styrmodell.lib.documents.render import weasy
from styrmodell.lib.documents.render.accessible import is_claimed
from styrmodell.lib.documents.render.pdf import print_job
from tests import verapdf
from tests.lib.documents import samples

pytestmark = pytest.mark.one_database
# What no cleaner lets through, written into the page as it is set.
BROKEN = {
    "a heading's level is left out": "<h3>Tre</h3><h6>Sex</h6>",
    "a row that is wider than the others": "<table><tr><th>A<th>B</tr><tr><td>1<td>2<td>3</tr></table>",
}


def made(html):
    job = print_job(samples.minimal())
    return weasy.set_pdf(
        replace(job, html=job.html.replace("</main>", f"{html}</main>").replace("</body>", f"{html}</body>"))
    )


def test_an_ordinary_document_says_so():
    assert is_claimed(made("<p>Text.</p>"))


@pytest.mark.parametrize("html", BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_takes_the_claim_away_and_is_pdf_a(html):
    content = made(html)
    assert not is_claimed(content)
    assert verapdf.failures(content, "3a") == []
    assert verapdf.failures(content, "ua1") != []
