"""Opening spreadsheets that others have made."""
