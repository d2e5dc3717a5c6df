"""A browser, the local workspace and the sample app; one page for each person who sits down."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.workspace.running import Workspace
from bot.workspace.world import Settings
from tests.story.page.sample_app import SampleApp, running

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Desk:
    """Where people sit down at the page. `faults` collects script errors, refused resources and console errors."""

    url: str
    browser: Browser
    faults: list[str] = field(default_factory=list)

    def sit(self, user: str = "U0EMMA", route: str = "", *, dark: bool = False, width: int = 1280) -> Page:
        """A page of its own for `user`, drawn and listening."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            timezone_id="Europe/Brussels",
            locale="en-GB",
        )
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)
        page.goto(f"{self.url}/?as={user}{route}")
        page.locator("body:not([inert])").wait_for()
        return page


def leave(browser: Browser) -> None:
    """Close every page, before the workspace stops and they complain."""
    for context in browser.contexts:
        context.close()


def acted(page: Page, do: str = "block_action") -> AbstractContextManager[object]:
    """A block that ends when the page has heard the answer to something a person did."""
    return page.expect_response(
        lambda response: response.url.endswith("/act") and f'"do":"{do}"' in (response.request.post_data or "")
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: install it to test the page")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def ack_seconds() -> float:
    """How long an acknowledgement may take; a machine that draws pages is slow."""
    return 10.0


@pytest.fixture
def workspace(ack_seconds: float) -> Iterator[Workspace]:
    """A fresh workspace."""
    with Workspace(Settings(ack_seconds=ack_seconds, trigger_seconds=ack_seconds)) as workspace:
        yield workspace


@pytest.fixture
def app(workspace: Workspace, browser: Browser) -> Iterator[SampleApp]:
    """The sample app, connected."""
    with running(workspace) as app:
        yield app
        leave(browser)


@pytest.fixture
def desk(workspace: Workspace, browser: Browser) -> Iterator[Desk]:
    """A desk that insists on a page without faults."""
    desk = Desk(workspace.url, browser)
    yield desk
    leave(browser)
    assert desk.faults == []
