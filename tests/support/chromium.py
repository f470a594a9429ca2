"""Pages opened in headless Chromium: what they ask for and say, how they are laid out, what axe-core finds.

Needs chromium and chromedriver, selenium (the extra `browser`), and the script of axe-core, whose path is in
NEWSREADER_AXE (`npm install axe-core` brings node_modules/axe-core/axe.min.js). All this takes minutes, and
is passed over where one of them is missing.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PATIENCE = 900
"""Seconds for which a long page is checked at most."""


def missing() -> str:
    """What is not installed of what pages are checked with; empty where all is."""
    return no_browser() or ("" if axe() else "NEWSREADER_AXE names no script of axe-core")


def no_browser() -> str:
    """What is not installed of what a browser needs; empty where all is."""
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return "selenium is not installed" if find_spec("selenium") is None else ""


def axe() -> Path | None:
    """The script of axe-core; None where there is none."""
    path = Path(os.environ.get("NEWSREADER_AXE", ""))
    return path if path.is_file() else None


@dataclass
class Page:
    """A page that is open."""

    driver: Any

    def run(self, script: str, *arguments: object) -> Any:
        """What a script in the page returns."""
        return self.driver.execute_script(script, *arguments)

    def size(self, width: int, height: int) -> None:
        """Lay it out for a screen of some CSS pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, scheme: str) -> None:
        """As for a reader who prefers `light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    @property
    def overflow(self) -> int:
        """CSS pixels by which it is wider than the screen."""
        return int(self.run("const e = document.documentElement; return e.scrollWidth - e.clientWidth"))

    def press(self, selector: str) -> None:
        """Click an element."""
        self.run("document.querySelector(arguments[0]).click()", selector)

    def type(self, keys: str) -> None:
        """Press keys, wherever they go."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(keys).perform()

    def until(self, script: str) -> None:
        """Wait until a script returns something true."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, PATIENCE).until(lambda driver: driver.execute_script(script))

    @property
    def console(self) -> list[str]:
        """What was said on the console since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for since this was asked last."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(str(message["params"]["request"]["url"]))
        return found

    def violations(self) -> list[str]:
        """What axe-core finds wrong: "impact rule: where"."""
        script = axe()
        assert script is not None
        self.driver.set_script_timeout(PATIENCE)
        self.run(script.read_text("utf-8"))
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document).then(done, error => done({error: String(error)}))"
        )
        assert "error" not in result, result
        assert result["passes"], "it looked at nothing"
        return [
            f"{found['impact']} {found['id']} x{len(found['nodes'])}: {found['nodes'][0]['html'][:160]}"
            for found in result["violations"]
        ]


@contextmanager
def opened(where: Path | str) -> Iterator[Page]:
    """A page, of a file or an address, in a browser of its own, which is given no script of extensions."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--force-device-scale-factor=1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
    try:
        executor: Any = driver.command_executor
        executor.client_config.timeout = PATIENCE
        page = Page(driver)
        page.requests, page.console  # noqa: B018, what the browser itself did before
        driver.get(where if isinstance(where, str) else where.resolve().as_uri())
        yield page
    finally:
        driver.quit()
