"""Compressions, local URLs, the profiles' URL forms, real packages."""
import re

import repositories
from servers import Nginx, directory


def case_compressions(bench):
    """gz, xz, bz2 and zstd: the same findings."""
    for suffix in repositories.COMPRESSORS:
        repository = bench.copy_of_base(suffix)
        repositories.recompress(repository, suffix)
        with Nginx(bench.place / f'nginx-{suffix}', directory(repository)) as nginx:
            bench.good(bench.scan('--only-repo', f'base={nginx.url()}', cache=bench.place / f'cache-{suffix}'))


def case_file_url(bench):
    """file:// and a plain directory, signed."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        fingerprint = signer.make('owner')
        repository = bench.copy_of_base('with blank')
        (repository / 'key.asc').write_bytes(signer.public('owner'))
        signer.sign(repository, 'owner')
        url = f'file://{repository}'.replace(' ', '%20')
        bench.good(bench.scan(*bench.repo_file(baseurl=url, repo_gpgcheck=1, gpgkey=f'{url}/key.asc')),
                   authenticity='signature', key=fingerprint)
        bench.good(bench.scan('--only-repo', f'base={repository}'), authenticity='local')
        signer.make('stranger')
        signer.sign(repository, 'stranger')
        bench.bad(bench.scan(*bench.repo_file(baseurl=url, repo_gpgcheck=1, gpgkey=f'{url}/key.asc')), 'which is missing')


def case_profiles(bench):
    """Every URL form of every built-in profile, with this server in place of the real hosts."""
    profiles = [file for file in sorted((bench.rules / 'distributions').glob('*.toml'))
                if '[[channel]]' in file.read_text()]
    bench.check(len(profiles) >= 8, f'{len(profiles)} profiles')
    repository = bench.copy_of_base()
    with repositories.Signer(bench.place / 'gpg') as signer:
        fingerprint = signer.make('owner')
        signer.sign(repository, 'owner')
        (repository / 'key.asc').write_bytes(signer.public('owner'))
        # Whatever is asked for: a metalink, a mirror list, a key, or a file of the repository.
        site = f'''root {repository};
            location ~ metalink {{ try_files /metalink =404; }}
            location ~ (mirror\\.list|mirrorlist) {{ try_files /mirrors =404; }}
            location ~ /repodata/repomd\\.xml\\.asc$ {{ try_files /repodata/repomd.xml.asc =404; }}
            location ~ (\\.key|/keys/|\\.asc|KEY[^/]*)$ {{ try_files /key.asc =404; }}
            location ~ /repodata/([^/]+)$ {{ try_files /repodata/$1 =404; }}'''
        with Nginx(bench.place / 'nginx', site) as nginx:
            (repository / 'metalink').write_text(
                repositories.metalink(repositories.repomd(repository).read_bytes(), [nginx.url('mirror/')]))
            (repository / 'mirrors').write_text(nginx.url('mirror/') + '\n')
            for original in profiles:
                text = re.sub(r'https?://[^/"$]+/', nginx.url(), original.read_text())
                text = re.sub(r'fingerprint = "[^"]*"', f'fingerprint = "{fingerprint}"', text)
                text = re.sub(r'"file:///[^"]*"', f'"file://{repository}/key.asc"', text)
                changed = bench.place / original.name
                changed.write_text(text)
                stages = re.search(r'^stages = \[([^\]]*)\]', text, re.M)
                for stage in re.findall(r'"([^"]+)"', stages.group(1)) if stages else ['']:
                    before = len(nginx.requests())
                    run = bench.run('sync', changed, '--arch', 'x86_64', *(['--stage', stage] if stage else []),
                                    cache=bench.place / f'cache-{original.stem}-{stage}')
                    bench.check(run.code == 0, f'{original.name} {stage}\n{run}')
                    asked = nginx.requests()[before:]
                    bench.check(asked and not [r for r in asked if '$' in r['path'] or r['status'] != '200'],
                                f'{original.name} {stage} asked for {asked}')


def case_real_packages(bench):
    """A repository of real RPMs, where they are there: every record fetched, verified and read."""
    data = bench.shared.data
    rpms = sorted((data / 'rpms').rglob('*.rpm')) if data else []
    real = [rpm for rpm in rpms if 'corner' not in str(rpm) and 'hostile' not in str(rpm)]
    if not real:
        return 'no real packages here'
    names = {}
    for rpm in real:
        names.setdefault(rpm.name, rpm)
    repository = repositories.create(sorted(names.values()), bench.place / 'real')
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        run = bench.scan('--only-repo', f'base={nginx.url()}')
        local = bench.scan('--only-repo', f'base={repository}', cache=bench.place / 'local')
        bench.check(run.code == 0 and run.report()['findings'] == local.report()['findings'], f'{run}\n{local}')
        packages = run.report()['target']['channels'][0]['packages']
        bench.check(packages == len(names), f'{packages} packages of {len(names)}')
    return f'{len(names)} packages'
