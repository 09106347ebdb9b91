"""Setting up from nothing: what is skipped, what is done again, and what is said when something is missing."""

import errno
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import nullcontext

import pytest

from styrmodell.setup import bootstrap, demo_server, steps
from styrmodell.setup.steps import SetupError


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout to set up in."""
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "VAR", tmp_path / "var")
    return tmp_path


@pytest.fixture
def build(checkout):
    """A step that reads source.txt and makes made.txt; returns how many times it has been done."""
    (checkout / "source.txt").write_text("one")
    done = []

    def work():
        done.append(True)
        (checkout / "made.txt").touch()

    def build():
        steps.step("Bygger", work, reads=[checkout / "source.txt"], makes=[checkout / "made.txt"])
        return len(done)

    return build


def test_a_step_is_done_once(build):
    assert [build(), build(), build()] == [1, 1, 1]


def test_a_step_is_done_again_when_what_it_reads_has_changed(build, checkout):
    build()
    (checkout / "source.txt").write_text("two")
    assert [build(), build()] == [2, 2]


def test_a_step_is_done_again_when_what_it_made_is_gone(build, checkout):
    build()
    (checkout / "made.txt").unlink()
    assert build() == 2


def test_a_step_that_failed_is_not_remembered(checkout):
    def fail():
        raise SetupError("Det gick inte.")

    for _ in range(2):
        with pytest.raises(SetupError):
            steps.step("Bygger", fail, reads=[], makes=[])


def test_a_folder_is_read_with_everything_in_it_but_compiled_files(checkout):
    folder = checkout / "app" / "inner"
    folder.mkdir(parents=True)
    (folder / "module.py").write_text("1")
    before = steps._digest([checkout / "app"])
    (folder / "module.pyc").write_text("compiled")
    assert steps._digest([checkout / "app"]) == before
    (folder / "other.py").touch()
    assert steps._digest([checkout / "app"]) != before


def test_a_program_that_fails_is_named(checkout):
    with pytest.raises(SetupError, match=r"Kommandot misslyckades \(kod 3\): .*python.* -c"):
        steps.run(sys.executable, "-c", "raise SystemExit(3)")


def test_too_old_a_python_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SetupError, match=r"Python 3\.11 eller nyare behövs, men python3 är 3\.9\."):
        bootstrap.python_packages("requirements.lock", "gunicorn")


def test_a_missing_venv_package_is_named(checkout, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV", checkout / ".venv")
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="apt-get install python3-venv"):
        bootstrap.python_packages("requirements.lock", "gunicorn")


@pytest.mark.parametrize("left", ["python", "pip3.9"])
def test_a_half_made_or_outdated_environment_is_made_again(checkout, monkeypatch, left):
    programs = checkout / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / left).touch()
    (checkout / "empty.lock").touch()
    commands = []
    monkeypatch.setattr(bootstrap, "VENV", checkout / ".venv")
    monkeypatch.setattr(bootstrap, "run", lambda *command: commands.append(command))
    bootstrap.python_packages("empty.lock", "gunicorn")
    assert commands[0] == (sys.executable, "-m", "venv", "--clear", checkout / ".venv")


def test_without_root_the_command_for_the_system_packages_is_told(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "_loads", lambda library: False)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    assert bootstrap.pdf_libraries() is False
    assert "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0" in capsys.readouterr().out


def test_without_pango_the_demo_starts_without_trying_the_pdfs(monkeypatch, capsys):
    monkeypatch.setattr(demo_server, "missing_pdf_libraries", lambda: ["libpango-1.0.so.0"])
    monkeypatch.setattr(demo_server, "manage", lambda *arguments: pytest.fail("an export that cannot succeed"))
    demo_server.make_pdfs()
    assert capsys.readouterr().out == ""


def test_a_quiet_program_shows_only_what_it_complains_of(capfd):
    script = "import sys; print('unpacking'); print('no such package', file=sys.stderr)"
    steps.run(sys.executable, "-c", script, quiet=True)
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "no such package\n")


def test_the_tests_do_not_begin_without_what_they_need_and_tell_all_of_it(monkeypatch):
    monkeypatch.setattr(bootstrap, "set_up_tools", lambda: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(bootstrap, "_loads", lambda library: False)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    with pytest.raises(SetupError, match=r"apt-get install .*libpango-1\.0-0 .* chromium-headless-shell libatomic1"):
        bootstrap.set_up_tests()


@pytest.mark.parametrize("other", ["/usr/bin/chromium", None])
def test_another_browser_will_do_where_the_lighter_one_cannot_be_installed(monkeypatch, other):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(bootstrap, "set_up_tools", lambda: None)
    monkeypatch.setattr(bootstrap, "_loads", lambda library: True)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    monkeypatch.setattr(bootstrap, "find_chromium", lambda: other)
    with nullcontext() if other else pytest.raises(SetupError, match=bootstrap.BROWSER_PACKAGE):
        bootstrap.set_up_tests()


@pytest.mark.parametrize("version", ["", "v18.19.0\n", "v9.0.0\n"])
def test_an_old_node_is_not_used(monkeypatch, version):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 0, stdout=version))
    assert not bootstrap._node_is_new_enough()


def test_everything_that_is_copied_for_browser_and_paper_is_in_the_locked_packages():
    sources = [*bootstrap.ASSETS, *bootstrap.PRINT_FONTS]
    missing = [source for source in sources if not (bootstrap.ROOT / "node_modules" / source).is_file()]
    assert missing == []


@pytest.mark.parametrize("arguments", [[], ["demos"], ["demo", "tests"]])
def test_an_unknown_request_is_answered_with_how_to_ask(arguments, capsys):
    assert bootstrap.main(arguments) == 2
    assert "tools|tests|full|bench|demo" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["åttatusen"], ["0"], ["70000"]])
def test_the_demo_asks_for_a_port_that_exists(arguments, capsys):
    assert demo_server.main(arguments) == 2
    assert "PORT=8000" in capsys.readouterr().out


def test_a_busy_port_is_told_before_any_work(capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert demo_server.main([str(port)]) == 1
    assert f"Porten {port} är upptagen." in capsys.readouterr().out


def test_a_forbidden_port_is_not_called_busy(monkeypatch, capsys):
    def refuse(*arguments):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(demo_server.socket.socket, "bind", refuse)
    assert demo_server.main(["80"]) == 1
    assert capsys.readouterr().out == "Du får inte använda porten 80. Välj en över 1023: make demo PORT=8000\n"


def test_the_last_port_is_followed_by_one_that_exists(monkeypatch, capsys):
    def refuse(*arguments):
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr(demo_server.socket.socket, "bind", refuse)
    assert demo_server.main(["65535"]) == 1
    assert capsys.readouterr().out == "Porten 65535 är upptagen. Välj en annan: make demo PORT=8000\n"


def test_the_demo_ignores_every_setting_meant_for_something_else(monkeypatch):
    read = re.findall(r'\benv\.\w+\(\s*"(\w+)"', (bootstrap.ROOT / "styrmodell" / "settings.py").read_text())
    for name in read:
        monkeypatch.setenv(name, "meant for something else")
    environment = demo_server.environment()
    assert {name: environment[name] for name in read if name in environment} == {
        "TODAY": "2026-11-23",
        "DEBUG": "false",
        "LOG_LEVEL": "ERROR",
    }
    assert environment["PATH"] == os.environ["PATH"]


def test_the_demo_does_not_wait_for_a_child_that_has_stopped():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    with pytest.raises(SetupError, match="stannade; orsaken står ovan"):
        demo_server._wait_for_an_answer(9, [child])


def test_another_programs_answer_is_not_taken_for_ours():
    with socket.create_server(("127.0.0.1", 0)) as other:
        answering = threading.Thread(target=lambda: _answer_nonsense(other))
        answering.start()
        with pytest.raises(SetupError, match="svarade inte"):
            demo_server._wait_for_an_answer(other.getsockname()[1], [], patience=0.1)
        answering.join()


def _answer_nonsense(server):
    connection, _ = server.accept()
    connection.recv(1000)
    connection.sendall(b"SSH-2.0-other\r\n")
    connection.close()


def test_the_demos_children_are_stopped_even_when_they_will_not(monkeypatch):
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    child.stdout.readline()
    monkeypatch.setattr(demo_server, "PATIENCE", 0.2)
    demo_server._stop([child])
    child.stdout.close()
    assert child.returncode == -signal.SIGKILL


def test_a_worker_that_has_stopped_is_started_again_under_its_name(monkeypatch, capsys):
    stopped = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
    stopped.wait()
    started = []
    monkeypatch.setattr(demo_server, "_start", lambda command: started.append(command) or stopped)
    monkeypatch.setattr(demo_server.time, "sleep", lambda seconds: None)
    demo_server._start_anew({"demo-1": stopped})
    assert [command[-2:] for command in started] == [["--name", "demo-1"]]
    assert "demo-1 stannade (kod 3)" in capsys.readouterr().out


def test_the_long_tests_run_without_what_cannot_be_installed_and_say_so(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "set_up_tests", lambda: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    bootstrap.set_up_full()
    said = capsys.readouterr().out
    assert "apt-get install --no-install-recommends libreoffice-writer-nogui" in said
    assert "apt-get install --no-install-recommends chromium\n" in said
