"""`python -m evals`."""

from __future__ import annotations

import sys

from evals.commands import main

sys.exit(main(sys.argv[1:]))
