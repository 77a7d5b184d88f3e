"""For what a template is kept."""

from __future__ import annotations

from typing import Final

#: What every template is for that nothing else is said of: drafts begin from it.
DRAFT: Final = "draft"
