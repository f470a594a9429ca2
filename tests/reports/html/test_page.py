"""The page in headless Chromium: it asks for nothing, says nothing, fits a phone, and is accessible."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.reports.html.page import outline_as_html
from newsreader.reports.outline import Outline
from tests.support import chromium
from tests.support.reported import hostile, many, sample

pytestmark = [
    pytest.mark.skipif(bool(chromium.missing()), reason=chromium.missing() or "all is there"),
    pytest.mark.filterwarnings("ignore"),  # those of the driver
]


def made(name: str) -> Outline:
    return {"hostile": hostile, "many": many}[name]() if name in ("hostile", "many") else sample(name)


@pytest.mark.parametrize("name", ["harbour-fire", "many", "hostile"])
def test_the_page_in_a_browser(name: str, tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_text(outline_as_html(made(name)), "utf-8", errors="replace")
    with chromium.opened(file) as page:
        assert page.requests == [file.as_uri()]
        for scheme in ("light", "dark"):
            page.prefer(scheme)
            for width in (1280, 390):
                page.size(width, 800)
                assert page.overflow == 0
                page.press("#A1 + button")
                assert page.run("return document.querySelectorAll(':popover-open').length") == 1
                evidence = page.run("return document.querySelector(':popover-open').textContent")
                assert "in the other versions" in evidence and page.overflow == 0
                assert page.violations() == []
                page.press(":popover-open button.close")
                assert page.run("return document.querySelectorAll(':popover-open').length") == 0
                assert page.violations() == []
        page.press("#A1")
        assert page.run("return document.querySelectorAll(':popover-open').length") == 1
        assert page.console == [] and page.requests == []


def test_the_evidence_opens_and_closes_with_the_keyboard(tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_text(outline_as_html(sample("border-security")), "utf-8")
    with chromium.opened(file) as page:
        from selenium.webdriver.common.keys import Keys

        button = page.driver.find_element("css selector", "#A1 + button")
        button.send_keys(Keys.ENTER)
        assert page.run("return document.querySelectorAll(':popover-open').length") == 1
        page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        assert page.run("return document.querySelectorAll(':popover-open').length") == 0
        assert page.run("return document.activeElement.matches('#A1 + button')")
