"""A reader of server-sent events, as a browser would be."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Event:
    """One event as it arrived."""

    name: str
    data: dict[str, Any]
    id: str


class Stream:
    """An open stream, read by a thread; `wait` gives what has come."""

    def __init__(
        self,
        port: int,
        cookie: str,
        topics: tuple[str, ...],
        *,
        last_event_id: str = "",
        after: str = "",
        door: str = "",
    ) -> None:
        self.events: list[Event] = []
        self.raw = ""
        self.status = 0
        self.headers: httpx.Headers = httpx.Headers()
        self.is_closed = threading.Event()
        self.opened = threading.Event()
        self._client = httpx.Client(timeout=httpx.Timeout(5, read=60))
        self._params = [("topic", topic) for topic in topics] + ([("after", after)] if after else [])
        # Who comes by a door has its key in a cookie of the door's name, and no session.
        self._headers = {"Cookie": f"{door or 'sessionid'}={cookie}", "Accept-Language": "en"}
        if last_event_id:
            self._headers["Last-Event-ID"] = last_event_id
        self._url = f"http://127.0.0.1:{port}/live/stream" + (f"/{door}" if door else "")
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.opened.wait(5)

    def _read(self) -> None:
        try:
            with self._client.stream("GET", self._url, params=self._params, headers=self._headers) as response:
                self.status, self.headers = response.status_code, response.headers
                if response.status_code != 200:
                    return
                for text in response.iter_text():
                    self.raw += text
                    self.events = [event for event in map(_event, self.raw.split("\n\n")[:-1]) if event]
                    self.opened.set()
        except httpx.HTTPError:
            pass
        finally:
            self.opened.set()
            self.is_closed.set()

    def wait(self, name: str, number: int = 1, seconds: float = 5.0) -> list[Event]:
        """The first `number` events of a name; fails when they do not come."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [event for event in self.events if event.name == name]
            if len(found) >= number:
                return found[:number]
            time.sleep(0.01)
        raise AssertionError(f"{number} × {name} did not come, only {self.events}")

    def close(self) -> None:
        """Leave, as a browser that closes the page."""
        self._client.close()
        self._thread.join(5)


def _event(block: str) -> Event | None:
    fields = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line and not line.startswith(":"))
    if "event" not in fields:
        return None
    return Event(fields["event"], json.loads(fields["data"]), fields.get("id", ""))
