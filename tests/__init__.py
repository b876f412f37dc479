"""The tests; a package by name, so that no library that ships tests of its own takes its place."""
