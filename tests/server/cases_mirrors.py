"""Repositories that several servers have: lists of base URLs, mirror lists, metalinks, and states that change."""
import hashlib

import repositories
from servers import Nginx, Scripted, directory, refused_port


def _dead(held):
    return f'http://127.0.0.1:{held.getsockname()[1]}/'


def _digest(repository):
    return hashlib.sha256(repositories.repomd(repository).read_bytes()).hexdigest()


def case_dead_first_mirror(bench):
    """The first of two base URLs, and of a mirror list, does not answer."""
    repository = bench.copy_of_base()
    with refused_port() as held, Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        (repository / 'mirrors').write_text(f'# mirrors\n{_dead(held)}\n{nginx.url()}\n')
        bench.good(bench.scan(*bench.repo_file(baseurl=f'{_dead(held)}\n  {nginx.url()}')), digest=_digest(repository))
        bench.good(bench.scan(*bench.repo_file(mirrorlist=nginx.url('mirrors')), cache=bench.place / 'second'),
                   digest=_digest(repository), authenticity='nothing')


def case_all_mirrors_dead(bench):
    """No mirror of a list answers: how many there are, and why the last one did not."""
    repository = bench.copy_of_base()
    with refused_port() as held, refused_port() as other, Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        (repository / 'mirrors').write_text(f'{_dead(held)}\n{_dead(other)}\n')
        bench.bad(bench.scan(*bench.repo_file(mirrorlist=nginx.url('mirrors')), '--retries', '0'),
                  'cannot fetch repodata/repomd.xml from any of 2 servers', _dead(other), '--offline')
        (repository / 'mirrors').write_text('# nothing for this release\n')
        bench.bad(bench.scan(*bench.repo_file(mirrorlist=nginx.url('mirrors'))), '/mirrors',
                  'no mirror list with a mirror that can be used')


def case_all_mirrors_busy(bench):
    """Every mirror is asked before any is asked again, and a few more times in all."""
    def answer(path, count):
        if path.endswith('repomd.xml') and path.startswith(('/a', '/b', '/c', '/d')) and count == 0:
            return 503, b''
        return 200, (bench.base / path.split('/', 2)[2]).read_bytes()

    with Scripted(answer) as server:
        urls = ' '.join(server.url(name) for name in 'abcd')
        bench.good(bench.scan(*bench.repo_file(baseurl=urls), '--retries', '1'))
        bench.check(server.seen[:5] == [f'/{name}/repodata/repomd.xml' for name in 'abcda'], f'asked {server.seen}')


def case_metalink(bench):
    """A good metalink, and then an unchanged one, which costs a single request."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        text = repositories.metalink(repositories.repomd(repository).read_bytes(), [nginx.url()])
        (repository / 'metalink').write_text(text)
        options = bench.repo_file(metalink=nginx.url('metalink?repo=fixture&arch=$basearch'))
        bench.good(bench.scan(*options), digest=_digest(repository))
        first = [row['path'] for row in nginx.requests()]
        bench.check(first[0] == '/metalink?repo=fixture&arch=x86_64' and len(first) == 4, f'asked for {first}')
        bench.good(bench.scan(*options), digest=_digest(repository))
        second = [row['path'] for row in nginx.requests()][len(first):]
        bench.check(len(second) == 1 and second[0].startswith('/metalink'), f'an unchanged one cost {second}')


def case_unchanged(bench):
    """An unchanged repomd.xml at a base URL costs a single request; a changed one is taken."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.good(bench.scan(*options))
        before = len(nginx.requests())
        bench.good(bench.scan(*options))
        again = [row['path'] for row in nginx.requests()][before:]
        bench.check(again == ['/repodata/repomd.xml'], f'an unchanged one cost {again}')
        repositories.new_state(repository, 'later')
        bench.good(bench.scan(*options), digest=_digest(repository))


def case_metalink_wrong_digest(bench):
    """repomd.xml is not the one of the metalink, on no mirror."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        (repository / 'metalink').write_text(repositories.metalink(b'another one', [nginx.url(), nginx.url()]))
        options = bench.repo_file(metalink=nginx.url('metalink'))
        bench.bad(bench.scan(*options), 'cannot fetch repodata/repomd.xml from any of 2 servers', 'its checksum differs')
        bench.good(bench.scan(*options, '--no-verify', 'base'), authenticity='unverified')


def case_metalink_stale_first_mirror(bench):
    """The first mirror still has an older state: the next one is taken."""
    repository = bench.copy_of_base()
    stale = bench.copy_of_base('stale')
    repositories.new_state(repository, 'later')
    site = f'root {repository}; location /stale/ {{ alias {stale}/; }}'
    with Nginx(bench.place / 'nginx', site) as nginx:
        (repository / 'metalink').write_text(
            repositories.metalink(repositories.repomd(repository).read_bytes(), [nginx.url('stale/'), nginx.url()]))
        bench.good(bench.scan(*bench.repo_file(metalink=nginx.url('metalink'))), digest=_digest(repository))


def case_metalink_without_digest(bench):
    """A metalink with nothing but MD5, and one that is no metalink."""
    repository = bench.copy_of_base()
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        options = bench.repo_file(metalink=nginx.url('metalink'))
        text = repositories.metalink(repositories.repomd(repository).read_bytes(), [nginx.url()], kind='md5')
        (repository / 'metalink').write_text(text)
        bench.bad(bench.scan(*options), 'cannot trust', '/metalink', 'no sha256 or sha512 digest')
        (repository / 'metalink').write_text('<html>no such repository</html>')
        bench.bad(bench.scan(*options), '/metalink', 'it is no metalink for a repomd.xml')


def case_changes_between(bench):
    """The repository moves on after repomd.xml was given out: the new state is taken."""
    old = bench.copy_of_base('old')
    new = bench.copy_of_base('new')
    repositories.new_state(old, 'old')
    repositories.new_state(new, 'new')

    def answer(path, count):
        state = old if path == '/repodata/repomd.xml' and count == 0 else new
        file = state / path.lstrip('/')
        return (200, file.read_bytes()) if file.is_file() else (404, b'gone')

    with Scripted(answer) as server:
        bench.good(bench.scan('--only-repo', f'base={server.url()}'), digest=_digest(new))
        bench.check(server.seen.count('/repodata/repomd.xml') == 2, f'asked for {server.seen}')


def case_changes_under_the_same_name(bench):
    """The same, with file names that stay: the checksum tells."""
    old = bench.copy_of_base('old')
    new = bench.copy_of_base('new')
    repositories.recompress(new, 'gz')
    for kind in ('primary', 'filelists'):
        data = repositories.file_of(new, kind).read_bytes() + repositories.COMPRESSORS['gz'](b'\n')
        repositories.file_of(new, kind).write_bytes(data)
        repositories.update_record(new, kind, repositories.href(new, kind), data)

    def answer(path, count):
        state = old if path == '/repodata/repomd.xml' and count == 0 else new
        return 200, (state / path.lstrip('/')).read_bytes()

    with Scripted(answer) as server:
        bench.good(bench.scan('--only-repo', f'base={server.url()}'), digest=_digest(new))


def case_never_consistent(bench):
    """repomd.xml that never fits its files ends with a fault, and soon."""
    old = bench.copy_of_base('old')
    new = bench.copy_of_base('new')
    repositories.new_state(new, 'new')

    def answer(path, _):
        if path == '/repodata/repomd.xml':
            return 200, repositories.repomd(new).read_bytes()
        file = old / path.lstrip('/')
        return (200, file.read_bytes()) if file.is_file() else (404, b'')

    with Scripted(answer) as server:
        bench.bad(bench.scan('--only-repo', f'base={server.url()}'), 'base', 'new-', 'HTTP 404')
        bench.check(len(server.seen) < 12, f'asked {len(server.seen)} times')
