"""Odd files, streams and surroundings: one line or a report, never a traceback, and JSON stays UTF-8."""

from __future__ import annotations

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reports.json_file import write_json
from reports.whole_file import write_whole

ONETHING = (sys.executable, "-m", "sim")
QUICK = ("run", "special-equipment", "--replications", "2", "--jobs", "1", "--set", "devices=3")


def onething(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, **options.pop("env", {})}
    return subprocess.run([*ONETHING, *arguments], check=False, env=surroundings, **{"capture_output": True, **options})


def in_shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/bash", "-c", line], capture_output=True, text=True, check=False)


PROGRAM = " ".join(ONETHING)


@pytest.mark.parametrize("command", ["list", "show hall --source", "--help", "--version"])
def test_a_full_disk_behind_standard_output(command: str) -> None:
    """One line and status 1, for short and for long output."""
    done = in_shell(f"{PROGRAM} {command} --lang en > /dev/full")
    if command == "--version":  # the parser ends the program behind its own option
        done = in_shell(f"{PROGRAM} --version > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "onething: output: No space left on device\n"


@pytest.mark.parametrize(
    "command", ["list", "show hall", "show hall --source", "--help", " ".join((*QUICK, "--json -"))]
)
def test_a_closed_pipe_is_no_error(command: str) -> None:
    """Whoever reads has enough; that is no failure."""
    done = in_shell(f"{PROGRAM} {command} | head -1 > /dev/null; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == ("0\n", "")
    done = in_shell(f"{PROGRAM} {command} | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_closed_streams() -> None:
    """Without standard error, errors are not told on standard output instead; without input, nothing changes."""
    done = in_shell(f"{PROGRAM} list --lang en <&-")
    assert (done.returncode, done.stderr) == (0, "")
    done = in_shell(f"{PROGRAM} run gone.yaml 2>&-")
    assert (done.returncode, done.stdout) == (2, "")
    done = in_shell(f"{PROGRAM} {' '.join(QUICK)} 2>&-")
    assert done.returncode == 0
    assert "trips" in done.stdout
    assert in_shell(f"{PROGRAM} list <&- >&- 2>&-").returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-16"])
def test_poor_encodings(encoding: str) -> None:
    """Lists, help and messages are printed as far as they can be."""
    surroundings = {"PYTHONIOENCODING": encoding}
    for arguments in (("list", "--lang", "zh"), ("--help", "--lang", "zh")):
        done = onething(*arguments, env=surroundings)
        assert (done.returncode, done.stderr) == (0, b""), arguments
        assert done.stdout.decode(encoding)
    wrong = onething("run", "没有", "--lang", "zh", env=surroundings)
    assert wrong.returncode == 2
    assert wrong.stderr.decode(encoding).count("\n") == 1


def test_json_and_scenarios_are_utf_8_whatever_the_encoding(tmp_path: Path) -> None:
    """On standard output and in files; the report beside them is printed as far as it can be."""
    surroundings = {"PYTHONIOENCODING": "gbk"}
    results = tmp_path / "x.json"
    done = onething(*QUICK, "--json", str(results), "--lang", "zh", env=surroundings)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "跑动" in done.stdout.decode("gbk")
    assert onething(*QUICK, "--json", "-", env=surroundings).stdout == results.read_bytes()
    assert json.loads(results.read_bytes().decode("utf-8"))["format"] == 1
    shown = onething("show", "special-equipment", "--source", env=surroundings).stdout
    assert shown == (Path(__file__).parent.parent.parent / "scenarios" / "special-equipment.yaml").read_bytes()


@pytest.mark.parametrize("columns", ["0", "1", "20", "1000", "99999999999", "-5", "abc", "²", "9" * 5000, ""])
def test_odd_widths(columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no width is none."""
    from sim.cli import main

    for arguments in (("list",), ("--help",)):
        monkeypatch.setenv("COLUMNS", columns)
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        out, err = capsys.readouterr()
        assert (stopped.value.code, err) == (0, "")
        assert 1 < len(max(out.splitlines(), key=len)) <= 1000


def test_an_empty_environment() -> None:
    """No HOME, no PATH, no TERM, no locale."""
    done = subprocess.run(["/usr/bin/env", "-i", *ONETHING, "list"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"special-equipment" in done.stdout
    assert onething("list", env={"TERM": "dumb"}).returncode == 0


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("gone.yaml", "there is no such file"),
        ("", "directory"),
        ("/", "directory"),
        ("/dev/null", "empty"),
        ("/dev/zero", "larger than 5 MB"),
        ("/proc/self/mem", "cannot be read"),
        ("loop.yaml", "cannot be read"),
        ("a" * 5000 + ".yaml", "cannot be read"),
        ("a\n\x1b[2Jb.yaml", "there is no such file"),
    ],
    ids=["missing", "empty", "folder", "nothing", "endless", "unreadable", "a circle of links", "long", "control"],
)
def test_files_that_are_no_scenarios(
    path: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One line and status 2."""
    from sim.cli import main

    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(("run", path, "--lang", "en"))
    out, err = capfd.readouterr()
    assert (stopped.value.code, out, err.count("\n")) == (2, "", 1)
    assert told in err


@pytest.mark.parametrize("target", ["/proc/nothing.json", "/dev/full", "loop.json"])
def test_places_that_cannot_be_written(target: str, tmp_path: Path) -> None:
    """One line, which names the file that was asked for, and status 1; the report is there all the same."""
    (tmp_path / "loop.json").symlink_to("loop.json")
    done = onething(*QUICK, "--json", target, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"onething: {target}: ")
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == onething(*QUICK, "--lang", "en").stdout


def test_a_table_that_cannot_be_written(tmp_path: Path) -> None:
    """It takes nothing away from the report either."""
    asked = ("sweep", "special-equipment", "--vary", "windows=7,8", "--replications", "2", "--lang", "en")
    done = onething(*asked, "--csv", "/dev/full", cwd=tmp_path)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stderr.decode().startswith("onething: /dev/full: ")
    assert "2 points" in done.stdout.decode()


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """A limit of the system is one line, and what stood there before still stands."""
    results = tmp_path / "x.json"
    results.write_bytes(b"old")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    done = onething(*QUICK, "--json", str(results), "--lang", "en", preexec_fn=limited)
    assert done.returncode == 1
    assert done.stderr.decode() == f"onething: {results}: File too large\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.json": b"old"}


def test_standard_output_under_another_name(tmp_path: Path) -> None:
    """Results and report do not overwrite each other."""
    printed = tmp_path / "printed"
    with printed.open("wb") as file:
        done = onething(*QUICK, "--json", "/dev/stdout", "--lang", "en", stdout=file, capture_output=False)
    text = printed.read_text(encoding="utf-8")
    results, end = json.JSONDecoder().raw_decode(text)
    assert done.returncode == 0
    assert results["format"] == 1
    assert "trips" in text[end:]


def test_a_new_file_has_the_rights_of_a_new_file(tmp_path: Path) -> None:
    """As the umask says."""
    before = os.umask(0o027)
    try:
        write_json({}, tmp_path / "x.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.json").stat().st_mode) == 0o640


def test_an_old_file_keeps_its_rights_and_links_lead_to_it(tmp_path: Path) -> None:
    """The link stays a link."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    real, link = folder / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    real.chmod(0o604)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o604
    assert [path.name for path in folder.iterdir()] == ["real.json"]


def test_a_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    """As opening it would."""
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", b"new")
    assert (tmp_path / "real.json").read_bytes() == b"new"
    assert (tmp_path / "link.json").is_symlink()


def test_what_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its folder would allow it."""
    file = tmp_path / "x.json"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError) as raised:
        write_whole(file, b"new")
    assert raised.value.filename == str(file)
    assert file.read_bytes() == b"old"


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    """Somebody waits at its other end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, b"new")
        assert reader.communicate()[0] == b"new"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
