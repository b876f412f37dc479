"""From the record of one run to numbers, and from numbers of many runs to intervals. No SimPy, no YAML."""
