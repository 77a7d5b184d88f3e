"""Jobs of this area."""

from __future__ import annotations

from decreta.core.jobs import job, periodic
from decreta.webhooks.domain import delivering, telling


@job("webhooks.deliver", is_retried=False)
def deliver(endpoint_id: str) -> None:
    """Send what is due to one endpoint. Not retried as a job: each delivery knows when it is due again."""
    delivering.deliver(endpoint_id)


@periodic("webhooks.deliver_due", cron="* * * * *")
def deliver_due() -> None:
    """Deliveries that are tried again, and those that a crash left."""
    telling.enqueue_due()


@periodic("webhooks.forget_ended", cron="43 3 * * *")
def forget_ended() -> None:
    """Deliveries that ended a month ago."""
    telling.forget_ended()
