"""The rows of this area."""

from decreta.capture.models.likeness import Likeness
from decreta.capture.models.papers import Original, Page, TrayPaper

__all__ = ["Likeness", "Original", "Page", "TrayPaper"]
