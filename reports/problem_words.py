"""The Chinese of all messages about mistakes: template → template with the same gaps. Imported when one is told."""

from __future__ import annotations

from collections.abc import Mapping

from reports.problem_file_words import COMMANDS, FILES, SYSTEM
from reports.problem_flow_words import FLOWS
from reports.problem_keys import KEYS
from reports.problem_run_words import RUNS
from reports.problem_staffing_words import STAFFING
from reports.problem_things import THINGS
from reports.problem_value_words import VALUES

CATALOGUES: tuple[Mapping[str, str], ...] = (THINGS, KEYS, VALUES, FLOWS, FILES, COMMANDS, RUNS, STAFFING)
"""What the program's own source says; each text stands in one of these."""

CHINESE: Mapping[str, str] = {text: chinese for words in (*CATALOGUES, SYSTEM) for text, chinese in words.items()}
