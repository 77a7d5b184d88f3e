"""The voters of P9: threads that send voting papers over HTTP until each is answered, and what they were told."""

from __future__ import annotations

import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

_TOKEN = "v" * 32
_WAIT = 20.0


@dataclass
class Voter:
    """One member: his session, what he has sent, and the last answer that he was given."""

    session: str
    vote: str
    #: Options in the order in which he sends them; the last that was acknowledged is his vote.
    wishes: list[str]
    acknowledged: str = ""
    #: Sent and never answered: it may have been taken or not, nobody was told.
    unknown: str = ""
    was_refused: bool = False
    sent: int = 0
    seconds: list[float] = field(default_factory=list)


@dataclass
class Storm:
    """All voters of a ballot and the office that they vote in."""

    port: int
    ballot: str
    voters: list[Voter]
    seed: int
    threads: int = 24
    is_over: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> list[threading.Thread]:
        """Start so many threads, each with a share of the voters."""
        started = [
            threading.Thread(target=self._share, args=(self.voters[n :: self.threads], n), daemon=True)
            for n in range(self.threads)
        ]
        for one in started:
            one.start()
        return started

    def _share(self, voters: list[Voter], place: int) -> None:
        chance = random.Random(self.seed + place)
        for voter in voters:
            for n, wish in enumerate(voter.wishes):
                self._send(voter, wish, f"p9-{voter.vote}-{n}", chance)
                if voter.was_refused:
                    break

    def _send(self, voter: Voter, wish: str, key: str, chance: random.Random) -> None:
        """Send the same paper until it is answered; now and then once more, as a finger that presses twice does."""
        voter.unknown = wish
        began = time.monotonic()
        while not self.is_over.is_set():
            status = self._post(voter, wish, key)
            if status is None or status >= 500:
                time.sleep(chance.uniform(0.01, 0.1))
                continue
            voter.seconds.append(time.monotonic() - began)
            if status < 400:
                voter.acknowledged, voter.unknown = wish, ""
                if chance.random() < 0.2:
                    self._post(voter, wish, key)
            else:
                voter.was_refused, voter.unknown = True, ""
            return

    def form(self, voter: Voter, wish: str, key: str) -> tuple[str, dict[str, Any]]:
        """Where a paper is sent, and what is in its form."""
        return f"/voting/{self.ballot}/cast/", {"idempotency_key": key, "vote": voter.vote, "option": wish}

    def _post(self, voter: Voter, wish: str, key: str) -> int | None:
        voter.sent += 1
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_WAIT)
        headers = {
            "Cookie": f"sessionid={voter.session}; csrftoken={_TOKEN}; language=en",
            "Content-Type": "application/x-www-form-urlencoded",
            "HX-Request": "true",
        }
        path, values = self.form(voter, wish, key)
        body = urlencode({"csrfmiddlewaretoken": _TOKEN, **values}, doseq=True)
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return response.status


def figures_of(voters: list[Voter], rows: dict[str, Any]) -> dict[str, int]:
    """Compare what voters were told with what stands on the roll.

    Lost: acknowledged and not there, unless a later paper of the same voter, never answered, has taken its place.
    Unasked: something stands there that the voter has never sent.
    """
    lost = unasked = 0
    for one in voters:
        stands = rows.get(one.vote, "")
        allowed = {one.acknowledged, one.unknown} - {""}
        lost += bool(one.acknowledged) and stands not in allowed
        unasked += bool(stands) and stands not in one.wishes
    return {"acknowledged_and_lost": lost, "unasked": unasked}
