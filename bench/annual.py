"""An årsredovisning of 150 pages: its PDF takes hardly more time and memory than WeasyPrint alone on the same page."""

import pickle
import time

from bench.ground import Ratio, Size
from bench.one_pdf import JOB, in_a_process
from bench.pdf import folder_of
from styrmodell.lib.documents.render.pdf import print_job
from tests.lib.documents.long_reports import annual

COMMITTEES = 34  # of three or four pages each
MOST = 1.1


def measure(_: Size) -> list[Ratio]:
    """The same årsredovisning by us and by WeasyPrint alone, each in a fresh process."""
    document = annual(committees=COMMITTEES, goals=12, projects=12, notes=30, wide=3, times=4)
    started = time.process_time()
    job = print_job(document)
    drawn = time.process_time() - started
    with folder_of(job) as folder:
        (folder / JOB).write_bytes(pickle.dumps(job))
        ours, alone = in_a_process("ours", folder), in_a_process("alone", folder)
    told = f"WeasyPrint ensamt: {alone['seconds']:.0f} s och {alone['mb']:.0f} MB för {ours['pages']:.0f} sidor"
    return [
        Ratio(f"årsredovisningens tid / {told}", (drawn + ours["seconds"]) / alone["seconds"], MOST),
        Ratio("årsredovisningens minne / WeasyPrint ensamt", ours["mb"] / alone["mb"], MOST),
    ]
