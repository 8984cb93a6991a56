"""`python -m ozganswer` is `ozganswer`."""

import sys

from ozganswer.cli import main

if __name__ == "__main__":
    sys.exit(main())
