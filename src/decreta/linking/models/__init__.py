"""The rows of this area."""

from decreta.linking.models.trackers import ExternalId, Handover, HandoverLine, Tracker

__all__ = ["ExternalId", "Handover", "HandoverLine", "Tracker"]
