"""P12: hostile uploads do no harm.

    ./run faults P12            every hostile file at every address that takes one; bombs eight times as large
    ./run faults P12 --quick    a third of the hostile files by chance, each at one of the addresses in turn

A real web process answers; nothing of it is replaced. The addresses are found in the code (forms with a field for a
file, routes of the API whose description takes files): one that is not tried here fails the run. After each file
the service must answer a normal request; what it took must come back in no type that a browser would run, and what it
refused must be refused beside the field, with the good file that was sent along kept.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults import _ground, serving
from tests.faults._p12_watching import Watch, endless

SECONDS, MEGABYTES = 10.0, 300
#: What a browser shows without running anything of it.
HARMLESS = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"})
NOUGHT = (
    "untried", "crashes", "server_errors", "slow", "memory", "taken_unfit", "runnable", "deceiving_names",
    "refused_elsewhere", "lost_good_files", "read_out", "unanswered_after", "endless_taken",
)  # fmt: skip


def main() -> int:
    """Run; 0 when the promise holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="only files whose name contains this")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="decreta-p12-") as directory,
        serving.fresh_database(f"p12_{secrets.token_hex(4)}") as url,
    ):
        serving.set_up_django(url, Path(directory))
        try:
            figures = run(options, Path(directory))
        finally:
            from django.db import connections

            connections.close_all()
    return _ground.end(figures, holds=not any(figures[name] for name in NOUGHT))


def run(options: argparse.Namespace, directory: Path) -> dict[str, Any]:
    """Send every file; the figures."""
    from tests.documents import office as offices
    from tests.faults import _p12_corpus, _p12_doors

    began = time.monotonic()
    secret = directory / "secret.txt"
    secret.write_text("BIMATCUAMAYCHU", encoding="utf-8")
    files = _p12_corpus.corpus(options.seed, secret=str(secret), full=not options.quick)
    files = [one for one in files if options.only in one.name]
    if options.quick and not options.only:  # each time another third
        files = files[options.seed % 3 :: 3]
    office = offices.build(with_users=True)
    doors = _p12_doors.build(office)
    trial = Trial(office, doors)
    for missing in (_p12_doors.forms_in_code() ^ _p12_doors.TRIED_FORMS) | (
        _p12_doors.routes_in_code() ^ _p12_doors.TRIED_ROUTES
    ):
        trial.fault("untried", missing)
    server = serving.Server()
    trial.port, trial.watch = server.port, Watch(server.process.pid)
    try:
        trial.warm_up()
        for number, hostile in enumerate(files):
            turns = [number + options.seed // 3] if options.quick else range(len(doors))
            for turn in turns:
                trial.send(doors[turn % len(doors)], hostile)
                if server.process.poll() is not None:
                    trial.fault("crashes", hostile.name)
                    server.start()
                    trial.watch = Watch(server.process.pid)
        for door in doors if not options.quick else (doors[0], doors[-1]):
            for kind in ("measured", "chunked", "nobody"):
                trial.send_endless(door, kind)
    finally:
        server.stop()
    return {
        "promise": "P12",
        "files": len(files),
        "addresses": len(doors),
        "requests": trial.requests,
        "taken": trial.taken,
        "refused": trial.refused,
        "served_looked_at": trial.looked_at,
        "slowest_seconds": round(trial.slowest, 2),
        "most_megabytes": round(trial.most),
        "seconds": round(time.monotonic() - began),
        "seed": options.seed,
        **{name: trial.faults[name] for name in NOUGHT},
    }


class Trial:
    """Sends files to doors and judges what came of it."""

    port: int
    watch: Watch

    def __init__(self, office: Any, doors: list[Any]) -> None:
        from decreta.accounts.domain import tokens
        from decreta.accounts.scopes import Scope
        from decreta.core.actor import Actor

        self.faults: Counter[str] = Counter()
        self.requests = self.taken = self.refused = self.looked_at = 0
        self.slowest = self.most = 0.0
        people = {door.who for door in doors}
        self.sessions = {who: serving.session_of(office.holdings[who].person.user) for who in people}
        self.tokens = {
            who: tokens.issue(
                login=who, label="p12", days=3, scopes=Scope.values, holding_id=office.holdings[who].pk,
                by=Actor.system("p12"),
            )
            for who in people
        }  # fmt: skip

    def fault(self, kind: str, words: str) -> None:
        """Count a fault and tell it."""
        self.faults[kind] += 1
        print(f"{kind}: {words}", flush=True)

    def warm_up(self) -> None:
        """What a first request reads in belongs to no file."""
        for who in self.sessions:
            self.get("/", who)

    def get(self, path: str, who: str) -> tuple[int, dict[str, str], bytes]:
        """Fetch an address, as the person or as his program."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=self.headers(who, is_api=path.startswith("/api/")))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def headers(self, who: str, *, is_api: bool) -> dict[str, str]:
        """Who asks."""
        if is_api:
            return {"Authorization": f"Bearer {self.tokens[who]}", "Idempotency-Key": secrets.token_hex(16)}
        return {"Cookie": f"sessionid={self.sessions[who]}; csrftoken={'p' * 32}; language=en"}

    def send(self, door: Any, hostile: Any) -> None:
        """Send a file, with a good one beside it where there is room."""
        from tests.faults._p12_doors import GOOD

        where = f"{door.name} ← {hostile.name}"
        body, kind = multipart(
            door.fields() | ({} if door.is_api else {"csrfmiddlewaretoken": "p" * 32}),
            {door.field: (hostile.file_name, hostile.content)} | ({door.kept: ("tốt.pdf", GOOD)} if door.kept else {}),
        )
        headers = self.headers(door.who, is_api=door.is_api) | {"Content-Type": kind}
        self.requests += 1
        with self.watch as watch:
            began = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                connection.request("POST", door.address, body, headers)
                answer = connection.getresponse()
                status, page, to = answer.status, answer.read().decode("utf-8", "replace"), answer.getheader("Location")
                connection.close()
            except OSError as error:
                self.fault("crashes", f"{where}: {error!r}")
                return
            took = time.monotonic() - began
        self.slowest, self.most = max(self.slowest, took), max(self.most, watch.grown)
        if took >= SECONDS:
            self.fault("slow", f"{where}: {took:.1f} s")
        if watch.grown >= MEGABYTES:
            self.fault("memory", f"{where}: {watch.grown:.0f} MB")
        if status >= 500:
            self.fault("server_errors", f"{where}: {status} {page[:200]}")
        elif door.keeps_nothing and status in (200, 422, 429):
            self.refused += 1
        elif status < 400:
            self.judge_taken(door, hostile, where, to or "")
        else:
            self.judge_refused(door, status, page, where)
        after, _headers, _body = self.get("/", door.who)
        if after != 200:
            self.fault("unanswered_after", f"{where}: {after}")

    def judge_refused(self, door: Any, status: int, page: str, where: str) -> None:
        """Refused beside the field, and nothing else that was sent is lost."""
        self.refused += 1
        if door.is_api:
            said = status in (400, 413, 422) and json.loads(page).get("errors" if status == 422 else "title")
        else:
            said = status == 422 and f'href="#id_{door.field}"' in page
        if not said:
            words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
            self.fault("refused_elsewhere", f"{where}: {status} {words[-300:]}")
        if door.kept and f'name="{door.kept}_kept"' not in page:
            self.fault("lost_good_files", where)

    def judge_taken(self, door: Any, hostile: Any, where: str, to: str) -> None:
        """What was taken is fit to be taken, and comes back so that nothing of it runs."""
        self.taken += 1
        if hostile.is_unfit or door.takes_none or (door.only_pdf and not hostile.is_pdf):
            self.fault("taken_unfit", where)
        if to:
            _status, _headers, page = self.get(to, door.who)
            if b"BIMATCUAMAYCHU" in page:
                self.fault("read_out", where)
        for path in door.served():
            status, headers, content = self.get(path, door.who)
            self.looked_at += 1
            if status != 200:
                if status != 404 or not hostile.is_nameless:
                    self.fault("server_errors", f"{where}: {path}: {status}")
                continue
            if content not in (hostile.content, _good()):
                self.fault("runnable", f"{where}: {path}: other bytes than were sent")
            if danger := danger_in(headers, content):
                self.fault("runnable", f"{where}: {path}: {danger}")
            if words := deceit_in(headers.get("content-disposition", "")):
                self.fault("deceiving_names", f"{where}: {words}")

    def send_endless(self, door: Any, kind: str) -> None:
        """Two thousand megabytes, told beforehand or not, by somebody or by nobody."""
        headers = {} if kind == "nobody" else self.headers(door.who, is_api=door.is_api)
        self.requests += 1
        with self.watch as watch:
            began = time.monotonic()
            status, sent = endless(self.port, door.address, headers, field=door.field, is_chunked=kind == "chunked")
            took = time.monotonic() - began
        where = f"{door.name} ← 2 GB, {kind}: {status} after {sent >> 20} MB, {took:.1f} s, {watch.grown:.0f} MB"
        self.most = max(self.most, watch.grown)
        if status not in (413, 0) or sent >= 1 << 30:
            self.fault("endless_taken", where)
        if watch.grown >= MEGABYTES:
            self.fault("memory", where)
        if self.get("/", door.who)[0] != 200:
            self.fault("unanswered_after", where)


def _good() -> bytes:
    from tests.faults._p12_doors import GOOD

    return GOOD


def danger_in(headers: dict[str, str], content: bytes) -> str:
    """Why a browser could run something of an answer; nothing when it could not."""
    media_type = headers.get("content-type", "").split(";")[0]
    is_kept = headers.get("content-disposition", "").startswith("attachment")
    policy = headers.get("content-security-policy", "")
    if headers.get("x-content-type-options") != "nosniff":
        return "its type may be guessed"
    if media_type not in HARMLESS and not is_kept:
        return f"{media_type} is shown in place"
    if media_type == "application/pdf":
        return "" if content.startswith(b"%PDF-") else "is no PDF and calls itself one"
    return "" if "sandbox" in policy else f"{media_type} without a sandbox"


def deceit_in(disposition: str) -> str:
    """What in a name leads elsewhere, or deceives who reads it."""
    from urllib.parse import unquote

    name = unquote(disposition)
    found = re.search(r"\.\./|[/\\](?!')|[\x00-\x1f\u202a-\u202e\u2066-\u2069\u200b]", name)
    return f"{name!r}" if found or len(name) > 300 else ""


def multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    """A form as a program without manners sends it: names as they are."""
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for field, (name, content) in files.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
        parts += [head.encode("utf-8", "surrogatepass"), b"Content-Type: application/pdf\r\n\r\n", content, b"\r\n"]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


if __name__ == "__main__":
    sys.exit(main())
