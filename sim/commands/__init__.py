"""One file per command: reads its options, calls the rooms in their order. No simulation and no words of reports."""
