"""Papers by mail: mailboxes that are read, mails that came, receipts and returns that are written to senders."""
