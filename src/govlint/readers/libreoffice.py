"""LibreOffice, run as a converter: the one place of the project that starts it.

Each call has a private folder with a private profile, so that calls may run side by side, nothing
of the person's own LibreOffice is touched and nothing is left behind. Documents are hostile: no
macro runs, no link is followed, and the profile sends every connection to a closed port.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govlint.readers.errors import ReadError
from govlint.readers.limits import MIB, Limits

if TYPE_CHECKING:
    from subprocess import Popen

PROGRAM_VARIABLE = "GOVLINT_SOFFICE"
"""Environment variable that names the program where it is not found by itself."""
_NAMES = ("soffice", "libreoffice")
_MAC = "LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS = "LibreOffice/program/soffice.com"
_PLACES = {
    "darwin": (("/Applications", _MAC), ("~/Applications", _MAC)),
    "win32": (
        ("%ProgramFiles%", _WINDOWS),
        ("%ProgramFiles(x86)%", _WINDOWS),
        ("%LocalAppData%/Programs", _WINDOWS),
    ),
}
_UNIX_PLACES = (
    ("/usr/lib", "libreoffice/program/soffice"),
    ("/usr/lib64", "libreoffice/program/soffice"),
    ("/usr/local/bin", "soffice"),
    ("/opt", "libreoffice*/program/soffice"),
)
"""Where it is when the path does not lead to it: a folder, and a pattern below it."""
_OPTIONS = (
    "--headless",
    "--norestore",
    "--nologo",
    "--nodefault",
    "--nolockcheck",
    "--nofirststartwizard",
)
_GRACE = 5.0
"""Seconds that a killed LibreOffice may take to be gone."""

_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""Of the private profile: node, property, value. Port 9 is one where nothing answers."""
_SETTINGS_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{node}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)


def find_program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    import shutil

    named = os.environ.get(PROGRAM_VARIABLE)
    if named is not None:
        return shutil.which(named)
    found = (path for name in _NAMES if (path := shutil.which(name)))
    return next(found, None) or next(_usual_places(), None)


def _usual_places() -> Iterator[str]:
    for folder, pattern in _PLACES.get(sys.platform, _UNIX_PLACES):
        found = Path(os.path.expandvars(folder)).expanduser().glob(pattern)
        yield from sorted(map(str, found), reverse=True)


def convert(raw: bytes, suffix: str, target: str, limits: Limits) -> bytes:
    """Convert one file.

    Args:
        raw: the bytes of the file.
        suffix: what its name shall end with, without the dot.
        target: what LibreOffice shall write: a suffix, or ``suffix:name of its filter``.
        limits: seconds that the conversion may take, bytes that may come out.

    Raises:
        ReadError: LibreOffice is not there (``unsupported``), cannot read the file
            (``unreadable``), or takes too long (``limit``).
    """
    (made,) = convert_many([raw], suffix, target, limits)
    if made is None:
        raise ReadError("unreadable", "LibreOffice 打不开这个文件，文件可能已损坏或加了密码")
    return made


def convert_many(
    files: Sequence[bytes],
    suffix: str,
    target: str,
    limits: Limits,
    *,
    environment: Mapping[str, str] | None = None,
) -> list[bytes | None]:
    """Convert several files in one run of LibreOffice, whose start costs most of the time.

    Args:
        files: the bytes of each file.
        suffix: what their names shall end with, without the dot.
        target: what LibreOffice shall write: a suffix, or ``suffix:name of its filter``.
        limits: seconds that all of them together may take, bytes that each result may have.
        environment: variables that LibreOffice is to see besides the usual ones.

    Returns:
        What became of each file; None for one that LibreOffice cannot read.

    Raises:
        ReadError: LibreOffice is not there (``unsupported``), does not run (``unreadable``) or
            takes too long, or a result is too large (``limit``).
    """
    import tempfile

    program = find_program()
    if program is None:
        raise ReadError(
            "unsupported", f"没有找到 LibreOffice；请安装，或用环境变量 {PROGRAM_VARIABLE} 指明位置"
        )
    with tempfile.TemporaryDirectory(prefix="govlint-") as name:
        folder = Path(name).resolve()
        sources = _lay_out(folder, files, suffix)
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", *_OPTIONS]
        command += ["--convert-to", target, "--outdir", str(folder / "out"), *sources]
        try:
            code = _run(command, folder, {**_environment(folder), **(environment or {})}, limits)
        finally:
            _drop_socket(profile)
        ending = target.partition(":")[0]
        paths = [folder / "out" / f"{place}.{ending}" for place in range(len(files))]
        made = [_result(path, limits) for path in paths]
    # A file that it cannot read is no failure to LibreOffice itself.
    if code and not any(made):
        raise ReadError("unreadable", f"LibreOffice 没有正常运行（退出码 {code}），请检查它的安装")
    return made


def _lay_out(folder: Path, files: Sequence[bytes], suffix: str) -> list[str]:
    """Write files and profile; names are our own, whatever the files were called."""
    for name in ("in", "out", "home", "temp", "profile/user"):
        (folder / name).mkdir(parents=True)
    items = (_ITEM.format(node=node, name=name, value=value) for node, name, value in _SETTINGS)
    settings = _SETTINGS_FILE.format(items="\n".join(items))
    (folder / "profile/user/registrymodifications.xcu").write_text(settings, encoding="utf-8")
    sources = [folder / "in" / f"{place}.{suffix}" for place in range(len(files))]
    for source, raw in zip(sources, files, strict=True):
        source.write_bytes(raw)
    return [str(source) for source in sources]


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment: whatever a part of LibreOffice writes stays in the folder."""
    private = {"HOME": "home", "TMPDIR": "temp", "TMP": "temp", "TEMP": "temp"}
    private |= {f"XDG_{name}_HOME": "home" for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    paths = {name: str(folder / place) for name, place in private.items()}
    # Not that of the person: what comes out must not depend on their language or screen.
    return {**os.environ, **paths, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limits: Limits
) -> int:
    """Run LibreOffice and return its exit code; it is gone afterwards, whatever happens."""
    import subprocess

    group: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            **group,
        )
    except OSError as error:
        problem = f"启动 LibreOffice 失败：{error.strerror or error}"
        raise ReadError("unreadable", problem) from error
    try:
        # Its end is read, not awaited: the pipe closes when the last of its processes is gone.
        process.communicate(timeout=limits.max_seconds)
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            "limit",
            f"LibreOffice 转换超过 {limits.max_seconds:g} 秒，已停止；请拆分文件后再检查",
        ) from error
    finally:
        _kill(process)
    return process.returncode


def _kill(process: Popen[bytes]) -> None:
    """End LibreOffice with all its processes when it is still there: late, or we were stopped."""
    import signal
    import subprocess

    if process.returncode is not None:
        return
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    try:
        process.communicate(timeout=_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


def _drop_socket(profile: str) -> None:
    """Remove the socket of a killed LibreOffice: it lies outside its own folders.

    Its name is made of the MD5 of the profile's address, written without leading zeros.
    """
    if sys.platform == "win32":
        return
    import hashlib

    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for folder in ("/tmp", "/var/tmp"):
        Path(folder, name).unlink(missing_ok=True)


def _result(path: Path, limits: Limits) -> bytes | None:
    if not path.is_file():
        return None
    if path.stat().st_size > limits.max_bytes:
        raise ReadError(
            "limit", f"LibreOffice 转换出的文件超过 {limits.max_bytes / MIB:.4g} MiB 的上限"
        )
    return path.read_bytes() or None
