"""`python -m declic` is the same as `declic`."""

import sys

from declic.web.cli import main

if __name__ == "__main__":
    sys.exit(main())
