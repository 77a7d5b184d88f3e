"""What a mandate may lend, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

POWERS = [
    ("sign_documents", _("sign documents")),
    ("approve_documents", _("approve drafts")),
    ("decide_extensions", _("decide on extensions")),
    ("chair_sittings", _("chair sittings")),
    ("direct_documents", _("write directive marks")),
]


def power_words(powers: list[str]) -> str:
    """Powers in a row."""
    names = dict(POWERS)
    return ", ".join(str(names.get(power, power)) for power in powers)
