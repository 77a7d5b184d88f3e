"""P14: the API keeps its word.

    ./run faults P14            the scenario, ten roles, every address, some hundreds of requests each
    ./run faults P14 --quick    a small office, the same roles; every address without a token, a third of them with it

A real web process answers. For every address of the description (OpenAPI) requests are made up by schemathesis, good
ones and bad ones, half of them with ids and codes of things that there are; they are sent with the token of each role
in turn and with none. No answer may be an error of the server; each must be one that the description knows, in the
form that it describes; and no address may answer who has no valid token.
"""

from __future__ import annotations

import argparse
import os
import random
import secrets
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults import _ground, serving
from tests.faults._p14_office import NOBODY, Ground, quick, scenario

#: Requests to each address; the roles take turns.
QUICK, FULL = 2, 240
#: So many faults are told; all are counted.
_LONGEST_REPORT = 30


def main() -> int:
    """Run; 0 when the promise holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--requests", type=int, help="requests to each address")
    parser.add_argument("--only", default="", help="only addresses whose name contains this")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    options = parser.parse_args()
    os.environ |= {"DECRETA_API_PER_MINUTE": "10000000", "DECRETA_API_REFUSALS_PER_MINUTE": "10000000"}
    with (
        tempfile.TemporaryDirectory(prefix="decreta-p14-") as directory,
        serving.fresh_database(f"p14_{secrets.token_hex(4)}") as url,
    ):
        serving.set_up_django(url, Path(directory))
        try:
            figures = run(options)
        finally:
            from django.db import connections

            connections.close_all()
    holds = not any(figures[name] for name in ("server_errors", "ignored_authentication", "off_description"))
    return _ground.end(figures, holds=holds)


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Make up requests for every address and judge the answers; the figures."""
    import schemathesis

    began = time.monotonic()
    warnings.simplefilter("ignore")
    random.seed(options.seed)
    ground = quick() if options.quick else scenario()
    number = options.requests or (QUICK if options.quick else FULL)
    server = serving.Server()
    judge = Judge(ground, f"http://127.0.0.1:{server.port}")
    try:
        # The description of all addresses is made at its first reading: some seconds where others compute beside it.
        schema = schemathesis.openapi.from_url(f"{judge.base}/api/v1/openapi.json", timeout=60)
        operations = [result.ok() for result in schema.get_all_operations()]
        for place, operation in enumerate(operations):
            if options.only in operation.definition.raw["operationId"]:
                judge.without_token(operation)
                # Making requests up costs more than answering them: quickly, each time of another third.
                if not options.quick or options.only or place % 3 == options.seed % 3:
                    judge.with_tokens(operation, number, options.seed)
    finally:
        server.stop()
    return {
        "promise": "P14",
        "operations": judge.operations,
        "roles": len(ground.tokens),
        "requests": judge.requests,
        "statuses": {str(status): number for status, number in sorted(judge.statuses.items())},
        "seconds": round(time.monotonic() - began),
        "seed": options.seed,
        "server_errors": judge.faults["server_errors"],
        "ignored_authentication": judge.faults["ignored_authentication"],
        "off_description": judge.faults["off_description"],
    }


class Judge:
    """Sends what was made up and counts what is wrong with the answers."""

    def __init__(self, ground: Ground, base: str) -> None:
        from schemathesis.specs.openapi import checks

        self.ground, self.base = ground, base
        self.operations = self.requests = self.told = self.turn = 0
        self.faults: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.checks = [
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_headers_conformance,
            checks.response_schema_conformance,
        ]

    def without_token(self, operation: Any) -> None:
        """Nobody is let in: without a token, with a wrong one, with one that has ended."""
        self.operations += 1
        path = operation.path
        for name, values in (
            ("{pk}", self.ground.keys(path)),
            ("{code}", self.ground.keys(path)),
            ("{ordinal}", ["1"]),
        ):
            path = path.replace(name, str(values[0]) if values else "0195d0c0-0000-7000-8000-000000000000")
        for token in ("", "dcr_" + "x" * 43, self.ground.ended):
            answer = self.send(operation.method.upper(), path, token)
            if answer.status_code != 401:
                self.fault("ignored_authentication", f"{operation.method} {path} {token[:8]!r}: {answer.status_code}")

    def send(self, method: str, path: str, token: str) -> Any:
        """One bare request."""
        import requests

        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.requests += 1
        return requests.request(method, self.base + path, headers=headers, timeout=60)

    def with_tokens(self, operation: Any, number: int, seed: int) -> None:
        """The roles in turn send good and bad requests to an address."""
        from hypothesis import HealthCheck, Phase, given, settings
        from hypothesis import seed as seeded
        from hypothesis import strategies as st
        from schemathesis import GenerationMode

        roles = list(self.ground.tokens.items())
        good = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        try:
            bad = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
            cases = st.one_of(good, good, bad)
        except Exception:  # noqa: BLE001 - an address without parameters has nothing that could be wrong
            cases = good

        @seeded(seed)
        @settings(
            max_examples=number,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=cases, chance=st.randoms(use_true_random=False))
        def ask(case: Any, chance: random.Random) -> None:
            role, token = roles[self.turn % len(roles)]
            self.turn += 1
            self.ground.make_real(case, chance)
            self.judge(case, role, token)

        ask()

    def judge(self, case: Any, role: str, token: str) -> None:
        """Send a request with a token and look at the answer."""
        from schemathesis.core.failures import Failure, FailureGroup

        headers = {"Authorization": f"Bearer {token}"} if role != NOBODY else {}
        case.headers = {name: value for name, value in (case.headers or {}).items() if name.lower() != "authorization"}
        try:
            answer = case.call(base_url=self.base, headers=headers)
        except (ValueError, UnicodeError):  # no client could send this
            return
        self.requests += 1
        self.statuses[answer.status_code] += 1
        where = f"{role}: {case.method} {case.formatted_path} {str(case.query)[:200]} {str(case.body)[:300]}"
        if answer.status_code >= 500 and answer.status_code != 503:
            self.fault("server_errors", f"{where}: {answer.status_code} {answer.text[:300]}")
            return
        if role == NOBODY and answer.status_code < 400:
            self.fault("ignored_authentication", f"{where}: {answer.status_code}")
        try:
            case.validate_response(answer, checks=self.checks)
        except (Failure, FailureGroup) as failure:
            found = failure.exceptions if isinstance(failure, FailureGroup) else [failure]
            for one in found:
                self.fault("off_description", f"{where}: {answer.status_code} {type(one).__name__} {str(one)[:600]}")

    def fault(self, kind: str, words: str) -> None:
        """Count a fault, and tell the first ones."""
        self.faults[kind] += 1
        self.told += 1
        if self.told <= _LONGEST_REPORT:
            print(f"{kind}: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
