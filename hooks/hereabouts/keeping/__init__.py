"""Keeping a directory true: what is due, and the commands that change one thing in a file and nothing else."""
