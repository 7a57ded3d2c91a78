"""The real app in its own process, and a real browser in front of it; skipped where there is no Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
_PATIENCE_MS = 30_000
_START_SECONDS = 90


class App:
    """`interviewer app` on a free loopback port; can be killed and started again on the same state."""

    def __init__(self, home: Path, **settings: str):
        self.home = home
        self._settings = {f"INTERVIEWER_{name.upper()}": value for name, value in settings.items()}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "interviewer", "app", "--port", str(self.port)]
        environment = os.environ | {"INTERVIEWER_HOME": str(self.home), "STREAMLIT_SERVER_HEADLESS": "true"}
        environment |= self._settings
        with (self.home / "app.log").open("ab") as log:
            self._process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        until = time.monotonic() + _START_SECONDS
        while not self._healthy():
            if self._process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"the app did not start:\n{(self.home / 'app.log').read_text()}")
            time.sleep(0.2)

    def kill(self) -> None:
        """As a power cut would: no chance to finish anything."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as reply:
                return reply.status == 200
        except (urllib.error.URLError, OSError):
            return False


def app_content(folder: Path) -> Path:
    """What the app itself is made of, in an empty content folder; rubrics are put into it."""
    shutil.copytree(ROOT / "static", folder / "static")
    for name in ("app.py", ".streamlit", "prompts", "samples"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="session")
def nursing_content(tmp_path_factory) -> Path:
    """The shipped content with one of its packs: the first answer waits until the packs are ready."""
    folder = app_content(tmp_path_factory.mktemp("nursing-content"))
    (folder / "rubrics" / "projects").mkdir(parents=True)
    for path in (ROOT / "rubrics").rglob("nursing*.yaml"):
        shutil.copy(path, folder / path.relative_to(ROOT))
    return folder


@pytest.fixture(scope="session")
def tea_app_content(tea_content, tmp_path_factory) -> Path:
    """The small content folder of the other tests, for the app."""
    folder = app_content(tmp_path_factory.mktemp("tea-content"))
    (folder / "rubrics").symlink_to(tea_content / "rubrics")
    return folder


@pytest.fixture(scope="session")
def app(nursing_content, tmp_path_factory) -> Iterator[App]:
    running = App(tmp_path_factory.mktemp("home"), content=str(nursing_content))
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine; the browser tests need one")
    with playwright.sync_playwright() as opened:
        browser = opened.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(_PATIENCE_MS)
    yield context.new_page()
    context.close()


def settled(page) -> None:
    """Until the page has been drawn to its end: what stands further down may still be of the last time."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def choose(page, files, *, within: str = "") -> None:
    """Chooses files in the page's one uploader and waits until it lists them; chosen again if the page lost them.

    The framework drops a file chosen in the very moment in which it begins to draw the page again: nobody's hands
    are that quick with a file dialog, a test's are.
    """
    box = page.locator(f"{within} [data-testid=stFileUploader]")
    for attempt in range(300):
        if attempt % 100 == 0:
            settled(page)
            box.locator("input[type=file]").set_input_files(files)
        if box.get_by_test_id("stFileChip").count():
            return
        page.wait_for_timeout(100)
    pytest.fail("the page did not list the files that were chosen")
