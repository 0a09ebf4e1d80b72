"""Runs rpmgap and looks at what it found."""
import json
import os
import pathlib
import resource
import subprocess

LIMIT = 120  # seconds: nothing may hang


class Result:
    def __init__(self, done, usage):
        self.exit = done.returncode
        self.errors = done.stderr
        self.report = json.loads(done.stdout) if done.stdout.startswith('{') else None
        self.peak_mib = usage / 1024

    def findings(self, place):
        """(code, capability, what it lies in below `place`) of everything found."""
        found = set()
        for finding in self.report['findings']:
            for subject in finding['subjects']:
                found.add((finding['code'], finding['capability'], below(subject['path'], place)))
        return found

    def reasons(self):
        return sorted({finding['capability'] for finding in self.report['findings'] if finding['code'] == 'RG901'})


def below(path, place):
    assert path.startswith(str(place)), f'{path} does not lie in {place}'
    return path[len(str(place)):].lstrip('!/ ')


class Scanner:
    def __init__(self, rpmgap, fixtures, place):
        self.rpmgap, self.fixtures, self.place = rpmgap, fixtures, place

    def directory(self, name):
        directory = self.place / name
        directory.mkdir()
        return directory

    def command(self, name, *words, options=(), baseline=True):
        distributions = self.fixtures / 'distributions'
        return [self.rpmgap, name, *words, '--only-repo', f'base={distributions}/azurelinux-4.0/base', '--cache-dir',
                self.place / 'cache', '--image', 'none', '--baseline',
                str(distributions / 'fedora-43') if baseline else 'none', *options]

    def environment(self):
        return dict(os.environ, LC_ALL='C', RPMGAP_NOW='1767830400')

    def why(self, name, application):
        return subprocess.run(list(map(str, self.command('why', name, '--app', application))), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=LIMIT, env=self.environment(), check=False)

    def scan(self, *paths, options=(), baseline=True):
        command = self.command('scan', *paths, '--format', 'json', options=options, baseline=baseline)
        process = subprocess.Popen(['/usr/bin/python3', '-c', MEASURE, *map(str, command)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, errors='surrogateescape',
                                   env=self.environment())
        try:
            out, errors = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise AssertionError(f'hangs: {command}') from None
        lines = errors.splitlines()
        usage = int(lines[-1]) if lines and lines[-1].isdigit() else 0
        done = subprocess.CompletedProcess(command, process.returncode, out, '\n'.join(lines[:-1]))
        return Result(done, usage)


# Says on its last line of stderr how many KiB the command had in memory at most.
MEASURE = '''
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code if code >= 0 else 128 - code)
'''


def check(got, expected, what=''):
    if got != expected:
        missing = sorted(map(str, expected - got)) if isinstance(got, set) else expected
        extra = sorted(map(str, got - expected)) if isinstance(got, set) else got
        raise AssertionError(f'      {what}\n      missing: {missing}\n      not expected: {extra}')


def read(fixtures, name):
    return (pathlib.Path(fixtures) / 'applications' / name).read_bytes()
