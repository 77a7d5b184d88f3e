"""The search over documents: `python -m bench.search [--size small|full]`, JSON lines.

As many documents as asked for (10 thousand, 1 million), most of which the reader may not see; looked for by words as
they are typed, by beginnings of words, by numbers however they are written, by what everything holds and by what
nothing holds. `ratio_to_raw` compares with one ranked look-up of the same words in the same index by a bare driver,
in the same run.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bench._data import copy_office
from bench._ground import measured, office, say, statements
from bench.lists import program, sign_in

DOCUMENTS = {"small": 10_000, "full": 1_000_000}
BUDGET_MS, BUDGET_STATEMENTS = 25, 6
ASKED = {
    "words": "kết luận phiên họp 45",
    "without marks": "ket luan phien hop",
    "beginnings": "phie ho 12",
    "number": "06-TB/BCĐ",
    "number typed anyhow": "6 tb bcd",
    "number of many": "500tbbcd",
    "what all hold": "văn bản",
    "what none holds": "tàu vũ trụ",
    "japanese": "会議",
}


def raw_search() -> Any:
    """Twenty-five ids out of the index, by a bare driver, with nobody's rights."""
    from django.db import connection

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, subject FROM documents_document WHERE search @@ to_tsquery('simple', 'ket & luan & 45')"
                " ORDER BY created_at DESC LIMIT 25"
            )
            cursor.fetchall()

    return run


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=DOCUMENTS, default="full")
    options = parser.parse_args()
    with office():
        from django.conf import settings

        settings.ALLOWED_HOSTS.append("testserver")
        settings.DECRETA_API_PER_MINUTE = 1_000_000
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        from decreta.web.demo.loading import load

        load()
        copy_office(DOCUMENTS[options.size])
        raw = measured(raw_search(), rounds=200)
        say("search/raw", size=options.size, **raw)
        for who in ("vy", "long"):
            browser, machine = sign_in(who), program(who)
            for name, words in ASKED.items():
                for door, client, url in (("page", browser, "/search/"), ("json", machine, "/api/v1/documents")):

                    def run(client: Any = client, url: str = url, words: str = words) -> None:
                        assert client.get(url, {"q": words}).status_code == 200

                    found = measured(run, rounds=20, warm=2)
                    say(
                        f"search/{name}",
                        door=door,
                        size=options.size,
                        who=who,
                        budget_cpu_ms=BUDGET_MS,
                        statements=statements(run),
                        budget_statements=BUDGET_STATEMENTS,
                        ratio_to_raw=found["cpu_ms"] / raw["cpu_ms"] if raw["cpu_ms"] else None,
                        **found,
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
