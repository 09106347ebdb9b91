"""The files of deploy/: what they name is there, and they let through what the application takes."""

import re
import shlex
import shutil
import subprocess

import pytest
from django.conf import settings
from django.core.management import load_command_class

from organisation.desk.worker import NAME_LENGTH

DEPLOY = settings.BASE_DIR / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
PROXY = (DEPLOY / "nginx.conf").read_text()


def said(unit, name):
    return re.search(rf"^{name}=(.*)$", unit.read_text(), re.MULTILINE)[1]


def test_the_worker_is_started_with_options_that_it_has():
    _, *words = shlex.split(said(DEPLOY / "styrmodell-worker@.service", "ExecStart"))
    assert words[:2] == ["manage.py", "db_worker"]
    parser = load_command_class("styrmodell", "db_worker").create_parser("manage.py", "db_worker")
    assert len(parser.parse_args(words[2:]).name) <= NAME_LENGTH


def test_web_server_and_proxy_meet_at_one_socket():
    assert f"server {said(DEPLOY / 'styrmodell-web.service', 'ExecStart').split()[2]}" in PROXY


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_stops_is_started_again(unit):
    assert (said(unit, "Restart"), said(unit, "KillMode")) == ("always", "mixed")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_the_unit(unit):
    told = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    faults = [line for line in told.stderr.splitlines() if unit.stem.partition("@")[0] in line]
    assert [line for line in faults if "is not executable" not in line] == []  # it is not installed here


def test_the_proxy_lets_through_what_the_application_takes_and_says_so_in_swedish():
    assert (
        int(re.search(r"client_max_body_size (\d+)m;", PROXY)[1]) * 1024**2 > 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    )
    for page in re.findall(r"error_page [\d ]+ /_fel/(\S+);", PROXY):
        assert 'lang="sv"' in (DEPLOY / "fel" / page).read_text()


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")
def test_nginx_understands_its_file(tmp_path):
    certificate = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", "k", "-out", "c"]
    subprocess.run(["openssl", *certificate], cwd=tmp_path, check=True, capture_output=True)
    own = PROXY.replace("/etc/ssl/styrmodell.pem", str(tmp_path / "c")).replace(
        "/etc/ssl/styrmodell.key", str(tmp_path / "k")
    )
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{own}\n}}\n")
    told = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False)
    assert "syntax is ok" in told.stderr  # where its folders are is the machine's
