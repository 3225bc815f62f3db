"""The query language: one for the search box, the shell, saved queries and tests. Pure; today is an argument."""
