"""P2: retrying is always safe. `python -m tests.faults.p2 [--quick] [--seed N]`, the last line is JSON.

For every case: the form is sent and the connection is cut when the effect is committed and before the reply is
read; then it is sent 20 times more with the same key, half of them at once. There must be one effect and one
answer; the same key with other content must be refused. The full run does it again and again with the server
killed (SIGKILL) some milliseconds after the form was sent.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import secrets
import socket
import struct
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from tests.faults import serving

RETRIES = 20
KILLS = 12


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def request_of(case, key: str, changed: dict[str, str]) -> tuple[dict[str, str], bytes]:
    """Headers and body of a form, as a browser would send it; of a request to the API, as a program would."""
    if case.token:
        body = json.dumps(case.fields | changed).encode()
        headers = {
            "Authorization": f"Bearer {case.token}",
            "Idempotency-Key": key,
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
        }
        return headers, body
    token = "p" * 32
    body = urlencode({"csrfmiddlewaretoken": token, "idempotency_key": key} | case.fields | changed).encode()
    headers = {
        "Cookie": f"sessionid={case.session}; csrftoken={token}; language=en",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
    }
    return headers, body


def send(port: int, case, key: str, changed: dict[str, str] | None = None) -> tuple[int, str]:
    """Send a form and read the answer: its status and where it leads; of the API's every word."""
    headers, body = request_of(case, key, changed or {})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", case.path, body, headers)
        response = connection.getresponse()
        words = response.read()
        return response.status, words.decode() if case.token else response.headers.get("Location", "")
    finally:
        connection.close()


def send_and_vanish(port: int, case, key: str, until) -> None:
    """Send a form and reset the connection when `until` is true, without having read a byte."""
    headers, body = request_of(case, key, {})
    lines = [f"POST {case.path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *(f"{k}: {v}" for k, v in headers.items())]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        patience = time.monotonic() + 20
        while not until() and time.monotonic() < patience:
            time.sleep(0.002)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def retry(port: int, case, key: str) -> set[tuple[int, str]]:
    """Send the same form 20 times, half of them at once; the set of answers."""
    answers = {send(port, case, key) for _ in range(RETRIES // 2)}
    with ThreadPoolExecutor(RETRIES // 2) as at_once:
        answers |= set(at_once.map(lambda _: send(port, case, key), range(RETRIES // 2)))
    return answers


def judge(case, port: int, key: str, faults: dict[str, int]) -> None:
    """Retry, try the key with other content, count what came of it."""
    answers = retry(port, case, key)
    reused, _ = send(port, case, key, case.other)
    effects = case.effects()
    wanted, refusal = (range(200, 300), 422) if case.token else (range(300, 400), 409)
    good = len(answers) == 1 and all(status in wanted for status, _ in answers)
    faults["second_effects"] += max(0, effects - 1)
    faults["lost_effects"] += effects == 0
    faults["different_answers"] += not good
    faults["reuse_accepted"] += reused != refusal
    if not good or effects != 1 or reused != refusal:
        say(f"{case.name}: effects {effects}, answers {sorted(answers)}, other content {reused}")


def run(*, quick: bool, seed: int) -> dict[str, object]:
    """All cases against a real server; the figures."""
    from tests.faults.p2_cases import CASES

    chance = random.Random(seed)
    faults = dict.fromkeys(("second_effects", "lost_effects", "different_answers", "reuse_accepted"), 0)
    server = serving.Server()
    kills = 0
    try:
        for prepare in CASES:
            case, key = prepare(), secrets.token_hex(16)
            send_and_vanish(server.port, case, key, until=lambda case=case: case.effects() > 0)
            judge(case, server.port, key, faults)
            say(f"{case.name}: reply cut after commit, {RETRIES} retries")
        for n in range(1 if quick else KILLS * len(CASES)):
            case, key = CASES[n % len(CASES)](), secrets.token_hex(16)
            moment = time.monotonic() + chance.uniform(0.0, 0.12)
            send_and_vanish(server.port, case, key, until=lambda moment=moment: time.monotonic() >= moment)
            server.kill()
            server.start()
            kills += 1
            judge(case, server.port, key, faults)
    finally:
        server.stop()
    routes = len(CASES)
    holds = not any(faults.values())
    return {
        "promise": "P2",
        "routes": routes,
        "retries": RETRIES,
        "kills": kills,
        "seed": seed,
        **faults,
        "holds": holds,
    }


def main() -> int:
    """Run; 0 when the promise holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="decreta-p2-") as directory:
        data = Path(directory)
        with serving.fresh_database(f"p2_{secrets.token_hex(4)}") as url:
            serving.set_up_django(url, data)
            try:
                figures = run(quick=options.quick, seed=options.seed)
            finally:
                from django.db import connections

                connections.close_all()
    say(json.dumps(figures))
    return 0 if figures["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
