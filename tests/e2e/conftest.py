"""A demonstration of its own for the browser stories: real processes, a real browser, people who sign in.

One demonstration serves all stories of a run, in the order of their files: first every page is looked at as the
scenario begins, then the loop is lived through, then everything goes wrong. While stories are written, E2E_DATA
names the data directory of a demonstration that is running already, and E2E_AT its address.
"""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.command.parts import remove, wait_for
from tests.command.test_up import answers, decreta
from tests.e2e.office import Office
from tests.e2e.visitor import Visitor
from tests.files import papers
from tests.ports import free_port

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
LOADING = 600.0  # seconds; about 40 on two idle cores


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """A demonstration that was loaded for these stories and is taken away after them."""
    if os.environ.get("E2E_AT"):
        yield Office(os.environ["E2E_AT"], Path(os.environ["E2E_DATA"]))
        return
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    home = tmp_path_factory.mktemp("office")
    data = home / "data"
    port = free_port()
    with (home / "demo.log").open("ab") as log:
        process = decreta("demo", "--data", str(data), "--port", str(port), stdout=log, stderr=log)
    try:
        assert wait_for(lambda: process.poll() is not None or answers(port), LOADING)
        assert process.poll() is None, (home / "demo.log").read_text()[-3000:]
        yield Office(f"http://127.0.0.1:{port}", data)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        if (data / "postgres.json").exists():
            remove(data)


@pytest.fixture(scope="module")
def browser(office):
    """A browser; its event loop ends with the module, because Django refuses to work inside one."""
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"chromium does not start: {error}"[:300])
        yield started
        started.close()


@pytest.fixture
def window(browser, office):
    """`window("vy")` gives a browser window of vy's, not signed in; every window is judged at the end."""
    windows: list[Visitor] = []

    def window(login: str, **options: object) -> Visitor:
        usual = {"base_url": office.address, "locale": "vi-VN", "viewport": {"width": 1440, "height": 900}}
        # Dozens of windows would each install the worker of a device, which has a story of its own.
        usual["service_workers"] = "block"
        wanted = usual | options
        context = browser.new_context(**wanted)
        visitor = Visitor(context.new_page(), login, str(wanted["base_url"]))
        windows.append(visitor)
        return visitor

    yield window
    faults = [fault for visitor in windows for fault in visitor.faults]
    for visitor in windows:
        # pytest shows it when the story failed
        print(
            f"{visitor.login} was at {visitor.page.url}:",
            " · ".join(visitor.page.locator("body").all_inner_texts())[:800],
        )
        visitor.page.context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def enter(window):
    """`enter("vy")` gives a browser window in which vy has signed in."""

    def enter(login: str, **options: object) -> Visitor:
        visitor = window(login, **options)
        visitor.sign_in()
        return visitor

    return enter


@pytest.fixture
def pdf(tmp_path):
    file = tmp_path / "Lộ trình.pdf"
    file.write_bytes(papers.pdf())
    return file
