"""P13: every text field survives every text.

    ./run faults P13            every text field of every form, every text; and each text on its way through the office
    ./run faults P13 --quick    a third of the text fields by chance, one text each; some texts on their way

The scenario is loaded, with a thing for each address (as for the access matrix). Five people open every page that they
may see; each form that is found is sent with a hostile text in one of its fields, and the rest as it stands. Either the
text is kept to the letter, or the form comes back with it to the letter. Besides, a document bears each text through
its page, its paper, a plain table, a workbook, the search and the answer to a program.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.faults import _ground, serving
from tests.faults._p13_carrying import carry
from tests.faults._p13_forms import Page
from tests.faults._p13_strings import STRINGS
from tests.faults._p13_trying import Place, Tally, try_text
from tests.undoing import taken_back

WHO = ("secretary", "head", "clerk", "assignee", "administrator")
PLAIN = "Bình thường 42"
CARRIED_QUICKLY = 6
#: Of a quick run: a third of the fields, but all of those to whom few forms are shown.
QUICK_FIELDS = 40
#: What a form shows again is not what was typed, because it follows from another field.
DERIVED = {
    ("directives:assign", "anchor"): "the sentence that is quoted says where it stands",
    ("minutes:carry", "anchor"): "the number of a paragraph is kept without the full stop behind it",
    ("linking:identify", "in_"): "several identifiers are parted by semicolons",
}
WRONG = ("server_errors", "changed", "lost", "unescaped", "live_formulas", "lost_on_paper", "not_found")


def places(clients: dict[str, Any], things: Any) -> list[Place]:
    """Every text field of every form that these people are shown, once."""
    found: dict[tuple[str, str], Place] = {}
    for who, client in clients.items():
        for page in pages(who, client, things):
            for form in page.forms:
                for lead in form.leads:
                    for place in fields_of(who, page, form, lead):
                        found.setdefault((place.name, place.field), place)
    return list(found.values())


def pages(who: str, client: Any, things: Any) -> Iterator[Page]:
    """The pages that somebody may see."""
    from tests.access.stage_machine import is_machine
    from tests.access.tables import rows
    from tests.access.trying import url_of

    for (name, method), row in rows().items():
        if method != "GET" or row.cells[who].status != 200 or is_machine(name) or name == "live:stream":
            continue
        with taken_back():
            answer = client.get(url_of(name, things))
        if answer.status_code == 200 and not answer.streaming and "html" in answer.get("Content-Type", ""):
            yield Page(answer.content, url_of(name, things))


def fields_of(who: str, page: Page, form: Any, lead: str) -> Iterator[Place]:
    """The text fields of a form, with what makes the rest of it good where the page leaves it empty."""
    from urllib.parse import urlsplit

    from django.urls import Resolver404, resolve

    from tests.access import administered, stage_words

    try:
        name = resolve(urlsplit(lead).path).view_name
    except Resolver404:
        return
    given = (stage_words.DATA | administered.DATA).get(name, {})
    values = page.values_of(form)
    for key, value in given.items():
        if not any(values.get(key, [])):
            values[key] = [value]
    for text in page.texts_of(form):
        if "password" not in text and not any(name == form and text.startswith(part) for form, part in DERIVED):
            yield Place(who, lead, name, text, values)


def run(*, quick: bool, seed: int, things: Any, only: str = "", people: tuple[str, ...] = WHO) -> dict[str, Any]:
    """Find the fields that these people are shown, try them (quickly a third of them); the figures."""
    from tests.access.trying import signed_in

    chance, tally = random.Random(seed), Tally()
    clients = {who: signed_in(who) for who in people}
    for client in clients.values():
        client.raise_request_exception = False
    fields = [place for place in places(clients, things) if any(part in str(place) for part in only.split(","))]
    print(f"{len(fields)} text fields in {len({place.name for place in fields})} forms", flush=True)
    if quick and not only:
        fields = chance.sample(fields, min(len(fields), max(QUICK_FIELDS, len(fields) // 3)))
    for place in fields:
        for text in (PLAIN, *([chance.choice(STRINGS)] if quick else STRINGS)):
            try_text(clients[place.who], place, text, tally)
    tally.judge_what_was_kept()
    carried = chance.sample(STRINGS, CARRIED_QUICKLY) if quick else STRINGS
    for text in carried:
        carry(signed_in("secretary"), text, tally)
    return {
        "fields": len(fields),
        "texts": len(STRINGS),
        "tried": tally.tried,
        "came_back": tally.came_back,
        "accepted": sum(map(len, tally.accepted.values())),
        "kept": sum(map(len, tally.stored.values())),
        "carried": len(carried),
        **{name: tally.wrong[name] for name in WRONG},
    }


def main() -> int:
    """Run and report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="one text for each third field")
    arguments.add_argument("--seed", type=int, default=None, help="which texts the quick run chooses")
    arguments.add_argument("--only", default="", help="only the fields whose name holds one of these, parted by commas")
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, serving.fresh_database(f"p13_{os.getpid()}") as url:
        os.environ |= {"DECRETA_DEMO": "yes", "DECRETA_API_PER_MINUTE": "1000000"}
        serving.set_up_django(url, Path(folder))
        figures = loaded(quick=given.quick, seed=seed, only=given.only)
    figures |= {"promise": "P13", "seed": seed, "seconds": round(time.monotonic() - began, 1)}
    return _ground.end(figures, holds=figures["fields"] > 0 and not any(figures[name] for name in WRONG))


def loaded(*, quick: bool, seed: int, only: str) -> dict[str, Any]:
    """The same in the loaded scenario; nothing of it stays."""
    from django.db import connections, transaction
    from django.test.utils import setup_test_environment

    from decreta.core import clock
    from decreta.web.demo.loading import STARTS_AT, load
    from tests.access import stage
    from tests.access.stage_machine import add_things

    setup_test_environment()
    load()
    block = transaction.atomic()
    block._from_testcase = True  # as Django's own: acts that refuse to run inside a block run inside this one
    try:
        with clock.frozen(STARTS_AT), block:
            figures = run(quick=quick, seed=seed, things=add_things(stage.build()), only=only)
            transaction.set_rollback(True)
            return figures
    finally:
        connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
