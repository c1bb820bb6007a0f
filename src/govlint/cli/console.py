"""Standard streams and files, with everything that can be wrong about them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from govlint.engine.options import UsageError
from govlint.reporters.visible import visible

PLAIN_WIDTH = 100
_BAR = 30
_SAFE_NAMES = {"ascii", "us-ascii", "ansi_x3.4-1968", "646"}


def say(message: str) -> None:
    """Tell the person one thing on stderr; nothing in it reaches the terminal raw."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # nobody is left to tell
        sys.stderr.write(f"govlint：{visible(message)}\n")
        sys.stderr.flush()


def prepare_stdout() -> None:
    """Make stdout able to take any text.

    A locale without Chinese (``C``, ``POSIX``) gets UTF-8, which is what its terminal almost
    always shows; an encoding such as GBK keeps, and writes the few characters it lacks out.
    """
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    ascii_only = (stream.encoding or "").lower() in _SAFE_NAMES
    reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def write_stdout(text: str, *, utf8: bool = False) -> None:
    """Write to stdout; a reader that has gone away (``| head``) is no error.

    Args:
        text: what to write.
        utf8: write UTF-8 whatever the locale says (JSON).
    """
    stream = sys.stdout
    if stream is None:
        return
    try:
        buffer = getattr(stream, "buffer", None)
        if utf8 and buffer is not None:
            stream.flush()
            buffer.write(text.encode())
        else:
            stream.write(text)
        stream.flush()
    except BrokenPipeError:
        abandon_stdout()


def abandon_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def read_stdin() -> bytes:
    """Return everything on stdin as bytes.

    Raises:
        UsageError: there is no stdin.
    """
    if sys.stdin is None:
        raise UsageError("没有标准输入可读")
    return sys.stdin.buffer.read()


def write_file(place: Path, content: str | bytes) -> None:
    """Write a file, whole or not at all; devices and pipes are written to directly.

    Args:
        place: the file.
        content: bytes, or text that is written as UTF-8.

    Raises:
        UsageError: the file cannot be written.
    """
    raw = content.encode() if isinstance(content, str) else content
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(raw)
        else:
            _write_whole(place.resolve(), raw)
    except OSError as error:
        raise UsageError(f"写不了 {place}：{error.strerror or error}") from error


def _write_whole(place: Path, raw: bytes) -> None:
    temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(raw)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)


def refuse_input(output: Path, inputs: Iterable[str]) -> None:
    """Refuse to write over a file that is read.

    Raises:
        UsageError: ``output`` is one of ``inputs``, by whatever name.
    """
    if not output.exists():
        return
    for name in inputs:
        if _same(output, name):
            raise UsageError(f"-o 指向的 {output} 是要读的文件，不会覆盖它；请换一个文件名")


def _same(output: Path, name: str) -> bool:
    try:
        return output.samefile(name)
    except (OSError, ValueError):
        return False  # an input that is missing or has an impossible name is not the output


def use_color(mode: str, environment: Mapping[str, str], stream: TextIO | None) -> bool:
    """Decide on colours.

    Args:
        mode: auto, always or never.
        environment: NO_COLOR (not empty) and TERM=dumb switch ``auto`` off.
        stream: where the text goes; None when it goes to a file.
    """
    if mode != "auto":
        return mode == "always"
    if stream is None or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    understood = sys.platform != "win32" or bool(
        environment.get("WT_SESSION") or environment.get("TERM") or environment.get("ConEmuANSI")
    )
    return understood and stream.isatty()


def text_width(stream: TextIO | None) -> int:
    """Return the columns to use: those of the terminal, else ``PLAIN_WIDTH``."""
    if stream is None or not stream.isatty():
        return PLAIN_WIDTH
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns


def progress(
    stream: TextIO | None, fewest: int = 20, word: str = "检查中"
) -> Callable[[int, int], None] | None:
    """Return a progress bar for runs over many files, or None where nobody watches.

    Args:
        stream: stderr.
        fewest: runs over fewer files show nothing.
        word: what is being done.

    Returns:
        A function that takes the number of files done and of all files.
    """
    if stream is None or not stream.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total < fewest:
            return
        filled = _BAR * done // total
        end = "\r\x1b[K" if done >= total else ""
        stream.write(f"\r{word} [{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}{end}")
        stream.flush()

    return show
