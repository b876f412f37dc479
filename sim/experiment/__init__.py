"""Many runs compared: replications, pairs of processes, claims. Knows nothing of terminals."""
