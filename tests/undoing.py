"""What a test tries is taken back, so that the next trial finds the same."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator


@contextlib.contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside is taken back at the end, and its savepoint let go.

    Not a block of `atomic`: an act in several steps refuses to run inside a block of somebody else's. A savepoint that
    is only rolled back stays, and the next one nests inside it: thousands of levels take a lock each and make every
    statement longer, until the server has no room for locks.
    """
    from django.db import transaction

    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(savepoint)
        transaction.savepoint_commit(savepoint)
