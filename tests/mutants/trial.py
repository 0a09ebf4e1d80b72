"""Unit and golden tests that are run once for all mutants: where the program comes to one it is forked (mutants.hpp), and
what the child says is held against what the test expects. So the reading before the audit is not done for each of them.
"""
import dataclasses
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import shlex
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
ROOT = TESTS.parent
TOLD = struct.Struct('@IiQQQ')  # Told of mutants.cpp
LIMIT = 1800  # seconds for one command with all mutants that it comes to

sys.path.insert(0, str(TESTS))  # of what run-golden imports
loader = importlib.machinery.SourceFileLoader('run_golden', str(TESTS / 'run-golden'))
golden = importlib.util.module_from_spec(importlib.util.spec_from_loader('run_golden', loader))
loader.exec_module(golden)


@dataclasses.dataclass
class Told:
    """What came of a mutant in one command or test case."""
    mutant: int
    status: int     # of the process; negative: the signal that ended it
    before: int     # bytes of standard error that were there when it began
    output: bytes
    errors: bytes


@dataclasses.dataclass
class Verdict:
    name: str
    fault: str = ''                  # the test fails without any mutant
    reached: set = dataclasses.field(default_factory=set)
    killed: set = dataclasses.field(default_factory=set)
    whole: int = 0                   # commands that were run without mutants, since they do not only read


class Forks:
    """The files through which a program is told what to fork for, and tells what came of it."""

    def __init__(self, where, pending, size):
        self.pending, self.told = pathlib.Path(where) / 'pending', pathlib.Path(where) / 'told'
        marks = bytearray(size)
        for number in pending:
            marks[number] = 1
        self.pending.write_bytes(marks)

    def environment(self, apart=False):
        self.told.write_bytes(b'')
        return {'RPMGAP_MUTANTS_PENDING': str(self.pending), 'RPMGAP_MUTANTS_TOLD': str(self.told),
                **({'RPMGAP_MUTANTS_APART': '1'} if apart else {})}

    def read(self):
        data, at, found = self.told.read_bytes(), 0, []
        while at < len(data):
            mutant, status, before, output, errors = TOLD.unpack_from(data, at)
            at += TOLD.size
            found.append(Told(mutant, os.waitstatus_to_exitcode(status), before, data[at:at + output],
                              data[at + output:at + output + errors]))
            at += output + errors
        return found


# Unit tests.

def includes_of(path, seen):
    """The headers that a unit test includes, those by way of headers beside it too."""
    for header in re.findall(r'^#include "([^"]+)"', path.read_text(), flags=re.M):
        if header not in seen:
            seen.add(header)
            if (path.parent / header).exists():
                includes_of(path.parent / header, seen)
    return seen


class UnitTest:
    def __init__(self, program, path, number):
        self.name = f'unit.{path.stem} {number}'
        self.command = [str(program), f'--source-file=*/{path.name}', f'--first={number}', f'--last={number}', '--abort-after=1']

    def run(self, pending, size):
        verdict = Verdict(self.name)
        with tempfile.TemporaryDirectory(prefix='rpmgap-mutants-') as where:
            forks = Forks(where, pending, size)
            done = subprocess.run(self.command, cwd=where, env={**os.environ, **forks.environment()}, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=LIMIT)
            if done.returncode != 0:
                verdict.fault = f'ends with {done.returncode}'
            for told in forks.read():
                verdict.reached.add(told.mutant)
                if told.status != 0:
                    verdict.killed.add(told.mutant)
        return verdict


def unit_tests(program):
    """One for each test case of the files that include something of the audit layer or of what stands on it."""
    found = []
    for path in sorted((TESTS / 'unit').glob('*.cpp')):
        if not any(header.startswith(('audit/', 'report/', 'cli/', 'compare/')) for header in includes_of(path, set())):
            continue
        counted = subprocess.run([str(program), f'--source-file=*/{path.name}', '--count'], check=True, stdout=subprocess.PIPE)
        number = int(re.search(r'filters: (\d+)', counted.stdout.decode()).group(1))
        found += [UnitTest(program, path, at + 1) for at in range(number)]
    return found


# Golden tests.

QUOTED = r'"(?:[^"`$]|\$[A-Z0-9_]+)*"|\'[^\']*\''
PLAIN = re.compile(rf'rpmgap (?:scan|why|closure|diff)\b(?:{QUOTED}|[^|;&<>`"\'\n$]|\$[A-Z0-9_]+\b|2>&1)*')
# What writes a file would do so once for each mutant.
WRITES = re.compile(r' (-o|--output|--record|--lock|--bill-of-materials|--sbom|--svg|--picture|--plan-file)\b')


def split_command(command):
    """(the command of rpmgap, the filter behind it or '') of one that only reads and prints, else None."""
    program, bar, rest = command.partition('|')
    if not PLAIN.fullmatch(program.strip()) or WRITES.search(program) or 'rpmgap' in rest or rest.startswith('|') or '>' in rest:
        return None
    return program.strip(), rest.strip() if bar else ''


class GoldenTest:
    def __init__(self, program, path, fixtures):
        self.name, self.program, self.path, self.fixtures = 'golden.' + path.stem, program, path, fixtures

    def run(self, pending, size):
        verdict, pending = Verdict(self.name), set(pending)
        with tempfile.TemporaryDirectory(prefix='rpmgap-golden-') as where, tempfile.TemporaryDirectory() as aside:
            environment, names = golden.prepare(where, self.program, self.fixtures)
            for block in golden.blocks(self.path.read_text()):
                if block[0] == 'prose':
                    continue
                _, command, expected = block
                parts = split_command(command)
                if parts is None:
                    verdict.whole += 'rpmgap' in command
                    lines = golden.run(command, where, environment, names, LIMIT)
                else:
                    lines = self.split(parts, expected, Forks(aside, pending, size), environment, names, where, aside, verdict)
                    pending -= verdict.killed
                if lines != expected:
                    verdict.fault = command
                    break
        return verdict

    def split(self, parts, expected, forks, environment, names, where, aside, verdict):
        program, behind = parts
        apart = bool(behind) and '2>&1' not in program
        output, errors = os.path.join(aside, 'output'), os.path.join(aside, 'errors')

        def run(command, added, given=None):
            with open(output, 'wb') as out, open(errors, 'wb') as err:
                done = subprocess.run(['sh', '-c', command], cwd=where, env={**environment, **added}, stdout=out,
                                      stderr=err if apart else subprocess.STDOUT, input=given,
                                      stdin=subprocess.DEVNULL if given is None else None, timeout=LIMIT)
            return pathlib.Path(output).read_bytes(), pathlib.Path(errors).read_bytes(), done.returncode

        text, error_text, status = run(f'{program} | {behind}' if behind else program, forks.environment(apart))
        lines = golden.shown(error_text + text, status, names)
        for told in forks.read() if lines == expected else []:
            verdict.reached.add(told.mutant)
            if told.status < 0 or told.mutant in verdict.killed:
                verdict.killed.add(told.mutant)
                continue
            if not behind:
                shown = golden.shown(text[:told.before] + told.output, told.status, names)
            else:
                filtered, filter_errors, filter_status = run(behind, {}, told.output)
                shown = golden.shown(error_text[:told.before] + told.errors + filter_errors + filtered, filter_status, names)
            if shown != expected:
                verdict.killed.add(told.mutant)
        return lines


def golden_tests(program, fixtures):
    return [GoldenTest(program, path, fixtures) for path in sorted((TESTS / 'golden').glob('*.t'))]
