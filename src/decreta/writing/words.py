"""What a template may ask for: the fields of the record, and the words of what is wrong with a file."""

from __future__ import annotations

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from decreta.core.errors import Problem

#: Known of every draft, by themselves or from what the drafter states.
RECORD: Final[dict[str, str | Promise]] = {
    "issuer": pgettext_lazy("field of a template", "issuer"),
    "superior": pgettext_lazy("field of a template", "the organ above the issuer"),
    "place": pgettext_lazy("field of a template", "place"),
    "type": pgettext_lazy("field of a template", "kind of paper"),
    "symbol": pgettext_lazy("field of a template", "place of number and symbol"),
    "date": pgettext_lazy("field of a template", "line of place and date, the day left open"),
    "year": pgettext_lazy("field of a template", "year"),
    "subject": pgettext_lazy("field of a template", "subject"),
    "addressees": pgettext_lazy("field of a template", "to whom it is written (a list)"),
    "recipients": pgettext_lazy("field of a template", "recipients (a list)"),
    "signer": pgettext_lazy("field of a template", "who signs"),
    "signer_title": pgettext_lazy("field of a template", "title of who signs"),
    "authority": pgettext_lazy("field of a template", "in whose name it is signed"),
    "drafter": pgettext_lazy("field of a template", "who drafts"),
    "drafting_unit": pgettext_lazy("field of a template", "unit that drafts"),
}
#: Asked of the drafter where a template wants them, and known where he comes from a letter, a task, a sitting.
ASKED: Final[dict[str, str | Promise]] = {
    "reply_symbol": pgettext_lazy("field of a template", "symbol of the paper that is answered"),
    "reply_date": pgettext_lazy("field of a template", "date of the paper that is answered"),
    "reply_issuer": pgettext_lazy("field of a template", "issuer of the paper that is answered"),
    "reply_subject": pgettext_lazy("field of a template", "subject of the paper that is answered"),
    "task": pgettext_lazy("field of a template", "task"),
    "task_deadline": pgettext_lazy("field of a template", "deadline of the task"),
    "session": pgettext_lazy("field of a template", "sitting"),
    "session_date": pgettext_lazy("field of a template", "day of the sitting"),
}
#: What may be empty: not every issuer has an organ above it, not every signature a prefix.
OPTIONAL: Final = frozenset({"superior", "authority", "drafting_unit"})
LISTS: Final = frozenset({"addressees", "recipients"})


def label_of(name: str) -> str:
    """A field in words; one that only this template has is called as it is written there."""
    return str(RECORD.get(name) or ASKED.get(name) or name.replace("_", " "))


_WRONG: Final[dict[str, str | Promise]] = {
    "empty": _("The file is empty"),
    "encrypted": _("The file is encrypted, or written by a Word older than 2007. Save it as .docx without a password."),
    "unreadable": _("The file is not a readable Word document."),
    "not_docx": _("The file is not a Word document (.docx)."),
    "too_large": _("The file unpacks to more than a template can be."),
    "macros": _("The file contains macros. Save it as .docx without them."),
    "external": _("The file points to something outside it: a link, a picture on a server, a template. Take it out."),
    "embedded": _("The file contains other files or programs (embedded objects). Take them out."),
    "active_field": _("The file contains a field that fetches something or starts a program. Take it out."),
    "syntax": _("What stands between the braces cannot be read: %(word)s"),
    "statement": _("A template has fields, choices (if) and lists (for … in a list), nothing else: %(word)s"),
    "name": _("This name cannot be used: %(word)s"),
    "attribute": _("A field has no parts: .%(word)s"),
    "part": _("The rows of this list have no such part: %(word)s"),
    "unknown_field": _("These papers have no such field: %(word)s"),
    "left_out": _("The template would leave something out. Ask for: %(word)s"),
    "bare_list": _("This is a list. Print it line by line, in a loop: %(word)s"),
    "filter": _("This change of a field is not known: %(word)s"),
    "too_deep": _("More than two lists stand in each other."),
    "too_much": _("Filling it takes too long or too much memory. Take lists and large pictures out."),
}


def problem(code: str, word: str = "") -> Problem:
    """What is wrong with a file, in words, beside the field that takes it."""
    said = str(_WRONG[code])
    return Problem(said % {"word": word} if "%(word)s" in said else said, "file", code)


def specimen(name: str) -> Any:
    """With what a field is filled on trial: its own words in brackets, so that one sees where it stands."""
    shown = f"[{label_of(name)}]"
    return [f"{shown} 1", f"{shown} 2"] if name in LISTS else shown


def missing(name: str, field: str | None) -> Problem:
    """The problem of a field that the template asks for and that has no value."""
    return Problem(now("The template needs this: %(field)s.") % {"field": label_of(name)}, field, "missing")
