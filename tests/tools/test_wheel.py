"""The wheel is the whole of it: installed into an empty environment, without Node, it shows the demonstration.

What it needs of others is taken from the environment of the tests by a path file: installing sixty packages anew would
prove their index, not us, and take a minute. The wheel itself is installed by pip, from its file alone.
"""

from __future__ import annotations

import contextlib
import http.client
import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
import urllib.parse
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.slow
PATIENCE = 400


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DECRETA_", "DJANGO_", "PYTHON"))}
    return kept | more


def built(folder: Path) -> Path:
    done = subprocess.run(
        [str(ROOT / "run"), "wheel", str(folder)], check=False, capture_output=True, text=True, env=environment()
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def command(wheel, tmp_path_factory):
    """The command of an environment that holds nothing but the wheel and the path to what it needs."""
    home = tmp_path_factory.mktemp("empty")
    venv.EnvBuilder(with_pip=False).create(home)
    libraries = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    (libraries / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    install = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--quiet", "--no-deps"]
    subprocess.run([*install, "--no-index", str(wheel)], check=True, env=environment())
    return home / "bin" / "decreta"


def test_nothing_of_the_source_is_missing_in_the_wheel(wheel):
    def listed(*words: str) -> set[str]:
        asked = subprocess.run(["git", "ls-files", *words], check=True, capture_output=True, text=True, cwd=ROOT)
        return set(asked.stdout.splitlines())

    ours = listed("--cached", "--others", "--exclude-standard", "src/decreta") | listed(
        "--others", "--ignored", "--exclude-standard", "src/decreta"
    )
    nobodys = ("__pycache__", "/.stamp", "/.gitignore", "/.mypy_cache")
    wanted = {path.removeprefix("src/") for path in ours if not any(part in path for part in nobodys)}
    wanted |= {f"decreta/{path}" for path in listed("examples/scenario")}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        beside = {name.partition(".dist-info/")[2] for name in archive.namelist() if ".dist-info/" in name}
        notices = archive.read("decreta/ui/static/decreta/notices.txt").decode()
    assert names == wanted
    assert {"licenses/LICENSE", "METADATA", "entry_points.txt"} <= beside
    carried = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert [name for name in carried if f"{name} {carried[name]} (" not in notices] == []
    assert notices.count("SIL OPEN FONT LICENSE") >= 5


def test_the_same_commit_gives_the_same_bytes(wheel, tmp_path):
    assert built(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_wheel_shows_the_demonstration_without_node(command, tmp_path):
    """Sign in, look at a page and at everything that it asks for; nothing is compiled, nothing is fetched."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("node", "npm", "npx"):
        trap = programs / name
        trap.write_text(f"#!/bin/sh\necho {name} >> {tmp_path / 'called'}\nexit 1\n", encoding="utf-8")
        trap.chmod(0o755)
    with demonstration(command, tmp_path / "data", f"{programs}:/usr/bin:/bin:/usr/sbin:/sbin") as address:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        gate = browser.open(f"{address}/accounts/login/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', gate)
        form = {"csrfmiddlewaretoken": token[1], "login": "hien", "password": "nghi-quyet-2025"}
        sent = urllib.request.Request(f"{address}/accounts/login/", urllib.parse.urlencode(form).encode())
        sent.add_header("Referer", f"{address}/accounts/login/")
        desk = browser.open(sent)
        assert (desk.status, urllib.parse.urlsplit(desk.url).path) == (200, "/")
        page = desk.read().decode()
        assert 'lang="vi"' in page
        asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
        assert {path.rpartition(".")[2] for path in asked} >= {"css", "js", "svg"}
        sheet = next(path for path in asked if path.endswith(".css"))
        styles = browser.open(address + sheet).read().decode()
        fonts = {urllib.parse.urljoin(sheet, font) for font in re.findall(r"url\(\"?([^)\"]+\.woff2)", styles)}
        assert fonts
        for path in asked | fonts:
            answer = browser.open(address + path)
            assert (answer.status, len(answer.read()) > 100) == (200, True), path
        assert browser.open(f"{address}/health/ready?strict").status == 200
    assert not (tmp_path / "called").exists()


@contextlib.contextmanager
def demonstration(command: Path, data: Path, path: str):
    """`decreta demo` on a free port until the end; what it wrote is gone afterwards."""
    from decreta.command.backups.restoring import discard

    port = free_port()
    with (data.parent / "log").open("w+") as log:
        words = [str(command), "demo", "--data", str(data), "--port", str(port), "--lang", "vi"]
        process = subprocess.Popen(words, stdout=log, stderr=log, env=environment(PATH=path), cwd=data.parent)
        try:
            until = time.monotonic() + PATIENCE
            while not answers(port):
                assert process.poll() is None and time.monotonic() < until, (data.parent / "log").read_text()[-3000:]
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            discard(data)


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
