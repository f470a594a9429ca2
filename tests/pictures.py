"""Make the README's pictures anew, as the program exports its screen: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = {
    "reader": ("harbour-fire", "dusk", (120, 36), ["j", "j", "j", "j", "j", "j"]),
    "matrix": ("harbour-fire", "dusk", (120, 30), ["m", "l", "l", "j", "j", "j", "j"]),
}
"""Name: sample, theme, size, keys."""


async def picture(sample: str, theme: str, size: tuple[int, int], keys: list[str]) -> str:
    from newsreader.settings.theme_files import load_themes
    from newsreader.sources import StoriesToOpen, begin, open_story
    from newsreader.ui.app import NewsreaderApp

    beginning = begin(StoriesToOpen([ROOT / "seeds" / sample]))
    app = NewsreaderApp(beginning, open_story, load_themes(), theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot(title="newsreader")


def main() -> None:
    os.environ["COLORTERM"] = "truecolor"
    folder = ROOT / ".assets"
    folder.mkdir(exist_ok=True)
    for name, scene in PICTURES.items():
        (folder / f"{name}.svg").write_text(asyncio.run(picture(*scene)), encoding="utf-8")
        print(f"{name}.svg")


if __name__ == "__main__":
    main()
