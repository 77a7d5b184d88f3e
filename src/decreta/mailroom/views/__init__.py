"""Pages of mailboxes, mails and what senders are told."""
