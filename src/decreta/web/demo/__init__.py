"""The demonstration: the scenario, loaded through the same acts as everything else, under its own clock."""

from decreta.web.demo.loading import cast, load

__all__ = ["cast", "load"]
