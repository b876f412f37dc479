"""What the plan must know of a flow before it is built: streams used, pools that must choose, legal moments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.scenario.flow import Construct, Flow, Follow, Step, Wait
from sim.scenario.walk import flows_inside


def constructs(flow: Flow, flows: Mapping[str, Flow]) -> Iterator[Construct]:
    """All constructs of a flow in the order of the file, bodies and followed flows included."""
    for construct in flow:
        yield construct
        inside = (flows[construct.flow],) if isinstance(construct, Follow) else flows_inside(construct)
        for body in inside:
            yield from constructs(body, flows)


def steps(flow: Flow, flows: Mapping[str, Flow]) -> list[Step]:
    """All steps of a flow."""
    return [construct for construct in constructs(flow, flows) if isinstance(construct, Step)]


def accepts(flow: Flow, flows: Mapping[str, Flow]) -> bool:
    """Whether a step of the flow accepts the case."""
    return any(step.accepts for step in steps(flow, flows))


def has_legal_moments(flow: Flow, flows: Mapping[str, Flow]) -> bool:
    """Whether the legal clock differs from the time between arrival and end."""
    return any(
        (isinstance(construct, Step) and (construct.accepts or construct.decides or construct.fails is not None))
        or (not isinstance(construct, Step) and getattr(construct, "stops_clock", False))
        for construct in constructs(flow, flows)
    )


def streams(flow: Flow, flows: Mapping[str, Flow]) -> list[str]:
    """Names of the streams that steps and waits of the flow draw from, each as often as it is used."""
    return [
        construct.stream or construct.name
        for construct in constructs(flow, flows)
        if isinstance(construct, Step | Wait)
    ]
