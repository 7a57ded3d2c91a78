"""Figures in, one self-contained page out: tables, and plots drawn as SVG. May import `evals.printing`."""
