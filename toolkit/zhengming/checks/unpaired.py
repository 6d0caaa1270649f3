"""A file whose other language is not there, or cannot be told among several."""

from collections.abc import Iterator

from zhengming.checks.context import Context, document_mark
from zhengming.model import Finding, Lang
from zhengming.pairing import language_of

_NAMES: dict[Lang, str] = {"zh": "Chinese", "en": "English"}


def check(context: Context) -> Iterator[Finding]:
    """One finding for a release that has one language only; a note where nothing says that it should have two."""
    reason = context.release.unpaired
    documents = context.documents
    if not reason or not documents:
        return
    first, *others = (document_mark(document) for document in documents)
    expected = any(language_of(document.path) for document in documents) or "candidate" in reason
    here: Lang = "zh" if context.release.zh else "en"
    other = _NAMES["en" if here == "zh" else "zh"]
    yield Finding(
        f"this {_NAMES[here]} version was checked alone, without its {other} version: {reason}",
        (first, *others),
        severity="warning" if expected else "note",
    )
