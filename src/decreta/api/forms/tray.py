"""What is sent to an intake tray."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from decreta.api.forms.arrivals import ArrivingForm, Part
from decreta.api.forms.fields import Code, Form


class BringForm(Form):
    """A file for the tray: PDF, JPEG, PNG or TIFF."""

    organisation: Annotated[Code, Field(description="Code of the organisation that received it.")]
    file: Annotated[Part, Field(description="The file, by the name of its part.")]


class TrayArrivalForm(ArrivingForm):
    """What the paper says of itself, and how it came; the files lie in the tray."""
