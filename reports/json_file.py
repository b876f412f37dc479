"""JSON into files and onto standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any


def as_text(report: Mapping[str, Any]) -> str:
    """A report as text; the same report gives the same bytes."""
    return json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_json(report: Mapping[str, Any], target: Path | str) -> None:
    """Write a report to a file, whole or not at all: under another name first, then moved. `-` is standard output.

    Raises:
        OSError: the file cannot be written; what stood there before still stands.
    """
    text = as_text(report)
    if str(target) == "-":
        _write_out(text)
        return
    path = Path(os.path.realpath(target))
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        path.write_text(text, encoding="utf-8")
        return
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        unfinished = Path(file.name)
        try:
            file.write(text)
            file.close()
            unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def _write_out(text: str) -> None:
    """To standard output as UTF-8, whatever the locale says: JSON is UTF-8."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8"))
        stream.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
