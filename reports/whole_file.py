"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

_unfinished: set[Path] = set()


class ChangedMeanwhileError(Exception):
    """A file does not hold any more what it is to be written instead of."""


def write_whole(target: Path | str, content: bytes, instead_of: bytes | None = None) -> None:
    """Write a file under another name beside it first, then move it there; links are followed.

    Pipes and devices cannot be replaced, so they are written directly. The file gets the rights that it had, or those
    of any new file. `instead_of` is what the file must hold until then.

    Raises:
        OSError: the file cannot be written; what stood there before still stands. It names the file that was meant.
        ChangedMeanwhileError: the file holds something else than `instead_of`; it is left as it is.
    """
    path = Path(os.path.realpath(target))
    try:
        if _is_device(Path(target)):
            with Path(target).open("ab") as file:
                file.write(content)
        else:
            _replace(path, content, instead_of)
    except OSError as error:
        error.filename = str(target)
        raise


def _check_unchanged(path: Path, content: bytes) -> None:
    """Raise `ChangedMeanwhileError` if a file does not say this, or is gone."""
    with suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return
    raise ChangedMeanwhileError


def discard_unfinished() -> None:
    """Take away what is half-written, for a program that ends at once."""
    for path in tuple(_unfinished):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """Pipes and devices; also the links in /dev that stand for files somebody else has open."""
    return path.absolute().as_posix().startswith(("/dev/", "/proc/")) or (path.exists() and not path.is_file())


def _replace(path: Path, content: bytes, instead_of: bytes | None) -> None:
    if path.is_symlink():  # what is still a link now is one of a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    rights = path.stat().st_mode & 0o777 if path.exists() else None
    if rights is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    unfinished = path.with_name(f".onething.{os.getpid()}.{os.urandom(4).hex()}")
    _unfinished.add(unfinished)
    try:
        with unfinished.open("xb") as file:
            file.write(content)
        if rights is not None:
            unfinished.chmod(rights)
        if instead_of is not None:
            _check_unchanged(path, instead_of)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    finally:
        _unfinished.discard(unfinished)
