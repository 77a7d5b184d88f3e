"""Bodies' sittings: convocation, agenda, papers, attendance, conclusions, notice."""
