"""What the reader sees: documents of compared runs and scenarios, and their drawing. No engine; rich only to draw."""
