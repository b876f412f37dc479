"""onething's simulator: from a scenario file to numbers. Nothing in here knows how a number is shown."""

__version__ = "0.1.0"
