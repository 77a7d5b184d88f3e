"""The rows of this area."""

from decreta.linking.models.dependencies import Dependency
from decreta.linking.models.likeness import Imprint, Pair
from decreta.linking.models.trackers import ExternalId, Handover, HandoverLine, Tracker

__all__ = ["Dependency", "ExternalId", "Handover", "HandoverLine", "Imprint", "Pair", "Tracker"]
