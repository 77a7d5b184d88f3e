"""Why a mail, or a file in it, did not become a paper: codes in words, in the reader's language."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from decreta.capture.domain.taking_in import WORDS as CAPTURE
from decreta.files.checks import WORDS as PDFS

WORDS: Final[dict[str, Any]] = {
    "mail_too_large": _("The mail is larger than mails are fetched. Ask the sender to bring it in another way"),
    "too_many_parts": _("The mail has more parts than an honest mail"),
    "too_deep": _("The parts of the mail are nested deeper than an honest mail’s"),
    "mail_too_much": _("The mail asks for more work than a mail may"),
    "no_file": _("No file came with the mail. What is written in it can be read in the mail itself"),
    "sealed": _("The content is encrypted for somebody’s own mail program"),
    "wrong_type": _("Only PDF, JPEG, PNG and TIFF are taken"),
    "empty": _("The file is empty"),
    "too_large": _("The file is too large"),
    "mail_fault": _("The mail could not be taken apart. It lies untouched on the server"),
    "twice": _("The same file is in the mail twice"),
}


def reason(code: str) -> str:
    """A code in words."""
    return str(WORDS.get(code) or CAPTURE.get(code) or PDFS.get(code) or now("The file cannot be taken"))
