"""Where settings and shipped data lie. Nothing here creates a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

CONFIG_VARIABLE = "NEWSREADER_CONFIG_DIR"
DATA_VARIABLE = "NEWSREADER_DATA_DIR"
LIBRARY_FILE = "library.db"
"""Its name in the data folder."""
ARTICLES_FILE = "articles.db"
"""The same of the library of articles."""
COMPARISONS = "comparisons"
"""The folder in it of the comparisons that were made before."""
PACKAGE = Path(__file__).resolve().parents[1]
"""The folder that the program runs from."""


def config_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The user's own settings folder: what NEWSREADER_CONFIG_DIR names, else the platform's place for it.

    It need not exist. `environ` is the process's environment unless given.
    """
    named = (os.environ if environ is None else environ).get(CONFIG_VARIABLE)
    if named:
        return Path(os.path.expanduser(named))
    import platformdirs

    return platformdirs.user_config_path("newsreader", appauthor=False)


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder of the user's own library: what NEWSREADER_DATA_DIR names, else the platform's place for it.

    It need not exist. `environ` is the process's environment unless given.
    Raises FileNotFoundError when the platform's place hangs on a home folder and there is none.
    """
    named = (os.environ if environ is None else environ).get(DATA_VARIABLE)
    if named:
        return Path(os.path.expanduser(named))
    import platformdirs

    folder = platformdirs.user_data_path("newsreader", appauthor=False)
    if not folder.is_absolute():
        raise FileNotFoundError(f"there is no home folder; {DATA_VARIABLE} can name another")
    return folder


def pasted_folder() -> Path:
    """Where articles are kept that were pasted to stories without a folder. Raises FileNotFoundError."""
    return data_folder() / "pasted"


def shipped_folder(name: str) -> Path:
    """A folder of shipped data, such as `themes` or `seeds`.

    An installed package carries it inside; in a checkout it lies beside the source root.
    Raises FileNotFoundError when it is in neither place.
    """
    for folder in (PACKAGE / name, PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the installation is incomplete: its folder {name} is missing")


def theme_folders(environ: Mapping[str, str] | None = None) -> tuple[Path, Path]:
    """The folders of theme files: the shipped one, then the user's own, whose themes replace shipped ones.

    Raises FileNotFoundError like `shipped_folder`.
    """
    return shipped_folder("themes"), config_folder(environ) / "themes"
