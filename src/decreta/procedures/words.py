"""The result of a question in words, with its arithmetic."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.meetings.deciding import Share
from decreta.procedures.arithmetic import Rule, Tally
from decreta.procedures.enums import Majority, Silence


def majority_words(majority: str) -> str:
    """How much of all members must agree, as it is said."""
    if majority in Majority.values:
        return str(Majority(majority).label)
    return _("%(share)s of all members") % {"share": Share.read(majority).words}


def verdict_words(found: Tally) -> str:
    """Adopted, not adopted, or that it waits for the chair."""
    if found.waits:
        return pgettext("procedure", "Waits for the chair")
    return pgettext("procedure", "Adopted") if found.is_adopted else pgettext("procedure", "Not adopted")


def result(found: Tally, rule: Rule, *, chair_word: str = "") -> str:
    """The verdict, then the arithmetic: 7 of 12 members agree (3 against, 1 other, 1 silent); needed 7.

    `chair_word` is what the chair said when he decided a tie that was left to him.
    """
    words = {
        "agree": found.agree,
        "members": found.members,
        "disagree": found.disagree,
        "other": found.other,
        "silent": found.silent,
        "needed": found.needed,
        "rule": majority_words(rule.majority),
    }
    said = _(
        "%(agree)s of %(members)s members agree (%(disagree)s against, %(other)s other, %(silent)s silent); "
        "needed %(needed)s: %(rule)s."
    )
    sentence = f"{verdict_words(found)}: {said % words}"
    if rule.silence == Silence.AGREES and found.silent:
        sentence += " " + _("Silence counted as agreement.")
    if found.is_tied:
        sentence += " " + _tie(found, chair_word)
    return sentence


def _tie(found: Tally, chair_word: str) -> str:
    if found.waits:
        return _("A tie, which the chair decides.")
    if found.decided is None:
        return _("The side of the chair decided the tie.") if found.by_chair else _("A tie.")
    told = (
        _("A tie, which the chair decided for the proposal: %(word)s")
        if found.by_chair
        else _("A tie, which the chair decided against the proposal: %(word)s")
    )
    return told % {"word": chair_word}
