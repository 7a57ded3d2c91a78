"""Simulated applicants: invented people of known ability in whole interviews.

In: a `RubricPack`, `Candidate`s, and a `Stage` to hold interviews on. Out: a `Simulation`, its `Figures`, and findings
in words. Who can be interviewed is found and kept by `candidates`; everything else is thrown away.
"""
