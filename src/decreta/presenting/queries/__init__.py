"""Reading what is presented."""
