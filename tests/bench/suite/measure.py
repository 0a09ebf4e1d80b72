"""What a run of a program costs.

CPU is user and system time of the program and of what it started and waited for; memory is the largest resident set of any one of
them.  The kernel counts into that what this process had when it started the program: keep it small, and read no large output here.
"""
import dataclasses
import os
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """A command that should have run did not."""


@dataclasses.dataclass
class Command:
    name: str
    words: list
    before: object = None  # called before each run, not measured
    codes: tuple = (0, 1)  # exit codes of a run that did what it should: 1 is findings
    findings: str = ''  # what it says on standard error where 1 is findings; dnf ends with 1 for any fault


@dataclasses.dataclass
class Cost:
    """Seconds, seconds, MiB; the spread is that of the CPU time."""
    cpu: float
    wall: float
    peak: float
    spread: tuple = ()


def once(command, environment, directory):
    if command.before:
        command.before()
    with tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(command.words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                                 env=environment, cwd=directory)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read()[-2000:].decode(errors='replace')
        if child.returncode not in command.codes or (child.returncode == 1 and command.findings not in said):
            raise Failed(f'{command.name}: exit code {child.returncode}: {" ".join(map(str, command.words))}\n{said}')
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def interleaved(commands, runs, environment, directory):
    """The median cost of each command, by name: one run that is not counted, then turn by turn, so that what else goes on hits all."""
    for command in commands:
        once(command, environment, directory)
    rows = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            rows[command.name].append(once(command, environment, directory))
    costs = {}
    for name, found in rows.items():
        medians = [statistics.median(getattr(cost, field) for cost in found) for field in ('cpu', 'wall', 'peak')]
        costs[name] = Cost(*medians, (min(cost.cpu for cost in found), max(cost.cpu for cost in found)))
    return costs
