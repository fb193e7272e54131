"""`python -m isrp_cli`, the same as the command `isrp`."""

import sys

from isrp_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
