"""The acts of this area. Only they save."""

from decreta.writing.domain.beginning import begin
from decreta.writing.domain.keeping import bring_version, keep_template, put_in_force, retire, try_out

__all__ = ["begin", "bring_version", "keep_template", "put_in_force", "retire", "try_out"]
