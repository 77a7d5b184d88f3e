"""What the data files of rules say in English, in the reader's language: figures, sources, notes.

The files stay as they are read and cited; a test proves that nothing in them is without words here.
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = dict[str, "str | Promise"]

FIGURES: Final[Words] = {
    "annex_label_pt": pgettext_lazy("figure", "Label of an annex (pt)"),
    "annex_title_pt": pgettext_lazy("figure", "Title of an annex (pt)"),
    "asterisk_pt": pgettext_lazy("figure", "Star under the issuer (pt)"),
    "authority_pt": pgettext_lazy("figure", "Authority of the signer (pt)"),
    "body_pt": pgettext_lazy("figure", "Text (pt)"),
    "contacts_pt": pgettext_lazy("figure", "Contacts at the foot (pt)"),
    "date_pt": pgettext_lazy("figure", "Place and date (pt)"),
    "drafter_mark_pt": pgettext_lazy("figure", "Drafter’s mark (pt)"),
    "indent_mm": pgettext_lazy("figure", "Indent of a paragraph (mm)"),
    "issuer_pt": pgettext_lazy("figure", "Issuer (pt)"),
    "letter_subject_pt": pgettext_lazy("figure", "Subject of an official letter (pt)"),
    "line_pt": pgettext_lazy("figure", "Distance of lines (pt)"),
    "margin_bottom_mm": pgettext_lazy("figure", "Margin at the bottom (mm)"),
    "margin_left_mm": pgettext_lazy("figure", "Margin at the left (mm)"),
    "margin_right_mm": pgettext_lazy("figure", "Margin at the right (mm)"),
    "margin_top_mm": pgettext_lazy("figure", "Margin at the top (mm)"),
    "mark_pt": pgettext_lazy("figure", "Mark in a frame (pt)"),
    "motto_pt": pgettext_lazy("figure", "National motto (pt)"),
    "national_pt": pgettext_lazy("figure", "Heading of Party or State (pt)"),
    "number_pt": pgettext_lazy("figure", "Number and symbol (pt)"),
    "page_number_pt": pgettext_lazy("figure", "Page number (pt)"),
    "paragraph_gap_pt": pgettext_lazy("figure", "Distance of paragraphs (pt)"),
    "recipients_label_pt": pgettext_lazy("figure", "Heading of the recipients (pt)"),
    "recipients_pt": pgettext_lazy("figure", "Recipients (pt)"),
    "signer_pt": pgettext_lazy("figure", "Name of the signer (pt)"),
    "subject_pt": pgettext_lazy("figure", "Subject (pt)"),
    "superior_pt": pgettext_lazy("figure", "Superior of the issuer (pt)"),
    "type_pt": pgettext_lazy("figure", "Type of the document (pt)"),
}
SOURCES: Final[Words] = {
    "05-HD/VPTW as implemented by others": pgettext_lazy("rules", "05-HD/VPTW as implemented by others"),
    "36-HD/VPTW": "36-HD/VPTW",
    "36-HD/VPTW: 15-16": "36-HD/VPTW: 15-16",
    "36-HD/VPTW: exactly 18 pt or more": pgettext_lazy("rules", "36-HD/VPTW: exactly 18 pt or more"),
    "36-HD/VPTW; 05-HD/VPTW": "36-HD/VPTW; 05-HD/VPTW",
    "36-HD/VPTW; italic": pgettext_lazy("rules", "36-HD/VPTW; italic"),
    "Annex I": pgettext_lazy("rules", "Annex I"),
    "Annex I: 1 or 1.27 cm": pgettext_lazy("rules", "Annex I: 1 or 1.27 cm"),
    "Annex I: at least 6 pt": pgettext_lazy("rules", "Annex I: at least 6 pt"),
    "Annex I: single to one and a half": pgettext_lazy("rules", "Annex I: single to one and a half"),
    "house": pgettext_lazy("rules", "our own"),
}
NOTES: Final[Words] = {
    "13-14 and 14 are printed elsewhere": pgettext_lazy("rules", "13-14 and 14 are printed elsewhere"),
    "13-14 in third parties' forms": pgettext_lazy("rules", "13-14 in third parties' forms"),
    "15, 13-14 and 14": pgettext_lazy("rules", "15, 13-14 and 14 are seen"),
    "18, 19 and 20 are seen": pgettext_lazy("rules", "18, 19 and 20 are seen"),
    "unverified": pgettext_lazy("rules", "unverified"),
    "abbreviation unverified": pgettext_lazy("rules", "abbreviation unverified"),
    "inside a Party committee never K/T: a deputy signs T/M": pgettext_lazy(
        "rules", "inside a Party committee never K/T: a deputy signs T/M"
    ),
    "no replacement found; absence of evidence only": pgettext_lazy(
        "rules", "no replacement found; absence of evidence only"
    ),
    "our own": pgettext_lazy("rules", "our own"),
    "read in third parties' implementations, not in the original (unverified); its day is disputed": pgettext_lazy(
        "rules", "read in third parties' implementations, not in the original (unverified); its day is disputed"
    ),
    "replaced by 05-HD/VPTW; the day is disputed: 2026-05-27 in four sources, 2026-01-12 in one": pgettext_lazy(
        "rules", "replaced by 05-HD/VPTW; the day is disputed: 27 May 2026 in four sources, 12 January 2026 in one"
    ),
    "written, limited in time and content, never passed on": pgettext_lazy(
        "rules", "written, limited in time and content, never passed on"
    ),
}


def figure(name: str) -> str | Promise:
    """What a figure of the layout is called."""
    return FIGURES.get(name, name)


def source(text: str) -> str | Promise:
    """Where a figure was read."""
    return SOURCES.get(text, text)


def note(text: str) -> str | Promise:
    """What is to be known about a rule."""
    return NOTES.get(text, text)
