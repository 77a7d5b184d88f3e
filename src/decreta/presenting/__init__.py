"""Following the presenter: whoever reads along sees the page that is presented, until he reads on his own."""
