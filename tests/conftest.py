"""What all tests share: hypothesis examples that do not depend on the day's luck."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")
