"""Pages of notices: the list, how one is told, ending mails, mail that failed."""
