"""Which segment renders which: blocks first, then sentences where that is certain."""

from zhengming.aligning.blocks import align, sentences
from zhengming.aligning.splitting import split

__all__ = ["align", "sentences", "split"]
