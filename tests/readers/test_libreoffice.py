from __future__ import annotations

import http.server
import io
import json
import os
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govlint.readers import Limits, ReadError
from govlint.readers.libreoffice import convert, convert_many, find_program
from tests.readers.office import COPY, Fake, fake, needs_libreoffice, needs_scripts, temp

__all__ = ["fake", "temp"]
LIMITS = Limits()
RTF = b"{\\rtf1\\ansi\\ansicpg936 plain text\\par}"


def refused(raw: bytes = b"x", limits: Limits = LIMITS) -> ReadError:
    with pytest.raises(ReadError) as caught:
        convert(raw, "doc", "docx", limits)
    assert "\n" not in caught.value.message
    return caught.value


def test_the_environment_may_name_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", str(tmp_path / "absent"))
    assert find_program() is None


def test_without_libreoffice_the_line_says_what_to_install(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVLINT_SOFFICE", "")
    error = refused()
    assert error.code == "unsupported"
    assert "请安装" in error.message


@needs_scripts
def test_files_go_in_and_out_in_their_order(fake: Fake, temp: Path) -> None:
    fake(COPY)
    assert convert_many([b"1", b"2", b"3"], "doc", "pdf:writer", LIMITS) == [b"1", b"2", b"3"]
    assert not list(temp.iterdir())


@needs_scripts
def test_everything_is_private(fake: Fake, temp: Path) -> None:
    log = fake(COPY)
    convert(b"x", "doc", "docx", LIMITS)
    seen = json.loads(log.read_text())
    private = Path(seen["cwd"])
    assert private.parent == temp.resolve()
    names = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    assert all(Path(seen["environment"][name]).parent == private for name in names)
    profile = next(word for word in seen["arguments"] if word.startswith("-env:"))
    assert profile == f"-env:UserInstallation={(private / 'profile').as_uri()}"
    assert {"--headless", "--norestore"} <= set(seen["arguments"])


@needs_scripts
def test_macros_links_and_network_are_off_before_it_starts(fake: Fake, temp: Path) -> None:
    fake(
        'out.joinpath("0.txt").write_bytes(pathlib.Path("profile/user/registrymodifications.xcu")'
        ".read_bytes())"
    )
    profile = convert(b"x", "doc", "txt", LIMITS).decode()
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetHTTPProxyName"):
        assert name in profile


@needs_scripts
def test_a_file_that_it_cannot_read(fake: Fake, temp: Path) -> None:
    fake("")
    error = refused()
    assert error.code == "unreadable"
    assert "损坏" in error.message
    assert not list(temp.iterdir())


@needs_scripts
def test_one_bad_file_does_not_spoil_the_others(fake: Fake, temp: Path) -> None:
    fake("sources = [s for s in sources if s.read_bytes() != b'bad']" + COPY)
    assert convert_many([b"1", b"bad", b"3"], "doc", "docx", LIMITS) == [b"1", None, b"3"]


@needs_scripts
def test_a_program_that_fails_says_its_code(fake: Fake, temp: Path) -> None:
    fake("sys.exit(81)")
    assert "81" in refused().message


@needs_scripts
def test_a_program_that_cannot_be_started(fake: Fake, temp: Path) -> None:
    log = fake(COPY)
    (log.parent / "soffice").write_bytes(b"#!/absent/interpreter\n")
    error = refused()
    assert error.code == "unreadable"
    assert "启动" in error.message
    assert not list(temp.iterdir())


@needs_scripts
def test_a_result_beyond_the_limit(fake: Fake, temp: Path) -> None:
    fake(COPY)
    assert refused(b"x" * 100, Limits(max_bytes=99)).code == "limit"


@needs_scripts
def test_when_time_is_up_all_its_processes_are_gone(fake: Fake, temp: Path) -> None:
    log = fake(
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "pathlib.Path(str(out) + '.pid').write_text(str(child.pid))\n"
        "os.link(str(out) + '.pid', pathlib.Path(sys.argv[0]).parent / 'pid')\n"
        "time.sleep(600)"
    )
    error = refused(limits=Limits(max_seconds=2))
    assert error.code == "limit"
    assert not list(temp.iterdir())
    child = int((log.parent / "pid").read_text())
    assert is_gone(child)


def is_gone(process: int) -> bool:
    """Tell whether a process has ended; one that only waits to be collected has."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(50):
        try:
            os.kill(process, 0)
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@needs_scripts
def test_an_interruption_leaves_nothing_behind(
    fake: Fake, temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    fake("time.sleep(600)")
    begun: list[int] = []
    communicate = subprocess.Popen.communicate

    def interrupted(process: subprocess.Popen[bytes], timeout: float) -> tuple[bytes, bytes]:
        begun.append(process.pid)
        if len(begun) == 1:
            raise KeyboardInterrupt
        return communicate(process, timeout=timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        convert(b"x", "doc", "docx", LIMITS)
    assert is_gone(begun[0])
    assert not list(temp.iterdir())


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Serve on a port of this machine and gather what is asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline(200).decode())

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x.png", asked
        server.shutdown()


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>
<text:p>正文<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">
<draw:image xlink:href="{url}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{file}"/><text:p>旧</text:p>
</text:section></office:text></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def odt(url: str, file: Path, place: Path) -> bytes:
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(url=url, file=file.as_uri()))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return place.read_bytes()


@needs_libreoffice
def test_neither_the_network_nor_other_files_are_read(
    temp: Path, tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    url, asked = server
    other = tmp_path / "other.txt"
    other.write_text("SECRET", encoding="utf-8")
    made = convert(odt(url, other, tmp_path / "a.odt"), "odt", "docx:MS Word 2007 XML", LIMITS)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        text = archive.read("word/document.xml").decode()
    assert "正文" in text
    assert "SECRET" not in text
    assert asked == []
    assert not list(temp.iterdir())


@needs_libreoffice
def test_two_at_a_time(temp: Path) -> None:
    def run(_: int) -> bytes:
        return convert(RTF, "rtf", "txt", LIMITS)

    with ThreadPoolExecutor(2) as pool:
        assert all(b"plain text" in made for made in pool.map(run, range(2)))
    assert not list(temp.iterdir())


@needs_libreoffice
def test_killed_it_leaves_no_socket_behind(temp: Path) -> None:
    before = sockets()
    for seconds in (0.3, 0.6, 0.9):
        try:
            convert(RTF, "rtf", "txt", Limits(max_seconds=seconds))
        except ReadError as error:
            assert error.code == "limit"
    assert not list(temp.iterdir())
    # Those of other people's LibreOffice go by themselves.
    left = sockets() - before
    for _ in range(100):
        left &= sockets()
        if left:
            time.sleep(0.1)
    assert not left


def sockets() -> set[Path]:
    return set(Path("/tmp").glob("OSL_PIPE_*"))


@needs_libreoffice
def test_junk_is_no_document(temp: Path) -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)).code == "unreadable"
