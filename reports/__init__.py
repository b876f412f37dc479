"""What the reader sees: documents composed from compared runs and scenarios, and their renderings; no engine may enter, rich only where a terminal is drawn."""
