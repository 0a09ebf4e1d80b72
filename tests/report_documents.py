"""Reports in every format, of fixtures and made up, for the tests that read them back."""
import json
import os
import pathlib
import subprocess

FORMATS = ('text', 'json', 'ndjson', 'sarif', 'junit', 'gitlab', 'github', 'csv', 'html', 'markdown')
APPLICATIONS = ('trip', 'clean', 'deep', 'forty', 'bounds', 'hostile', 'python')
SOURCE_DATE_EPOCH = '1767225600'


def options(fixtures):
    channels = fixtures / 'distributions'
    target = [word for name in ('base', 'sdk', 'nvidia')
              for word in ('--only-repo', f'{name}={channels}/azurelinux-4.0/{name}')]
    baseline = [word for name in ('fedora', 'updates')
                for word in ('--only-repo', f'fedora-43:{name}={channels}/fedora-43/{name}')]
    return [*target, *baseline]


def run(program, directory, arguments):
    done = subprocess.run([program, 'scan', *arguments, '--fail-on', 'never'], capture_output=True,
                          env={**os.environ, 'RPMGAP_CACHE': f'{directory}/cache', 'COLUMNS': '200',
                               'SOURCE_DATE_EPOCH': SOURCE_DATE_EPOCH})
    if done.returncode != 0:
        raise SystemExit(f'rpmgap scan {" ".join(arguments)}: exit code {done.returncode}: {done.stderr.decode()}')
    return done.stdout


def written(program, directory, name, arguments):
    place = pathlib.Path(directory) / name
    place.mkdir()
    files = {format: place / format for format in FORMATS}
    outputs = [word for format, path in files.items() if format != 'text' for word in ('--output', f'{format}={path}')]
    files['text'].write_bytes(run(program, directory, [*arguments, *outputs, '--verbose']))
    return name, files


def scanned(program, fixtures, directory, applications=APPLICATIONS):
    """(name, {format: path}): one scan of each application writes all of them; one more has findings of every status."""
    for name in applications:
        yield written(program, directory, name, [str(fixtures / 'applications' / name), *options(fixtures), '--no-config'])
    trip = [str(fixtures / 'applications' / 'trip'), *options(fixtures)]
    report = json.loads(run(program, directory, [*trip, '--no-config', '--format', 'json']))
    # Known: every second finding, and one that is mended since.
    known = pathlib.Path(directory) / 'known.json'
    mended = json.loads(json.dumps(report['findings'][0]).replace(report['findings'][0]['fingerprint'], 'f' * 16)
                        .replace(report['findings'][0]['subjects'][0]['fingerprint'], 'e' * 16))
    known.write_text(json.dumps({**report, 'findings': [*report['findings'][::2], mended]}))
    waivers = pathlib.Path(directory) / 'waivers.toml'
    waivers.write_text("[[waiver]]\ncommand = 'scan'\ncode = 'RG104'\ncapabilities = ['libcbor*']\nowner = '=ops'\n"
                       "reason = 'the \"vendor\" ships <it>'\nexpires = 2026-06-30\n")
    yield written(program, directory, 'all-statuses', [*trip, '--known', str(known), '--config', str(waivers)])


def made(writers, directory, counts):
    """The same of reports that tests/bench/writers.cpp makes up: hostile names, and findings of every status."""
    for count in counts:
        place = pathlib.Path(directory) / f'made-{count}'
        place.mkdir()
        subprocess.run([writers, str(count), place], check=True)
        yield f'made-{count}', {format: place / format for format in FORMATS}
