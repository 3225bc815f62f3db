"""Relations among entries: which are about one event, which of their claims meet. Pure: no I/O, no clock."""
