"""Which segment renders which: blocks first, then sentences where that is certain."""

from zhengming.aligning.blocks import align, sentences
from zhengming.aligning.numbers import number_keys
from zhengming.aligning.splitting import split

__all__ = ["align", "number_keys", "sentences", "split"]
