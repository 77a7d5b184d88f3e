"""What a paper may carry beyond its text: asked of the rules of its regime and its family of layouts."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core.errors import Problems
from decreta.core.letters import named, unprintable
from decreta.core.rulesets import RuleSet
from decreta.core.texts import lines_of
from decreta.documents.domain.recipients import addressees
from decreta.documents.models import Document
from decreta.documents.numbering import rules_of
from decreta.documents.rendering.particulars import Annex, Particulars

#: How many letters each may have.
LIMITS = {"drafter_mark": 20, "contacts": 300, "second_signer": 120}
MAX_COPIES, MAX_ANNEXES, CONTACT_LINES = 100_000, 50, 3
_NOT_CARRIED = {
    "addressees": gettext_lazy("A paper of this kind names nobody above its text."),
    "circulation": gettext_lazy("A paper of this kind bears no mark of circulation."),
    "drafter_mark": gettext_lazy("A paper of this kind bears no drafter’s mark."),
    "copies": gettext_lazy("A paper of this kind does not say how many copies were made."),
    "contacts": gettext_lazy("A paper of this kind bears no contacts at its foot."),
    "second_signer": gettext_lazy("A paper of this kind is signed once."),
    "annexes": gettext_lazy("A paper of this kind has no annexes."),
}


def check(document: Document, particulars: Particulars, problems: Problems, *, on: dt.date) -> None:
    """Everything that is wrong with what a paper is to carry. An unknown type is another's to refuse."""
    rules = rules_of(document.issuer, on=on)
    rule = rules.types.get(document.type_code)
    if rule is None:
        return
    given = particulars.named | ({"addressees"} if addressees(document) else frozenset())
    for name in sorted(given - rule.form.fields):
        problems.add(str(_NOT_CARRIED[name]), name, "not_carried")
    _check_values(particulars, rules, problems)
    for annex in particulars.annexes:
        _check_annex(annex, problems)
    if len(particulars.annexes) > MAX_ANNEXES:
        problems.add(_("There are more than %(limit)s annexes.") % {"limit": MAX_ANNEXES}, "annexes")


def _check_values(particulars: Particulars, rules: RuleSet, problems: Problems) -> None:
    if particulars.circulation and particulars.circulation not in rules.circulation:
        problems.add(_("The rules of this issuer do not know this mark."), "circulation", "unknown_mark")
    if particulars.copies is not None and not 1 <= particulars.copies <= MAX_COPIES:
        problems.add(_("State how many copies are made, from 1 to %(most)s.") % {"most": MAX_COPIES}, "copies")
    for name, limit in LIMITS.items():
        words = getattr(particulars, name)
        if len(words) > limit:
            problems.add(_("This is longer than %(limit)s characters.") % {"limit": limit}, name)
        if found := unprintable(words):
            problems.add(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, name, "unprintable")
    if len(lines_of(particulars.contacts)) > CONTACT_LINES:
        problems.add(_("The foot of the page has room for %(count)s lines.") % {"count": CONTACT_LINES}, "contacts")


def _check_annex(annex: Annex, problems: Problems) -> None:
    if not annex.title:
        problems.add(_("Begin each annex with a line of # and its title."), "annexes", "no_title")
    if not annex.blocks:
        problems.add(_("The annex “%(title)s” has no text.") % {"title": annex.title}, "annexes", "no_text")
    words = [annex.title, *(words for block in annex.blocks for words in (block.label, block.text))]
    if found := unprintable(*(one.replace("\x00", "") for one in words)):
        problems.add(_("The paper cannot print: %(letters)s") % {"letters": named(found)}, "annexes", "unprintable")
    if any("\x00" in one for one in words):
        problems.add(_("The text contains a character that cannot be kept."), "annexes")
