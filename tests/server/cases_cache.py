"""The cache under many processes, under kill, and with no room; the lock against a repository that moves on."""
import concurrent.futures
import contextlib
import ctypes
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys

import repositories
from bench import LIMIT, Run
from servers import Nginx, directory

PROCESSES = 16
KILLS = 20
DAMAGES = 12
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
# A process of its own sets a limit on the size of files, ignores the signal that comes with it, and becomes rpmgap.
NO_ROOM = [sys.executable, '-c',
           'import os, resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); '
           f'resource.setrlimit(resource.RLIMIT_FSIZE, (2048, {resource.RLIM_INFINITY})); os.execv(sys.argv[1], sys.argv[1:])']


def _entries(bench):
    """What lies in the cache, by kind."""
    return {kind.name: sorted(item.name for item in kind.iterdir()) for kind in bench.cache.iterdir()}


def _all_good_at_once(bench, *options):
    """Sixteen scans side by side, each with the right answer."""
    command = [bench.rpmgap, 'scan', bench.fixtures / 'applications' / 'trip', '--baseline', 'none', '--format', 'json',
               '--fail-on', 'never', '--cache-dir', bench.cache, *options]
    processes = [subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  text=True) for _ in range(PROCESSES)]
    # All at once: one that waits to be read must not hold up the others.
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        outputs = list(pool.map(lambda process: process.communicate(timeout=LIMIT), processes))
    for process, (out, err) in zip(processes, outputs):
        bench.good(Run(command, process.returncode, out, err))


def _damage(file):
    """One bit, so that the size stays."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def case_sixteen_at_once(bench):
    """Sixteen processes on one empty cache: one fetch's worth of files, sixteen right answers, no leftovers."""
    repository = bench.copy_of_base()
    bench.expected()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        _all_good_at_once(bench, '--only-repo', f'base={nginx.url()}')
        asked = [row['path'] for row in nginx.requests()]
    for kind in ('primary', 'filelists'):
        count = sum(kind in path for path in asked)
        bench.check(count == 1, f'{kind} was fetched {count} times: {asked}')
    entries = _entries(bench)
    bench.check(len(entries['metadata']) == 1 and len(entries['channels']) == 1 and len(entries['sources']) == 1,
                f'the cache has {entries}')
    bench._nothing_half_done()


def case_sixteen_on_a_damaged_cache(bench):
    """Sixteen processes that all find the same file damaged: none takes away what another one has repaired."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.good(bench.scan(*options))
        for _ in range(DAMAGES):
            shutil.rmtree(bench.cache / 'channels')
            primary, = bench.cache.glob('metadata/*/repodata/*primary.xml*')
            whole = primary.read_bytes()
            _damage(primary)
            _all_good_at_once(bench, *options)
            bench.check(primary.read_bytes() == whole, 'it is still damaged')
            bench._nothing_half_done()


def _children():
    """Processes that this one is the parent of, or has become it (prctl(2))."""
    found = set()
    for stat in pathlib.Path('/proc').glob('[0-9]*/stat'):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(')')[2].split()[1]) == os.getpid():
                found.add(int(stat.parent.name))
    return found


def _wait_for_readers(others):
    """What the kernel ends a moment after their parent, and until then holds what that one was filling."""
    while readers := _children() - others:
        for reader in readers:
            os.waitpid(reader, 0)


def case_killed(bench):
    """Killed twenty times at random points, from the first request to the last byte of the cache: the next run is right."""
    repository = bench.copy_of_base()
    chance = random.Random(1)
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.good(bench.scan(*options))
        command = [bench.rpmgap, 'scan', bench.fixtures / 'applications' / 'trip', '--baseline', 'none', '--quiet',
                   '--cache-dir', bench.cache, *options]
        others = _children()
        killed = 0
        for _ in range(KILLS):
            shutil.rmtree(bench.cache)
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=chance.uniform(0.005, 0.25))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                _wait_for_readers(others)
                killed += 1
            bench.cache.mkdir(exist_ok=True)
            bench.good(bench.scan(*options))
            bench._nothing_half_done()
    bench.check(killed > 0, 'every run ended before it was killed')
    return f'{killed} of {KILLS} were killed while they ran'


def case_damaged(bench):
    """Metadata that was damaged in the cache is noticed by its digest and fetched anew; offline it is a fault."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.good(bench.scan(*options))
        for offline in (False, True):
            shutil.rmtree(bench.cache / 'channels')
            primary, = bench.cache.glob('metadata/*/repodata/*primary.xml*')
            _damage(primary)
            if offline:
                bench.bad(bench.scan(*options, '--offline'), 'cannot open channel base', 'sha256',
                          'fetch or import it again')
            else:
                bench.good(bench.scan(*options))


def case_no_room(bench):
    """A file system that takes no more bytes (as a limit on the size of files): exit 3, and the old entry is usable."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.good(bench.scan(*options))
        before = _entries(bench)
        repositories.new_state(repository, 'grown')
        bench.bad(bench.scan(*options, wrapper=NO_ROOM), 'cannot', os.strerror(27))
        after = _entries(bench)
        for kind in ('metadata', 'channels'):
            bench.check(set(before[kind]) <= set(after[kind]), f'{kind} had {before[kind]} and has {after[kind]}')
        bench.good(bench.scan(*options, '--offline'))
        bench.good(bench.scan(*options))


def case_no_room_for_a_snapshot(bench):
    """An export that runs out of room leaves nothing, and the next one has its place."""
    lock = bench.place / 'rpmgap.lock'
    out = bench.place / 'out'
    out.mkdir()
    done = bench.run('sync', 'azurelinux-4.0', '--only-repo', f'base={bench.base}', '--lock', lock)
    bench.check(done.code == 0, f'{done}')
    for name in ('snapshot', 'snapshot.tar', 'snapshot.tar.gz'):
        export = ['snapshot', 'export', out / name, '--lock', lock]
        bench.bad(bench.run(*export, wrapper=NO_ROOM), f'cannot write the snapshot {out / name}')
        bench.check(not list(out.iterdir()), f'left behind: {list(out.iterdir())}')
    for name in ('snapshot', 'snapshot.tar', 'snapshot.tar.gz'):
        done = bench.run('snapshot', 'export', out / name, '--lock', lock)
        bench.check(done.code == 0, f'{done}')


def case_lock(bench):
    """The same lock gives the same bytes, also when the repository has moved on; without its metadata it is exit 3."""
    repository = bench.copy_of_base()
    lock = bench.place / 'rpmgap.lock'
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}', '--lock', lock]
        done = bench.run('sync', 'azurelinux-4.0', *options)
        bench.check(done.code == 0, f'{done}')
        first = bench.good(bench.scan(*options, '--locked'))
        repositories.new_state(repository, 'moved')
        second = bench.good(bench.scan(*options, '--locked'))
        bench.check(first.out == second.out, 'two runs with one lock differ')
        bench.bad(bench.scan(*options, '--locked', cache=bench.place / 'empty'), 'the lock wants the repomd.xml')
        obeyed = bench.good(bench.scan(*options))
        bench.check(first.out == obeyed.out, '--lock without --locked is not obeyed')
        moved = bench.good(bench.scan(*options[:2]))
        bench.check(moved.report()['target']['channels'][0]['digest'] != first.report()['target']['channels'][0]['digest'],
                    'the new state was not seen')
        carried = bench.place / 'snapshot.tar.zst'
        for command in (['export', carried, '--lock', lock],):
            done = bench.run('snapshot', *command)
            bench.check(done.code == 0, f'{done}')
    far = bench.place / 'far'
    done = bench.run('snapshot', 'import', carried, '--lock', bench.place / 'far.lock', cache=far)
    bench.check(done.code == 0, f'{done}')
    third = bench.good(bench.scan(*options[:2], '--lock', bench.place / 'far.lock', '--locked', '--offline', cache=far))
    bench.check(third.out == first.out, 'the imported snapshot gives other bytes')
