"""What somebody does who computes a checksum anew, by the words of docs/kontrollsummor.md."""

import re
import subprocess
from pathlib import Path
from typing import Any

DOC = (Path(__file__).parents[1] / "docs/kontrollsummor.md").read_text()
COMMAND, FILE = re.search(r"^\s+(\S+) (\S+)-innehall\.json$", DOC, re.MULTILINE).groups()
SHOWN = re.compile(r'<a href="(/[^"]+/innehall/[^"]+)">[^<]+</a><br><code>([0-9a-f]{64})</code>')


def computed(folder: Path, answer: Any) -> tuple[str, str]:
    """The name under which a file is saved, and what the documented command says of it."""
    name = re.search(r'^attachment; filename="([\w.-]+)"$', answer["Content-Disposition"])[1]
    (folder / name).write_bytes(answer.content)
    said = subprocess.run([COMMAND, name], cwd=folder, capture_output=True, text=True, check=True)
    return name, said.stdout.split()[0]


def shown(page: Any) -> dict[str, str]:
    """Each file's address on a page, with the checksum that stands beside it."""
    return dict(SHOWN.findall(page.content.decode().replace("<wbr>", "").replace("&amp;", "&")))
