"""Papers that go round to be read: who has read them, who has not, urged and recalled."""
