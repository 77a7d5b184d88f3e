"""Endpoints, what is delivered to them, and every attempt."""

from decreta.webhooks.models.deliveries import Attempt, Delivery
from decreta.webhooks.models.endpoints import Endpoint, EndpointQuerySet

__all__ = ["Attempt", "Delivery", "Endpoint", "EndpointQuerySet"]
