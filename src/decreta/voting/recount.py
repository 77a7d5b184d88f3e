"""Recount a secret ballot of Decreta from its published list. Needs nothing but Python.

    python3 recount.py ballot-3.json

It counts the papers, applies the rule that stands in the file, and says whether the result that stands there follows.
Who has voted looks for his own code in the list besides: that no computer can do for him.
"""

from __future__ import annotations

import json
import math
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any


def counted(published: dict[str, Any]) -> dict[str, int]:
    """Votes by the number of the option: from the papers, or as entered where they were counted by hand."""
    numbers = [str(one["number"]) for one in published["options"]]
    if published["is_on_paper"]:
        return {one: int(published["counts"][one]) for one in numbers}
    votes = dict.fromkeys(numbers, 0)
    for number, _code in published["papers"]:
        votes[str(number)] += 1
    return votes


def outcome(published: dict[str, Any], votes: dict[str, int]) -> tuple[str, int | None]:
    """What follows from the votes by the rule."""
    rule, answers = published["rule"], {one["answer"]: votes[str(one["number"])] for one in published["options"]}
    cast = sum(votes.values())
    is_motion = published["asks"] == "motion"
    sides = answers["agree"] + answers["disagree"] if is_motion else cast
    present = max(published["present"], cast)
    whole = {"all": published["entitled"], "present": present, "cast": cast, "sides": sides}[rule["base"]]
    share = Fraction(rule["numerator"], rule["denominator"])
    needed = math.floor(share * whole) + 1 if rule["is_more_than"] else math.ceil(share * whole)
    if not is_motion:
        most = max(votes.values(), default=0)
        leading = [one for one in published["options"] if votes[str(one["number"])] == most > 0]
        if len(leading) == 1 and most >= needed:
            return "chosen", int(leading[0]["number"])
        return "nobody_chosen", None
    agree = answers["agree"]
    if agree > 0 and agree >= needed:
        return "adopted", None
    is_half = rule["is_more_than"] and share == Fraction(1, 2)
    # A tie is exactly half of the whole: whoever stands in it and is not for it counts on the other side.
    if not (is_half and agree * 2 == whole > 0) or rule["tie"] == "rejected":
        return "rejected", None
    # The chair's own paper is as secret as the others: where there is a tie he decides openly.
    decided = published["chair_decided"]
    return "waits_for_chair" if decided is None else "adopted" if decided else "rejected", None


def differences(published: dict[str, Any]) -> list[str]:
    """Everything that does not follow from the list; nothing when it is right."""
    votes = counted(published)
    found, chosen = outcome(published, votes)
    wrong = []
    if votes != published["counts"]:
        wrong.append(f"counted {votes}, stated {published['counts']}")
    if (found, chosen) != (published["outcome"], published["chosen"]):
        wrong.append(f"outcome {found} {chosen or ''}, stated {published['outcome']} {published['chosen'] or ''}")
    if sum(votes.values()) + published["invalid"] != published["took_part"]:
        wrong.append("the papers are not as many as the votes of those who took part")
    if sum(votes.values()) + published["invalid"] > published["entitled"]:
        wrong.append("there are more papers than votes")
    return wrong


def main(path: str) -> int:
    """Recount one file and say what came of it."""
    published = json.loads(Path(path).read_text(encoding="utf-8"))
    wrong = differences(published)
    for one in wrong:
        sys.stdout.write(f"NOT EQUAL: {one}\n")
    if not wrong:
        votes = ", ".join(f"{one['label']} {published['counts'][str(one['number'])]}" for one in published["options"])
        sys.stdout.write(f"EQUAL: {votes}, invalid {published['invalid']}: {published['outcome']}\n")
    if (entry := published.get("entered_afterwards")) is not None:
        tellers = ", ".join(entry["counted_by"])
        sys.stdout.write(f"ENTERED AFTERWARDS: {entry['entered_at']}, counted by {tellers}: {entry['reason']}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
