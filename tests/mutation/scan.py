"""Writes a world to files and has rpmgap scan it."""
import dataclasses
import hashlib
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import threading

import rpm_md

NOW = '1767830400'  # a week after the metadata was made
LIMIT = 60          # seconds a scan may take


@dataclasses.dataclass
class Outcome:
    command: str
    exit: int
    report: dict          # None: there is none
    errors: str

    def findings(self):
        return [] if self.report is None else self.report['findings']


def write(directory, files):
    for path, content in sorted(files.items(), key=lambda file: (file[0].endswith('repomd.xml'), file[0])):
        place = directory / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def toml(value):
    return '[' + ', '.join(map(toml, value)) + ']' if isinstance(value, list) else json.dumps(value)


def rules_text(rules):
    parts = []
    for rule in rules:
        match = rule['match']
        if 'test' in rule:
            test = rule['test']
        elif 'commands' in match:
            test = 'shell: ' + ' '.join([match['commands'][0], *match.get('words', [])])
        else:
            test = 'package: ' + match['packages'][0]
        tests = [test, f'not: {match["commands"][0]} of-another-kind'] if 'words' in match else [test]
        lines = [f'id = {toml(rule["id"])}', f'codes = {toml([rule["code"]])}']
        lines += [f'match.{key} = {toml(value)}' for key, value in match.items()]
        lines += ['message = "it is different there"', 'remedy = "do otherwise"', 'source = "https://rules.example"',
                  'date = 2026-01-01', 'releases = ["azurelinux-4.0"]', f'tests = {toml(tests)}']
        if rule['against']:
            lines.append(f'against = {toml(rule["against"])}')
        parts.append('[[rule]]\n' + '\n'.join(lines) + '\n')
    return '\n'.join(parts)


class Bench:
    """One directory for all: channels by content, so that what two worlds share is written and read once."""

    def __init__(self, rpmgap, directory):
        self.rpmgap, self.directory = rpmgap, pathlib.Path(directory)
        self.writing = threading.Lock()

    def channel(self, packages, form):
        name = hashlib.sha256(repr((packages, form)).encode()).hexdigest()[:20]
        place = self.directory / 'channels' / name
        with self.writing:
            if not (place / 'repodata/repomd.xml').exists():  # which is written last
                write(place, rpm_md.files_of(packages, form))
        return f'../../channels/{name}'

    def scan(self, world, name):
        where = self.directory / 'cases' / name
        shutil.rmtree(where, ignore_errors=True)  # of a run before this one
        files = world.application.files()
        files['rules/rules.toml'] = rules_text(world.rules).encode()
        write(where, files)
        command = [str(self.rpmgap), 'scan', 'application', '--target', world.target.id]
        for side, key, prefix in ((world.target, 'target', ''), (world.baseline, 'baseline', f'{world.baseline.id}:')):
            if side is world.baseline:
                command += ['--baseline', side.id if world.has_baseline else 'none']
                if not world.has_baseline:
                    break
            for channel in side.channels:
                place = self.channel(side.of(channel), world.form_of(key, channel))
                command += ['--only-repo', f'{prefix}{channel}={place}']
        command += ['--rules', 'rules', '--format', 'json', *world.options]
        variables = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': str(where), 'RPMGAP_NOW': NOW,
                     'RPMGAP_CACHE': str(self.directory / 'cache')}
        for variable in ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS', 'UBSAN_OPTIONS'):
            if variable in os.environ:
                variables[variable] = os.environ[variable]
        line = f'cd {shlex.quote(str(where))} && RPMGAP_NOW={NOW} RPMGAP_CACHE=../../cache {shlex.join(command)}'
        done = subprocess.run(command, cwd=where, env=variables, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=LIMIT, check=False)
        try:
            report = json.loads(done.stdout)
        except json.JSONDecodeError:
            report = None
        return Outcome(line, done.returncode, report, done.stderr.decode('utf-8', 'replace'))
