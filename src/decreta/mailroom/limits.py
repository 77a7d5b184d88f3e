"""How much of a mailbox is read, and how patiently."""

from __future__ import annotations

from typing import Final

#: A mail above this is not fetched; its head is. Mail servers take some 25 to 50 MB.
MAIL: Final = 64 * 1024 * 1024
#: How much of the head of such a mail is fetched.
HEAD: Final = 64 * 1024
#: Mails in one run of the job; the next minute goes on.
MAILS: Final = 50
#: Seconds that the server has for an answer.
PATIENCE: Final = 20
#: Seconds for taking one mail apart.
WORK: Final = 45
#: Minutes after which a mailbox that could not be read is tried again, by the number of failures.
RESTS: Final = (1, 2, 5, 10, 30, 60)
#: Seconds that one run takes mails for; the one that is begun is ended.
RUN: Final = 120
