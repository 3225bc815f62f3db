"""Web addresses to bytes: the only place of the program that opens a socket."""
