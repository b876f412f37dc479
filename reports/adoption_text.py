"""Who uses a process, in words."""

from __future__ import annotations

from datetime import time

from reports import words
from reports.phrase import Voice
from reports.quantities import share_text
from sim.scenario.model import Scenario


def adoption_text(scenario: Scenario, process: str, voice: Voice) -> str:
    """The share of the applicants that use a process, and since when; nothing where all do."""
    adoption = scenario.processes[process].adoption
    if adoption is None or adoption.is_by_all:
        return ""
    share = share_text(adoption.share)
    if adoption.since is None:
        return voice.say(words.ADOPTED, share=share)
    is_midnight = adoption.since.time() == time()
    since = adoption.since.date().isoformat() if is_midnight else adoption.since.isoformat(" ", "minutes")
    return voice.say(words.ADOPTED_SINCE, share=share, since=since)
