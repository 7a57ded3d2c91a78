"""The command line. Exit code 0 only where it worked, 2 for what the caller can mend, 1 for anything else.

Commands open what they need and no more; each module holds one group of them.
"""

from interviewer.cli.root import main

__all__ = ["main"]
