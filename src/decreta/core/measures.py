"""What processes count while they work. Read at `/metrics`, over all processes of an installation together."""

from __future__ import annotations

from typing import Final

from prometheus_client import Counter, Gauge, Histogram

_PAGE: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUESTS: Final = Counter(
    "decreta_requests", "Answers by name of the address, method and status.", ["route", "method", "status"]
)
REQUEST_SECONDS: Final = Histogram(
    "decreta_request_seconds", "How long answering took, by name of the address.", ["route"], buckets=_PAGE
)
ACTS: Final = Counter("decreta_acts", "Acts of the office by kind; refused ones were told why.", ["act", "outcome"])
STREAMS: Final = Gauge("decreta_streams", "Open live streams.", multiprocess_mode="livesum")
