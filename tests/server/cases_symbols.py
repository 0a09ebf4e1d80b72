"""scan --symbols: packages are fetched from the server, held against the metadata, and not kept."""
import base64
import hashlib
import json
import os
import shutil

from servers import Nginx, directory


def _repository(bench):
    """A copy of the base repository that has its packages too."""
    repository = bench.copy_of_base()
    for rpm in bench.base.glob('*.rpm'):
        os.link(rpm, repository / rpm.name)
    return repository


def _scan(bench, url, *options, application='pairs/RG106/fires', **others):
    return bench.run('scan', bench.fixtures / 'applications' / application, '--target', 'azurelinux-4.0', '--only-repo',
                     f'base={url}', '--baseline', 'none', '--format', 'json', '--fail-on', 'never', '--symbols',
                     *options, **others)


def _codes(bench, run):
    bench.check(run.code == 0, f'exit code {run.code}\n{run}')
    return [finding['code'] for finding in run.report()['findings']]


def _packages(nginx):
    return sorted(row['path'] for row in nginx.requests() if row['path'].endswith('.rpm'))


def _replace(file, data):
    file.unlink()  # it is a link
    file.write_bytes(data)


def case_symbols_fetched_once(bench):
    """Each package is asked for once and not kept; a second run, also offline, has the same answer from the cache."""
    repository = _repository(bench)
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        first = _scan(bench, nginx.url())
        bench.check(_codes(bench, first) == ['RG106'], f'not the one finding\n{first}')
        fetched = _packages(nginx)
        bench.check(len(fetched) == len(set(fetched)) and any('gnutls-' in path for path in fetched) and
                    any('glibc-' in path for path in fetched), f'fetched {fetched}')
        kept = [path.name for path in bench.cache.rglob('*') if path.suffix == '.rpm']
        bench.check(not kept, f'packages in the cache: {kept}')
        indexes = list((bench.cache / 'symbols').iterdir())
        bench.check(len(indexes) == len(fetched), f'{len(fetched)} packages, but {indexes}')
        again = _scan(bench, nginx.url())
        bench.check(again.out == first.out, f'another report from the cache\n{again}')
        bench.check(_packages(nginx) == fetched, f'fetched again: {_packages(nginx)}')
        bench.check(_scan(bench, nginx.url(), '--offline').out == first.out, 'another report offline')
        bench.check(_codes(bench, _scan(bench, nginx.url(), application='pairs/RG106/quiet')) == [], 'quiet is not')
    local = _scan(bench, repository, cache=bench.place / 'other-cache')
    bench.check(json.loads(local.out)['findings'] == first.report()['findings'], 'a directory gives other findings')


def case_symbols_damaged_index(bench):
    """An index of which one bit differs is made anew."""
    repository = _repository(bench)
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        first = _scan(bench, nginx.url())
        fetched = _packages(nginx)
        for index in (bench.cache / 'symbols').iterdir():
            whole = index.read_bytes()
            data = bytearray(whole)
            data[len(data) // 2] ^= 1
            index.write_bytes(data)
            bench.check(_scan(bench, nginx.url()).out == first.out, f'another report with {index.name} damaged')
            bench.check(index.read_bytes() == whole, f'{index.name} is still damaged')
        bench.check(len(_packages(nginx)) == 2 * len(fetched), f'asked for {_packages(nginx)}')


def case_symbols_untrue_package(bench):
    """A package that is not the one of the metadata, or is not there, proves nothing: not checked, with the reason."""
    repository = _repository(bench)
    package, = repository.glob('gnutls-3*.rpm')
    whole = package.read_bytes()
    altered = bytearray(whole)
    altered[-1] ^= 1
    faults = {'altered': bytes(altered), 'cut': whole[:-100], 'longer': whole + b'x', 'absent': None}
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        for name, data in faults.items():
            if data is None:
                package.unlink()
            else:
                _replace(package, data)
            for place in (nginx.url(), repository):
                shutil.rmtree(bench.cache, ignore_errors=True)
                run = _scan(bench, place, '--retries', '0')
                bench.check(_codes(bench, run) == ['RG901'], f'{name} at {place}: {_codes(bench, run)}\n{run}')
                bench.check('libgnutls_so_30__GNUTLS_3_5__' in run.out and 'gnutls-3' in run.out,
                            f'{name}: the report does not say what is unproved and why\n{run}')
                kept = list((bench.cache / 'symbols').iterdir())
                bench.check(len(kept) == 1, f'{name}: the cache has {kept}')  # glibc's
            bench.check(_scan(bench, nginx.url(), '--strict').code == 5, f'{name}: --strict does not fail')


def case_symbols_offline(bench):
    """Without a network and without an index: not checked, and it says why."""
    repository = _repository(bench)
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        bench.check(bench.scan('--only-repo', f'base={nginx.url()}').code == 0, 'the metadata cannot be fetched')
    run = _scan(bench, nginx.url(), '--offline')
    bench.check(_codes(bench, run) == ['RG901'] and '--offline was given' in run.out, f'not so\n{run}')


def case_symbols_need_a_password(bench):
    """Packages are asked for with what the channel's metadata was asked for, and say nothing of it where that fails."""
    password = bench.secret('correct-horse-battery')
    hashed = base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()
    (bench.place / 'htpasswd').write_text(f'alice:{{SHA}}{hashed}\n')
    locked = f'auth_basic "fixture"; auth_basic_user_file {bench.place}/htpasswd;'
    # The second server refuses the packages alone, to everybody.
    sites = {f'root {_repository(bench)}; {locked}': 'RG106',
             f'root {bench.place}/repository; location ~ rpm$ {{ return 403; }} {locked}': 'RG901'}
    for number, (site, code) in enumerate(sites.items()):
        with Nginx(bench.place / f'nginx-{number}', site) as nginx:
            run = bench.run('scan', bench.fixtures / 'applications' / 'pairs' / 'RG106' / 'fires', '--target',
                            'azurelinux-4.0', *bench.repo_file(baseurl=nginx.url(), username='alice', password=password),
                            '--baseline', 'none', '--format', 'json', '--fail-on', 'never',
                            '--symbols', '--retries', '0', cache=bench.place / f'cache-{number}')
            bench.check(_codes(bench, run) == [code], f'not {code}\n{run}')
            bench.check(any(path.endswith('.rpm') for path in _packages(nginx)), 'no package was asked for')
