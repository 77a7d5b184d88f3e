"""The machine door: `/api/v1`, the same acts and the same sight as the pages."""
