"""What a scenario changes of the one that it extends, and what was set from outside, in words."""

from __future__ import annotations

from collections.abc import Iterator

from reports import overlay_words, words
from reports.assumptions import overrides_text, short_path
from reports.document import Paragraph, Tone
from reports.phrase import Voice
from reports.spoken_notation import in_notation
from sim.scenario.model import Scenario
from sim.scenario.overlay import Difference, Overlay


def changed_values(scenario: Scenario, voice: Voice) -> Iterator[Paragraph]:
    """Nothing for a scenario that is as its file says and extends no other."""
    if scenario.overlay is not None:
        yield from _of_overlay(scenario.overlay, voice)
    if scenario.overrides:
        text = voice.say(words.ABOUT_OVERRIDES, overrides=overrides_text(scenario, voice))
        yield Paragraph(text, Tone.QUIET)


def _of_overlay(overlay: Overlay, voice: Voice) -> Iterator[Paragraph]:
    phrase = overlay_words.EXTENDS if overlay.differences else overlay_words.EXTENDS_ONLY
    yield Paragraph(voice.say(phrase, title=voice.quoted(overlay.title), name=overlay.name), Tone.QUIET)
    for difference in overlay.differences:
        yield Paragraph(_told(difference, voice), Tone.QUIET, mark="·")


def _told(difference: Difference, voice: Voice) -> str:
    typed = short_path(difference.path)
    phrase = overlay_words.ADDED if difference.old is None else overlay_words.CHANGED
    return voice.say(
        phrase,
        name=voice.name(typed),
        old=in_notation(difference.old or "", voice),
        new=in_notation(difference.new, voice),
        source=difference.source,
    )
