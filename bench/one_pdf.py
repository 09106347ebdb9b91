"""One PDF in a process of its own, which tells what it took: `python -m bench.one_pdf ours FOLDER`, or `alone` by WeasyPrint.

WeasyPrint alone calls none of our code: it reads a folder with the finished page.
"""

import json
import pickle
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/a-3a"  # as we set it
JOB = "job.pickle"


def in_a_process(who: str, folder: Path) -> Mapping[str, float]:
    """Seconds of the processor, megabytes at most and pages."""
    command = [sys.executable, "-m", "bench.one_pdf", who, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    told: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def alone(folder: Path) -> bytes:
    """WeasyPrint's own PDF of the page in a folder."""
    fonts = FontConfiguration()
    css = CSS(filename=folder / "page.css", font_config=fonts)
    return HTML(filename=folder / "page.html").write_pdf(stylesheets=[css], font_config=fonts, pdf_variant=VARIANT)


def _ours(folder: Path) -> bytes:
    from styrmodell.lib.documents.render.weasy import set_pdf  # not in the memory of the other

    return set_pdf(pickle.loads((folder / JOB).read_bytes()))


def _main(who: str, folder: Path) -> None:
    made = {"ours": _ours, "alone": alone}[who](folder)
    used = resource.getrusage(resource.RUSAGE_SELF)
    pages = len(pypdfium2.PdfDocument(made))
    told = {"seconds": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024, "pages": pages}
    print(json.dumps(told))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
