"""The reforms, one YAML file each, readable on their own. No Python may enter but this line."""
