"""What every case works with: a directory, a repository and how rpmgap is run and judged."""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import repositories

LIMIT = 120  # seconds a run may take


class Failed(Exception):
    pass


class Run:
    """One finished rpmgap."""

    def __init__(self, command, code, out, err):
        self.command, self.code, self.out, self.err = command, code, out, err

    def report(self):
        return json.loads(self.out)

    def __str__(self):
        return f'$ {" ".join(map(str, self.command))}\n[{self.code}]\n{self.out[-2000:]}{self.err[-4000:]}'


class Bench:
    def __init__(self, rpmgap, fixtures, shared, place):
        self.rpmgap = pathlib.Path(rpmgap).resolve()
        self.fixtures = pathlib.Path(fixtures).resolve()
        self.shared = shared  # made once for all cases
        self.rules = pathlib.Path(__file__).resolve().parent.parent.parent / 'rules'
        self.place = pathlib.Path(place)
        self.place.mkdir(parents=True)
        self.cache = self.place / 'cache'
        self.secrets = []

    # What cases are made of.

    @property
    def base(self):
        """A repository of the fixture distribution's packages, not to be changed."""
        return self.shared.repository('base', self.fixtures / 'distributions' / 'azurelinux-4.0' / 'base')

    def copy_of_base(self, name='repository'):
        return repositories.copy(self.base, self.place / name)

    def secret(self, text):
        """Never to be found in what rpmgap writes; returns it."""
        self.secrets.append(text)
        return text

    def repo_file(self, **settings):
        """A directory for --repos-dir with one channel "base"."""
        where = self.place / 'yum.repos.d'
        where.mkdir(exist_ok=True)
        lines = ''.join(f'{key}={value}\n' for key, value in settings.items())
        (where / 'base.repo').write_text(f'[base]\nname=base\nenabled=1\ngpgcheck=0\n{lines}')
        return ['--repos-dir', where]

    def profile(self, channels, head=''):
        """A user profile with the facts of the built-in one and other channels; `head` is added at the top level."""
        text = (self.rules / 'distributions' / 'azurelinux-4.0.toml').read_text()
        kept = [line for line in re.sub(r'^\[.*', '', text, flags=re.M | re.S).splitlines()
                if not line.startswith(('id =', 'name =', 'stages ='))]
        file = self.place / 'own.toml'
        file.write_text('id = "own"\nname = "Own"\n' + '\n'.join(kept) + f'\n{head}\n{channels}')
        return ['--target', file]

    # Running.

    def run(self, *arguments, environment=None, cache=None, wrapper=()):
        command = [*wrapper, self.rpmgap, *arguments, '--cache-dir', cache or self.cache]
        home = self.place / 'home'
        home.mkdir(exist_ok=True)
        variables = {'PATH': os.environ.get('PATH', ''), 'HOME': str(home), 'LC_ALL': 'C.UTF-8', 'TMPDIR': str(self.place)}
        for name in ('LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS'):
            if name in os.environ:
                variables[name] = os.environ[name]
        variables.update(environment or {})
        done = subprocess.run(command, env=variables, cwd=self.place, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=LIMIT, check=False)
        run = Run(command, done.returncode, done.stdout.decode(errors='replace'), done.stderr.decode(errors='replace'))
        self._look_for_secrets(run, cache or self.cache)
        return run

    def scan(self, *arguments, **options):
        return self.run('scan', self.fixtures / 'applications' / 'trip', '--baseline', 'none', '--format', 'json',
                        '--fail-on', 'never', *arguments, **options)

    def expected(self):
        """The findings with the same metadata in a directory."""
        return self.shared.findings(self)

    # Judging.

    def good(self, run, **channel):
        """Exit code 0, the right findings, and what the report says of the channel."""
        if run.code != 0:
            raise Failed(f'exit code {run.code} instead of 0\n{run}')
        report = run.report()
        if report['findings'] != self.expected():
            raise Failed(f'other findings than with the same metadata in a directory\n{run}')
        said = report['target']['channels'][0]
        for key, value in channel.items():
            if said.get(key) != value:
                raise Failed(f'the report says {key} = {said.get(key)!r} of the channel instead of {value!r}\n{run}')
        return run

    def bad(self, run, *texts, code=3):
        """An exit code, nothing on stdout, and a last line on stderr that holds all of `texts`."""
        if run.code != code:
            raise Failed(f'exit code {run.code} instead of {code}\n{run}')
        if run.out:
            raise Failed(f'a report in spite of the fault\n{run}')
        lines = [line for line in run.err.splitlines() if line]
        if not lines:
            raise Failed(f'no error line\n{run}')
        for text in texts:
            if text not in lines[-1]:
                raise Failed(f'the error line lacks "{text}":\n{lines[-1]}\n{run}')
        self._nothing_half_done()
        return run

    def check(self, holds, what):
        if not holds:
            raise Failed(what)

    def _nothing_half_done(self):
        # Names of unfinished directories and files: src/repo/temporary_directory.cpp and write_file.cpp.
        left = [str(p) for p in self.cache.rglob('*') if p.name.startswith('.')]
        self.check(not left, f'left behind: {left}')

    def _look_for_secrets(self, run, cache):
        texts = [(str(p), p.read_bytes()) for p in pathlib.Path(cache).rglob('*') if p.is_file()]
        texts += [(str(p), b'') for p in pathlib.Path(cache).rglob('*')]
        texts += [('standard output', run.out.encode()), ('standard error', run.err.encode())]
        texts += [(p.name, p.read_bytes()) for p in self.place.glob('*.lock')]
        for secret in self.secrets:
            forms = {secret, urllib.parse.quote(secret, safe=''), base64.b64encode(secret.encode()).decode()}
            for form in forms:
                for where, text in texts:
                    if form.encode() in text or form in where:
                        raise Failed(f'the secret "{form}" is in {where}\n{run}')


class Shared:
    """Made once and used by many cases."""

    def __init__(self, place):
        self.place = pathlib.Path(place)
        self.made = {}

    def repository(self, name, source):
        if name not in self.made:
            self.made[name] = repositories.create(sorted(source.rglob('*.rpm')), self.place / name)
        return self.made[name]

    def findings(self, bench):
        if 'findings' not in self.made:
            run = bench.scan('--only-repo', f'base={bench.base}', cache=self.place / 'cache')
            if run.code != 0:
                raise Failed(f'the metadata in a directory cannot be used\n{run}')
            self.made['findings'] = run.report()['findings']
            bench.check(len(self.made['findings']) > 5, 'hardly any findings to compare with')
        return self.made['findings']


def tools_missing(*names):
    return [name for name in names if shutil.which(name) is None]
