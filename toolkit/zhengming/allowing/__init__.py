"""What a finding is allowed by: a remark in the text, a rule of the settings, or the baseline."""

from zhengming.allowing.allowances import Allowance, Void, allow, fault_of, in_text, void
from zhengming.allowing.baseline import Entry, compare, content, entry_of, load, written

__all__ = [
    "Allowance", "Entry", "Void", "allow", "compare", "content", "entry_of", "fault_of", "in_text", "load", "void",
    "written",
]  # fmt: skip
