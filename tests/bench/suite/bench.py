"""What the groups share: the programs, the data, where things lie, and how rpmgap is called."""
import os
import subprocess

from .data import Data
from .measure import interleaved
from .peers import Dnf
from .report import Report


class Bench:
    def __init__(self, asked, rpmgap):
        self.place = asked.place.resolve()
        self.scratch = self.place / 'scratch'  # an empty working directory: no rpmgap.toml, no lock
        self.scratch.mkdir(parents=True, exist_ok=True)
        self.rpmgap = rpmgap.resolve()
        self.runs = asked.runs
        self.paths = [os.path.abspath(path) for path in asked.paths]
        self.data = Data(asked.data, self.place, asked.packages)
        self.dnf = Dnf(self.place)
        self.cold_dnf = Dnf(self.place / 'cold')
        self.report = Report()
        cache = self.place / 'cache'
        self.environment = {**os.environ, 'RPMGAP_CACHE': str(cache), 'LC_ALL': 'C.UTF-8'}

    def closure(self, directory, *options):
        return [self.rpmgap, 'closure', directory, '--arch', 'x86_64', *options]

    def diff(self, old, new, *options):
        return [self.rpmgap, 'diff', old, new, '--arch', 'x86_64', '--fail-on', 'never', *options]

    def program(self, name):
        """One of the benchmarks in C++, which are built beside rpmgap."""
        found = self.rpmgap.parent / name
        return found if found.exists() else None

    def has_option(self, subcommand, option=''):
        said = self.run([self.rpmgap, subcommand, '--help']).stdout  # of no such command the help is that of all
        return f'Usage: rpmgap {subcommand} ' in said and option in said

    def run(self, words):
        """For small outputs: what is read here counts as memory of what is measured later."""
        return subprocess.run(words, capture_output=True, text=True, env=self.environment, cwd=self.scratch)

    def measure(self, commands, runs=None):
        return interleaved(commands, runs or self.runs, self.environment, self.scratch)
