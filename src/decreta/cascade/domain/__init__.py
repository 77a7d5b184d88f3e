"""The acts of this area."""

from decreta.cascade.domain.agreeing import agree, ask_roll_up, cancel, decline, withdraw
from decreta.cascade.domain.serving import release, serve
from decreta.cascade.domain.sharing import share, stop_sharing

__all__ = ["agree", "ask_roll_up", "cancel", "decline", "release", "serve", "share", "stop_sharing", "withdraw"]
