"""The folders on disk that are this user's alone, for what can be worked out again: the caches."""

import os
import stat
from pathlib import Path


def folder(*names: str) -> Path | None:
    """The folder of the caches, or one of those in it, made if need be (XDG base directories).

    None where it would not be ours alone: where it, or one above it as far as the folder of all our caches, is a link
    or somebody else's, or others may write to it.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    place = Path(base if os.path.isabs(base) else os.path.expanduser("~/.cache"))
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name in ("zhengming", *names):
            place /= name
            place.mkdir(exist_ok=True, mode=0o700)
            if not _is_ours(place):
                return None
    except OSError:
        return None
    return place


def _is_ours(place: Path) -> bool:
    found = place.lstat()
    foreign = hasattr(os, "geteuid") and found.st_uid != os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or foreign or found.st_mode & 0o022:
        return False
    if found.st_mode & 0o055:
        place.chmod(0o700)
    return True
