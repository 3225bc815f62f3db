"""The command line: one module a command. They ask the library and print the answer."""
