"""A telephone without a network says so in the reader's words, and holds nothing of the office."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

#: Everything that the browser keeps of the address, by what keeps it.
KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
}"""
READY = "async () => { await navigator.serviceWorker.ready; return true; }"


def test_without_a_network_the_device_says_what_it_keeps_and_keeps_nothing_of_the_office(enter):
    vy = enter("vy", viewport={"width": 390, "height": 844}, service_workers="allow")
    page = vy.page
    vy.goto("/")
    expect(page.locator("link[rel=manifest]")).to_have_count(1)
    page.wait_for_function(READY)
    # Pages of the office are opened while the worker watches over them.
    for address in ("/", "/directives/", "/documents/", "/meetings/"):
        vy.goto(address)
    kept = page.evaluate(KEPT)
    assert "/offline/" in kept
    assert all(path == "/offline/" or path.startswith("/static/") for path in kept), kept

    page.context.set_offline(True)
    vy.goto("/directives/")
    expect(page.locator("h1")).to_have_text("Không có mạng")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith(("Inter", '"'))
    vy.faults.clear()
    page.context.set_offline(False)
    with page.expect_navigation():
        page.locator("main a.btn-primary").click()
    expect(page.locator("h1")).not_to_have_text("Không có mạng")
    assert page.url.endswith("/directives/")
