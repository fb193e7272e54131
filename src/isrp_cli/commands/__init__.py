"""The commands, one file per panel of the help screen: load, compute, show, exit code."""
