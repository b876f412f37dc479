"""What the address of the scheduler of a cluster looks like."""

from __future__ import annotations

import re

from sim.scenario.message import Message, told

_FORM = re.compile(r"(tcp|tls|ws|wss)://\S+:[0-9]{1,5}/?", re.ASCII)


def wrong_address(address: str, option: str) -> Message | None:
    """What to tell of a text that is no such address, under the name of where it was given; None of one that is."""
    if _FORM.fullmatch(address):
        return None
    return told(
        "{option} {typed}: this is not an address such as tcp://host:8786", option=option, typed=address or "''"
    )
