"""`python -m interviewer` is the command line."""

from interviewer.cli import main

main()
