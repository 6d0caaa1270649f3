"""What the tests of the XML formats share: the real files where they are at hand, and small ones of invented people."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
NAMESPACE = "urn:iso:std:iso:30042:ed-2"


def real(*folders: str, suffix: str = "") -> list[object]:
    """The real files as the cases of a test, which says so where they are not at hand."""
    found = [path for folder in folders for path in sorted((SAMPLES / folder).glob(f"*{suffix}"))]
    missing = pytest.param(None, marks=pytest.mark.skip(f"the real files are not at hand: no folder {SAMPLES}"))
    return [pytest.param(path, id=path.name) for path in found if path.stem != "SOURCES"] or [missing]


def basic(entries: str, *, dialect: str = "TBX-Basic", style: str = "dca", more: str = "", back: str = "") -> bytes:
    """A TBX file of version 3 around entries, which begin in line 5."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="{dialect}" style="{style}" xml:lang="en" xmlns="{NAMESPACE}"{more}>\n'
        f"<tbxHeader><fileDesc><sourceDesc><p>invented</p></sourceDesc></fileDesc></tbxHeader>\n"
        f"<text><body>\n{entries}\n</body>{back}</text></tbx>\n"
    ).encode()


def martif(entries: str, dialect: str = "TBX") -> bytes:
    """A TBX file of version 2 around entries, which begin in line 4."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<martif type="{dialect}" xml:lang="en"><martifHeader><fileDesc/></martifHeader>\n'
        f"<text><body>\n{entries}\n</body></text></martif>\n"
    ).encode()


def entry(*terms: tuple[str, str, str], about: str = "", name: str = "c1") -> str:
    """An entry of version 3: language, term, and what stands behind the term, for each; what stands before them."""
    sections = "".join(
        f'<langSec xml:lang="{lang}"><termSec><term>{text}</term>{more}</termSec></langSec>'
        for lang, text, more in terms
    )
    return f'<conceptEntry id="{name}">{about}{sections}</conceptEntry>'
