"""The Chromium of the machine, for looking at pages as their readers do."""

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Its path; None, said loudly, where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        warnings.warn("NOT CHECKED: there is no Chromium here (apt-get install chromium)", stacklevel=2)
    return found


@contextmanager
def browsing(path: str) -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
