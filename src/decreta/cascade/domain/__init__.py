"""The acts of this area."""

from decreta.cascade.domain.serving import release, serve
from decreta.cascade.domain.sharing import share, stop_sharing

__all__ = ["release", "serve", "share", "stop_sharing"]
