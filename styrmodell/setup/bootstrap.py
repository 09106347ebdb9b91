"""Sets up everything from nothing: `python3 -m styrmodell.setup.bootstrap tools|tests|full|bench|demo`.

Uses the standard library only, because it runs before anything is installed. A step is skipped until what it reads changes
(`styrmodell.setup.steps`), so a second start takes seconds.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from styrmodell.setup.steps import PYTHON, ROOT, VAR, VENV, SetupError, alone, ended, run, say, step

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20

# What the pages and the PDFs take from the npm packages, and where it lands below var/assets.
FONT_FILES = [
    f"inter-{letters}-{weight}-normal.woff2" for letters in ("latin", "latin-ext") for weight in (400, 500, 600)
]
ASSETS = {f"@fontsource/inter/files/{name}": f"fonts/{name}" for name in FONT_FILES}
# What `npm run build` joins (package.json), and of what.
BUNDLES = ("css/styrmodell.css", "js/styrmodell.js", "js/richtext.js")
BUNDLED = ("static/bundles", "static/css", "static/js", "static/editor", "styrmodell/lib/richtext/markup.json")
PINNED = ("package.json", "package-lock.json", ".npmrc")
# Paper is set with the whole of the same typeface: arrows, exponents, real italics. It is unpacked once here, and not for
# each document, where it would take most of the time.
PRINT_FONTS = {
    f"inter-ui/web/Inter-{name}.woff2": f"fonts/print/inter-{look}.ttf"
    for name, look in {
        "Regular": "400-normal",
        "Italic": "400-italic",
        "Medium": "500-normal",
        "MediumItalic": "500-italic",
        "SemiBold": "600-normal",
        "SemiBoldItalic": "600-italic",
    }.items()
}
UNPACK = "import sys; from fontTools.ttLib import woff2; woff2.decompress(*sys.argv[1:])"
PANGO_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
OFFICE_PACKAGE = "libreoffice-writer-nogui"
# Chromium without a window of its own comes first: it does the same pages at less than half of the cost. Another one that is
# here already will do where that cannot be installed.
BROWSER_PACKAGE = "chromium-headless-shell"
WHOLE_BROWSER_PACKAGE = "chromium"
WHOLE_BROWSERS = (WHOLE_BROWSER_PACKAGE, "chromium-browser", "google-chrome")
BROWSERS = (BROWSER_PACKAGE, *WHOLE_BROWSERS)
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def python_packages(lock: str, proof: str) -> None:
    """The virtual environment and the packages of one lock file, each checked against its hash.

    Args:
        lock: name of the lock file.
        proof: a program that the lock file installs.

    Raises:
        SetupError: Python is too old, or cannot make virtual environments.
    """
    if sys.version_info[:2] < OLDEST_PYTHON:
        found, wanted = (".".join(map(str, version)) for version in (sys.version_info[:2], OLDEST_PYTHON))
        raise SetupError(
            f"Python {wanted} eller nyare behövs, men python3 är {found}. Ange en annan: make PYTHON=python{wanted}"
        )
    # Made last, so it is missing where an earlier start was interrupted, and where Python itself has been replaced.
    if not (VENV / "bin" / "pip{}.{}".format(*sys.version_info)).exists():
        if importlib.util.find_spec("ensurepip") is None:
            raise SetupError("Paketet python3-venv saknas. Installera det: apt-get install python3-venv")
        say("Skapar den virtuella miljön .venv …")
        run(sys.executable, "-m", "venv", "--clear", VENV)
    pip = partial(
        run, PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--require-hashes", "-r"
    )
    step(f"Installerar Python-paketen i {lock}", partial(pip, lock), reads=[ROOT / lock], makes=[VENV / "bin" / proof])


def browser_packages() -> None:
    """Style sheet, fonts, scripts and the editor: `npm ci`, copies of single files, and the bundles."""
    if not _node_is_new_enough():
        python_packages("requirements-node.lock", "npm")
    modules, assets = ROOT / "node_modules", VAR / "assets"
    step(
        "Installerar npm-paketen",
        lambda: run("npm", "ci", "--silent", "--omit=dev"),
        reads=[ROOT / name for name in PINNED],
        makes=[modules / ".package-lock.json"],
    )
    copies = {modules / source: assets / target for source, target in ASSETS.items()}
    step("Kopierar typsnitt", lambda: _copy(copies), reads=list(copies), makes=list(copies.values()))
    fonts = {modules / source: assets / target for source, target in PRINT_FONTS.items()}
    step("Packar upp typsnittet för PDF", lambda: _unpack(fonts), reads=list(fonts), makes=list(fonts.values()))
    bundles()


def bundles() -> None:
    """The one style sheet, the one script and the editor, built anew when a source of theirs has changed."""
    step(
        "Bygger formatmall, skript och textredigerare",
        lambda: run("npm", "run", "--silent", "build", "--", "--log-level=warning"),
        reads=[ROOT / name for name in (*PINNED, *BUNDLED)],
        makes=[VAR / "assets" / name for name in BUNDLES],
    )


def _node_is_new_enough() -> bool:
    if not (shutil.which("npm") and shutil.which("node")):
        return False
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = version.strip().lstrip("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


def _copy(files: dict[Path, Path]) -> None:
    for source, target in files.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _unpack(fonts: dict[Path, Path]) -> None:
    for source, target in fonts.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        run(PYTHON, "-c", UNPACK, source, target)


def pdf_libraries() -> bool:
    """Make sure that Pango is there, which the PDFs are drawn with; installs it when we are root on Debian.

    Returns:
        False when it is missing and could not be installed; everything but PDF works without.
    """
    missing = missing_pdf_libraries()
    if not missing:
        return True
    try:
        debian_packages("Installerar Pango för PDF", *PANGO_PACKAGES)
    except SetupError:
        say(f"PDF går inte att göra: {', '.join(missing)} saknas. Kör som root: {_apt_line(PANGO_PACKAGES)}")
        return False
    return True


def missing_pdf_libraries() -> list[str]:
    """The parts of Pango that this machine lacks."""
    return [name for name in PANGO_LIBRARIES if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_packages(label: str, *packages: str) -> None:
    """Install system packages.

    Raises:
        SetupError: we are not root or this is not Debian; the text holds the command to run.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise SetupError(f"Systempaket saknas. Kör som root: {_apt_line(packages)}")
    say(f"{label} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = partial(run, "apt-get", "-qq", environment=environment, quiet=True)
    apt("update")
    apt("install", "-y", "--no-install-recommends", *packages)


def _apt_line(packages: tuple[str, ...]) -> str:
    return f"apt-get install --no-install-recommends {' '.join(packages)}"


def find_chromium() -> str | None:
    """The browser the tests drive: `CHROMIUM` from the environment, else the one on this machine."""
    named = os.environ.get("CHROMIUM", "")
    return next(filter(None, map(shutil.which, (named, *BROWSERS))), None)


def find_whole_chromium() -> str | None:
    """A browser with a window of its own, which keeps the pages that are left; the one that the tests drive mostly does not."""
    return next(filter(None, map(shutil.which, WHOLE_BROWSERS)), None)


def set_up_tools() -> None:
    """What `make check` needs: Django's own check wants the built style sheets to be in place."""
    python_packages("requirements-dev.lock", "pytest")
    browser_packages()


def set_up_tests() -> None:
    """What `make test` needs: beside the tools also Pango, a browser, and a library that Playwright's own Node loads.

    Raises:
        SetupError: some of it is missing and cannot be installed.
    """
    set_up_tools()
    missing = list(PANGO_PACKAGES) if missing_pdf_libraries() else []
    if not os.environ.get("CHROMIUM") and not shutil.which(BROWSER_PACKAGE):
        missing.append(BROWSER_PACKAGE)
    if not _loads("libatomic.so.1"):
        missing.append("libatomic1")
    try:
        if missing:
            debian_packages("Installerar Debianpaket för testerna", *missing)
    except SetupError:
        if missing != [BROWSER_PACKAGE] or find_chromium() is None:
            raise


def set_up_full() -> None:
    """What `make test-full` needs: beside what the tests do also, where they can be installed, LibreOffice to open Word files
    and a browser that keeps the pages that are left.
    """
    set_up_tests()
    if shutil.which("soffice") is None:
        _install_if_possible(OFFICE_PACKAGE, "LibreOffice, som öppnar Word-filerna")
    if find_whole_chromium() is None:
        _install_if_possible(
            WHOLE_BROWSER_PACKAGE, "webbläsaren Chromium, som kan gå tillbaka till en sida utan att hämta den"
        )


def _install_if_possible(package: str, what: str) -> None:
    try:
        debian_packages(f"Installerar {what}", package)
    except SetupError:
        say(f"Allt provas inte, för {what}, saknas. Kör som root: {_apt_line((package,))}")


def set_up_bench() -> None:
    """What `make bench` needs: beside what the tests do also Lighthouse, four times as much as all other npm packages."""
    set_up_tests()
    step(
        "Installerar Lighthouse",
        lambda: run("npm", "ci", "--silent"),
        reads=[ROOT / name for name in PINNED],
        makes=[ROOT / "node_modules" / ".bin" / "lighthouse"],
    )


def set_up_demo() -> None:
    """What the demo server needs: packages, style sheets and, when possible, the PDF libraries."""
    python_packages("requirements.lock", "gunicorn")
    browser_packages()
    pdf_libraries()


def main(arguments: list[str]) -> int:
    """Set up what was asked for; two at once wait for each other. Returns the exit code."""
    what = {
        "tools": set_up_tools,
        "tests": set_up_tests,
        "full": set_up_full,
        "bench": set_up_bench,
        "demo": set_up_demo,
    }
    if len(arguments) != 1 or arguments[0] not in what:
        say(f"Användning: python3 -m styrmodell.setup.bootstrap {'|'.join(what)}")
        return 2
    return ended(lambda: alone(what[arguments[0]]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
