"""`python -m isrp_cli`, the same as the command `isrp`."""

from isrp_cli.cli import entry

if __name__ == "__main__":
    entry()
