"""What makes a process quick; it imports nothing that takes time, so that it comes first."""

import atexit
import gc
import os


def tune() -> None:
    """Set up this process for speed, as every command and the benchmark do."""
    # Plugins of pydantic are sought in every package installed: 20 ms, and none is wanted.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Modules and templates stay for good: looking through them less often saves a letter 7 %.
    gc.set_threshold(100_000, 20, 20)
    # The system takes all memory back: looking through it at the end would cost 70 ms.
    atexit.register(gc.freeze)
