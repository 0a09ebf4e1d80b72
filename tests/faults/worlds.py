"""What is scanned, and the commands whose calls are made to fail."""
import hashlib
import json
import os
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / 'containers'), str(HERE.parent / 'server')]
import images  # noqa: E402
import servers  # noqa: E402
import trees  # noqa: E402

CHANNELS = {'azurelinux-4.0': ('base', 'sdk', 'nvidia'), 'fedora-43': ('fedora', 'updates')}
LARGE = 600 << 10  # bytes: a file that is mapped, not copied
DOCKERFILE = b'FROM registry.fedoraproject.org/fedora:43\nRUN dnf -y install jq gzip\nCOPY app /opt/app\nCMD ["/opt/app/bin/collector"]\n'
OS_RELEASE = b'NAME="Fedora Linux"\nID=fedora\nVERSION_ID=43\n'


def application(fixtures, into):
    """A little of everything that is read: ELF files (one of them large), packages, scripts, archives, an image, a system, a recipe."""
    trip = fixtures / 'applications/trip'
    for part in ('bin', 'lib', 'scripts', 'packages'):
        shutil.copytree(trip / part, into / part, symlinks=True)
    shutil.copy(fixtures / 'applications/deep/scriptlets-1-1.fc43.x86_64.rpm', into / 'packages')
    tree = trees.application(fixtures)
    (into / 'lib/liblarge.so.1').write_bytes((trip / 'lib/plugins/libreplay.so.1').read_bytes().ljust(LARGE, b'\0'))
    (into / 'tree.tar.gz').write_bytes(trees.packed(trees.tar(tree)))
    (into / 'Dockerfile').write_bytes(DOCKERFILE)
    (into / 'scripts/helper.py').write_text('#!/usr/bin/python3\nimport json, yaml\nimport subprocess\nsubprocess.run(["gzip", "x"])\n')
    system = {'etc/os-release': OS_RELEASE} | {f'opt/app/{path}': content for path, content in tree.items()}
    (into / 'image.tar').write_bytes(trees.tar(images.Image([trees.tar(system)]).docker()))
    return into


def sources(distributions, prefixed=True):
    options = []
    for distribution, channels in CHANNELS.items():
        prefix = '' if distribution == 'azurelinux-4.0' and not prefixed else f'{distribution}:'
        for channel in channels:
            options += ['--only-repo', f'{prefix}{channel}={distributions / distribution / channel}']
    return options


class World:
    """A command line, and whether it begins with a cache that an earlier run has filled."""

    def __init__(self, name, words, warm=False, outputs=(), judged_as='text'):
        self.name, self.words, self.warm, self.outputs, self.judged_as = name, words, warm, outputs, judged_as


def worlds(distributions, server_url):
    sides = ['--target', 'azurelinux-4.0', '--baseline', 'fedora-43', *sources(distributions)]
    outputs = ['--output', 'sarif=out/report.sarif', '--output', 'html=out/report.html', '--record', 'out/app.ndjson']
    files = ('report.sarif', 'report.html', 'app.ndjson')
    scan = ['scan', 'app', *sides, '--format', 'json', '--hints', *outputs]
    local = ['sync', *CHANNELS, *sources(distributions), '--lock', 'out/rpmgap.lock']
    remote = ['sync', 'azurelinux-4.0', '--only-repo', f'base={server_url}', '--retries', '0', '--lock', 'out/rpmgap.lock']
    return [World('scan-cold', scan, False, files, 'json'),
            World('scan-warm', scan, True, files, 'json'),
            World('symbols', ['scan', 'app/bin', 'app/lib', *sides, '--symbols', '--format', 'json'], False, (), 'json'),
            World('sync-local', local, False, ('rpmgap.lock',)),
            World('sync-server', remote, False, ('rpmgap.lock',)),
            World('sync-again', remote, True, ('rpmgap.lock',)),
            World('why', ['why', 'libcrypto.so.3', '/usr/bin/jq', *sides, '--format', 'json'], True),
            World('closure', ['closure', 'azurelinux-4.0', *sources(distributions)[:6], '--format', 'json'], True),
            World('diff', ['diff', distributions / 'fedora-43/fedora', distributions / 'azurelinux-4.0/base', '--format', 'json'], True)]


def serve(directory):
    """The files below a directory, on loopback; a context manager."""
    def answer(path, _):
        file = directory / path.lstrip('/')
        return (200, file.read_bytes()) if file.is_file() else (404, b'')
    return servers.Scripted(answer)


def digest(directory):
    """Of names and bytes below a directory; what only holds a lock is left out."""
    state = hashlib.sha256()
    for path in sorted(directory.rglob('*')):
        if path.is_file() and 'locks' not in path.parts:
            state.update(f'{path.relative_to(directory)}\0{path.stat().st_size}\0'.encode() + path.read_bytes())
        elif path.is_dir() and path.name.startswith('.'):
            state.update(f'{path.relative_to(directory).parent}/.\0'.encode())
    return state.hexdigest()


def not_checked(report):
    """Subjects and reasons of RG901, and what notes say."""
    return ({(f['message'], tuple(s.get('path', '') for s in f['subjects'])) for f in report['findings'] if f['code'] == 'RG901'} |
            {('note', note['reason']) for note in report.get('notes', [])})


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def fresh(place, application_directory, warm_cache):
    """A directory to run in: `app`, `out` and perhaps `cache`."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / 'out').mkdir()
    os.symlink(application_directory, place / 'app')
    if warm_cache is not None:
        shutil.copytree(warm_cache, place / 'cache')
    return place
