"""Runs one command and prints its seconds, its peak memory in bytes and its exit code.

`python -I -S benchmarks/messen.py 120 isrp status`: after 120 seconds the command is killed (exit
code -9). A process of its own because a child's peak memory begins with that of its parent, and
this parent stays small. Output goes nowhere.
"""

import os
import signal
import sys
import time


def main(frist: str, *befehl: str) -> None:
    """Prints the three numbers of a command."""
    stroeme = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    beginn = time.perf_counter()
    pid = os.posix_spawnp(befehl[0], befehl, os.environ, file_actions=stroeme)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
    signal.alarm(int(frist))
    _, status, nutzung = os.wait4(pid, 0)
    sekunden = time.perf_counter() - beginn
    # Linux counts in kilobytes, macOS in bytes.
    spitze = nutzung.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(sekunden, spitze, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
