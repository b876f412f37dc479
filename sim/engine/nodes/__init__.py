"""Nodes of the plan, one class per flow construct; each has the verb `enter(token)` and goes on with `then`."""
