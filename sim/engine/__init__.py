"""Runs a process once: scenario in, records out. The only room that may import SimPy; no files, no statistics."""
