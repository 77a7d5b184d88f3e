"""Papers that several sign: who is asked, in which order, who has signed, who has refused."""
