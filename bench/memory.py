"""What a server costs its machine: CPU seconds and memory of a process and all its children."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and everything that it started."""
    found = [pid]
    for parent in found:
        for task in (PROC / str(parent) / "task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def cpu_seconds(pid: int) -> float:
    """CPU that the process and its children have used, in seconds."""
    return sum(_own_ticks(member) for member in family(pid)) / TICKS


def _own_ticks(pid: int) -> int:
    after_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])


def pss_mib(pid: int) -> float:
    """Memory of one process in MiB; what it shares is counted in parts."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def largest_worker_mib(pid: int) -> float:
    """Memory of the biggest child of a server, in MiB."""
    return max(pss_mib(member) for member in family(pid)[1:])
