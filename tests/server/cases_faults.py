"""Servers that fail, and what is said then."""
import os
import shutil

import repositories
from servers import Nginx, Scripted, directory, refused_port


def _only(server, path=''):
    return ['--only-repo', f'base={server.url(path)}']


def case_truncated_primary(bench):
    """A file that is shorter than repomd.xml says."""
    repository = bench.copy_of_base()
    primary = repositories.file_of(repository, 'primary')
    primary.write_bytes(primary.read_bytes()[:-100])
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        size = primary.stat().st_size
        bench.bad(bench.scan(*_only(nginx)), 'base', 'primary.xml.gz', f'it has {size} bytes instead of {size + 100}',
                  'cut-off')


def case_connection_cut(bench):
    """A connection that ends in the middle of a file, always and twice."""
    for always in (True, False):
        def answer(path, count, always=always):
            data = (bench.base / path.lstrip('/')).read_bytes()
            if path.endswith('primary.xml.gz') and (always or count < 2):
                return 200, iter([data[:1000]]), {'Content-Length': str(len(data))}
            return 200, data

        with Scripted(answer) as server:
            run = bench.scan(*_only(server), '--retries', '2', cache=bench.place / f'cache-{always}')
            if always:
                bench.bad(run, 'primary.xml.gz', 'try again later')
                bench.check(server.seen.count('/repodata/primary.xml.gz') == 3, f'{server.seen}')
            else:
                bench.good(run)


def case_busy_twice(bench):
    """503 and 429, then the file."""
    def answer(path, count):
        if path == '/repodata/repomd.xml' and count < 2:
            return (503, 429)[count], b''
        return 200, (bench.base / path.lstrip('/')).read_bytes()

    with Scripted(answer) as server:
        run = bench.good(bench.scan(*_only(server)))
        bench.check(server.seen.count('/repodata/repomd.xml') == 3, f'asked {server.seen}')
        bench.check(run.err.count('asking again in') == 2 and 'HTTP 503' in run.err, f'nobody said why it takes long\n{run}')


def case_busy(bench):
    """503 for ever: as many requests as retries allow, and one more."""
    with Nginx(bench.place / 'nginx', 'return 503;') as nginx:
        bench.bad(bench.scan(*_only(nginx), '--retries', '1'), 'base', 'HTTP 503', 'try again later')
        bench.check(len(nginx.requests()) == 2, f'asked {len(nginx.requests())} times')


def case_absent(bench):
    """404 on everything, once; and on the file lists only."""
    repository = bench.copy_of_base()
    repositories.file_of(repository, 'filelists').unlink()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        bench.bad(bench.scan(*_only(nginx, 'no/such/')), f'{nginx.url()}no/such/repodata/repomd.xml: HTTP 404',
                  'check the URL of the channel')
        bench.check(len(nginx.requests()) == 1, 'a 404 was tried again')
        bench.bad(bench.scan(*_only(nginx)), 'base', 'filelists.xml.gz: HTTP 404')


def case_absent_stage(bench):
    """A stage that is not published: the error names the stages to try."""
    with Nginx(bench.place / 'nginx', directory(bench.place)) as nginx:
        own = bench.profile(
            f'[[channel]]\nid = "base"\nsupport = "enabled"\nsource = "{nginx.url()}$stage/$basearch"\n',
            'stages = ["production", "preview"]')
        bench.bad(bench.scan(*own), '/production/x86_64/repodata/repomd.xml: HTTP 404', 'preview', '--stage')
        repositories.copy(bench.base, bench.place / 'preview' / 'x86_64')
        run = bench.scan(*own, '--stage', 'preview')
        bench.check(run.code == 0, str(run))


def case_refused(bench):
    """Nobody listens."""
    with refused_port() as held:
        url = f'http://127.0.0.1:{held.getsockname()[1]}/'
        bench.bad(bench.scan('--only-repo', f'base={url}', '--retries', '0'), f'cannot fetch {url}repodata/repomd.xml',
                  'check the network and the proxy', '--offline')


def case_unknown_host(bench):
    """A host name that does not exist."""
    bench.bad(bench.scan('--only-repo', 'base=http://no-such-host.invalid/x', '--retries', '0'),
              'http://no-such-host.invalid/x/repodata/repomd.xml', 'check the network')


def case_web_page(bench):
    """200 and a page for people, as a parked domain or a login portal gives it."""
    with Nginx(bench.place / 'nginx', 'default_type text/html; return 200 "<!DOCTYPE html><html>Sign in</html>";') as nginx:
        bench.bad(bench.scan(*_only(nginx)), 'repodata/repomd.xml', 'this is a web page and no repomd.xml')


def case_not_repomd(bench):
    """Files of other kinds in place of repomd.xml."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        for bytes_there in (b'', b'\x7fELF\0\0\0', b'<metalink/>', b'<repomd><data', b'<repomd xmlns="x"/>'):
            repositories.repomd(repository).write_bytes(bytes_there)
            bench.bad(bench.scan(*_only(nginx)), 'base')


def case_endless(bench):
    """A server that sends without end, for repomd.xml and for primary.xml: cut off, and the disk is not filled."""
    def forever():
        while True:
            yield b'x' * 65536

    for endless in ('/repodata/repomd.xml', '/repodata/primary.xml.gz'):
        def answer(path, _, endless=endless):
            return (200, forever()) if path == endless else (200, (bench.base / path.lstrip('/')).read_bytes())

        with Scripted(answer) as server:
            bench.bad(bench.scan(*_only(server)), endless, 'it is longer than')
        kept = sum(p.stat().st_size for p in bench.cache.rglob('*') if p.is_file())
        bench.check(kept < 1 << 20, f'{kept} bytes were left in the cache')


def case_offline(bench):
    """After one run no server is needed; without it --offline says what to do. No socket is opened."""
    with Nginx(bench.place / 'nginx', directory(bench.base)) as nginx:
        options = _only(nginx)
        bench.bad(bench.scan(*options, '--offline'), '--offline was given', 'rpmgap sync')
        bench.check(nginx.requests() == [], 'a server was asked')
        synced = bench.run('sync', 'azurelinux-4.0', *options)
        bench.check(synced.code == 0, str(synced))
        asked = len(nginx.requests())
        bench.good(bench.scan(*options, '--offline'))
        bench.check(len(nginx.requests()) == asked, 'a server was asked')
    bench.good(bench.scan(*options, '--offline'))
    bench.bad(bench.scan(*options, '--retries', '0'), 'check the network')
    if not shutil.which('strace'):
        return 'system calls were not watched: no strace'
    calls = bench.place / 'calls'
    traced = ['strace', '-f', '-qq', '-e', 'trace=socket,connect', '-e', 'signal=none', '-o', calls]
    # LeakSanitizer gives up in a process that is traced already.
    variables = {'ASAN_OPTIONS': ':'.join(filter(None, (os.environ.get('ASAN_OPTIONS'), 'detect_leaks=0')))}
    bench.good(bench.scan(*options, '--offline', wrapper=traced, environment=variables))
    bench.check(calls.read_text() == '', f'a socket was opened:\n{calls.read_text()}')
    bench.scan(*options, '--retries', '0', wrapper=traced, environment=variables)
    bench.check('connect(' in calls.read_text(), 'strace sees no system calls')
    return None


def case_locked(bench):
    """Two runs with one lock give the same bytes; a repository that moved on is refused."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        lock = bench.place / 'rpmgap.lock'
        options = _only(nginx)
        synced = bench.run('sync', 'azurelinux-4.0', *options, '--lock', lock)
        bench.check(synced.code == 0 and lock.is_file(), str(synced))
        first = bench.scan(*options, '--lock', lock, '--locked')
        bench.good(first)
        repositories.new_state(repository, 'later')
        again = bench.scan(*options, '--lock', lock, '--locked')
        bench.check(again.out == first.out, f'other bytes\n{again}')
        bench.bad(bench.scan(*options, '--lock', lock, '--locked', cache=bench.place / 'empty'), 'base', 'the lock wants')


def case_full_disk(bench):
    """A cache that cannot grow: exit code 3, the place is named, and nothing is taken for whole."""
    import resource
    import subprocess
    with Nginx(bench.place / 'nginx', directory(bench.base)) as nginx:
        command = [bench.rpmgap, 'sync', 'azurelinux-4.0', *_only(nginx), '--cache-dir', bench.cache, '-q']

        def small_files():
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then a write says EFBIG, as a full disk says ENOSPC
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        done = subprocess.run(command, preexec_fn=small_files, capture_output=True, text=True, check=False, cwd=bench.place,
                              timeout=60, env={'PATH': '', 'HOME': str(bench.place)})
        bench.check(done.returncode == 3 and 'File too large' in done.stderr, f'[{done.returncode}] {done.stderr}')
        bench.good(bench.scan(*_only(nginx)))
