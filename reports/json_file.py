"""JSON into files and onto standard output."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reports.visible import in_json
from reports.whole_file import write_whole

_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""Stands for the bytes of a file name that are no UTF-8; in JSON it is no character either (RFC 8259, section 8.2)."""


def as_text(report: Mapping[str, Any]) -> str:
    """A report as text; the same report gives the same bytes.

    Control characters in it are escaped; what is no character, as in some names of files, stands as U+FFFD.
    """
    text = json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
    return in_json(_NO_CHARACTER.sub("\ufffd", text)) + "\n"


def write_json(report: Mapping[str, Any], target: Path | str) -> None:
    """Write a report to a file, whole or not at all: under another name first, then moved. `-` is standard output.

    Raises:
        OSError: the file cannot be written; what stood there before still stands.
    """
    content = as_text(report).encode("utf-8")
    if str(target) == "-" or _is_standard_output(target):
        write_bytes(content)
    else:
        write_whole(target, content)


def write_bytes(content: bytes) -> None:
    """To standard output as it is, whatever encoding the locale asks for: JSON and scenarios are UTF-8."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(content.decode("utf-8"))
    else:
        stream.write(content)
        stream.flush()


def _is_standard_output(target: Path | str) -> bool:
    """Whether this is where the report goes: by any of its names, such as /dev/stdout."""
    with suppress(OSError, ValueError):  # there may be no such file yet, or no standard output
        return os.path.samestat(Path(target).stat(), os.fstat(sys.stdout.fileno()))
    return False
