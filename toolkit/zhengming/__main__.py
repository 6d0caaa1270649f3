"""`python -m zhengming`."""

from zhengming.cli import main

main()
