"""zhengming checks the Chinese and English versions of a release against each other: first of all, the names.

>>> from pathlib import Path
>>> import zhengming
>>> settings = zhengming.load_settings(Path("."))
>>> termbase = zhengming.load_glossary(zhengming.glossaries(settings))
>>> report = zhengming.examine([Path("releases")], settings, termbase)  # doctest: +SKIP

What is named here is public; each is imported when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhengming.engine import check_release as check_release
    from zhengming.engine import examine as examine
    from zhengming.engine import glossaries as glossaries
    from zhengming.errors import ZhengmingError as ZhengmingError
    from zhengming.model import Finding as Finding
    from zhengming.model import Mark as Mark
    from zhengming.model import Report as Report
    from zhengming.settings import Settings as Settings
    from zhengming.settings import load as load_settings  # noqa: F401
    from zhengming.termbase import Termbase as Termbase
    from zhengming.termbase import load as load_glossary  # noqa: F401

    __version__: str

_PUBLIC = {
    "Finding": ("model", "Finding"),
    "Mark": ("model", "Mark"),
    "Report": ("model", "Report"),
    "Settings": ("settings", "Settings"),
    "Termbase": ("termbase", "Termbase"),
    "ZhengmingError": ("errors", "ZhengmingError"),
    "check_release": ("engine", "check_release"),
    "examine": ("engine", "examine"),
    "glossaries": ("engine", "glossaries"),
    "load_glossary": ("termbase", "load"),
    "load_settings": ("settings", "load"),
}
__all__ = sorted(_PUBLIC)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return _version()
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PUBLIC[name]
    return getattr(import_module(f"zhengming.{module}"), attribute)


def _version() -> str:
    """The version of the installed package; "unknown" where only its source is there."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("zhengming")
    except PackageNotFoundError:
        return "unknown"
