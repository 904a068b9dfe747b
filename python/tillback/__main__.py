"""The command line: ``python -m tillback --help``."""

import os
import signal
import sys


def main() -> int:
    """Runs the command in this process, and returns its exit code."""
    # Ctrl-C is the command's to answer. Python's own answer would wait until the command is over.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _fill_closed_streams()

    from tillback import _native

    return _native.command_line([sys.executable or "python", "-m", "tillback"], sys.argv[1:])


def _fill_closed_streams() -> None:
    # Else the next file or connection would take the place of the closed stream, and results would be written into it.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
