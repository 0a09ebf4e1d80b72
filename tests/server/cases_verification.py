"""What vouches for repomd.xml and for the files that it lists."""
import gzip

import repositories
from servers import Nginx, Scripted, directory


def _signed(bench, signer, name='repository', key='owner'):
    """A copy of base that `key` signed, with the public key beside it."""
    repository = bench.copy_of_base(name)
    (repository / 'key.asc').write_bytes(signer.public(key))
    signer.sign(repository, key)
    return repository


def _ask_for_signature(bench, nginx, **more):
    """By the key that the server has, over a plain connection."""
    return bench.repo_file(baseurl=nginx.url(), repo_gpgcheck=1, gpgkey=nginx.url('key.asc'), **more)


def _ask_with_local_key(bench, nginx, repository):
    return bench.repo_file(baseurl=nginx.url(), repo_gpgcheck=1, gpgkey=f'file://{repository}/key.asc')


def case_signed(bench):
    """A signature by a key that was just made, by a signing subkey, and by RSA."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        for name, algorithm, subkey in (('owner', 'ed25519', False), ('by subkey', 'ed25519', True),
                                        ('rsa', 'rsa2048', False)):
            fingerprint = signer.make(name, algorithm, subkey)
            repository = _signed(bench, signer, name.replace(' ', '-'), name)
            with Nginx(bench.place / f'nginx-{algorithm}-{subkey}', directory(repository)) as nginx:
                bench.good(bench.scan(*_ask_with_local_key(bench, nginx, repository), cache=bench.place / name),
                           authenticity='signature', key=fingerprint)


def case_key_over_plain_connection(bench):
    """Such a key can be replaced together with the signature: it proves nothing, and a wrong signature is still one."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        repository = _signed(bench, signer)
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            bench.good(bench.scan(*_ask_for_signature(bench, nginx)), authenticity='nothing')
            (repository / 'metalink').write_text(
                repositories.metalink(repositories.repomd(repository).read_bytes(), [nginx.url()]))
            listed = bench.repo_file(metalink=nginx.url('metalink'), repo_gpgcheck=1, gpgkey=nginx.url('key.asc'))
            for _ in range(2):
                bench.good(bench.scan(*listed), authenticity='nothing')
            repositories.repomd(repository).write_bytes(repositories.repomd(repository).read_bytes() + b'\n')
            bench.bad(bench.scan(*_ask_for_signature(bench, nginx)), 'is bad')


def case_signed_by_one_of_many_keys(bench):
    """Several keys in one file, of which the second signed."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('stranger')
        fingerprint = signer.make('owner')
        repository = _signed(bench, signer)
        (repository / 'key.asc').write_bytes(signer.public('stranger', 'owner'))
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            bench.good(bench.scan(*_ask_with_local_key(bench, nginx, repository)), authenticity='signature', key=fingerprint)


def case_key_replaced(bench):
    """A repository that changes its key at the same URL: the kept key is asked for anew."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        new = signer.make('heir')
        repository = _signed(bench, signer)
        authority = repositories.Authority(bench.place / 'authority', 'fixture authority')
        certificate, key = authority.issue('server', server=True)
        site = f'root {repository}; ssl_certificate {certificate}; ssl_certificate_key {key};'
        with Nginx(bench.place / 'nginx', site) as nginx:
            url = nginx.url(scheme='https')
            options = bench.repo_file(baseurl=url, repo_gpgcheck=1, gpgkey=f'{url}key.asc', sslcacert=authority.certificate)
            bench.good(bench.scan(*options), authenticity='signature')
            repositories.new_state(repository, 'later')
            (repository / 'key.asc').write_bytes(signer.public('heir'))
            signer.sign(repository, 'heir')
            bench.good(bench.scan(*options), authenticity='signature', key=new)


def case_key_taken_away(bench):
    """The key that a file names is another one now: what the old one signed is not taken any more."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        signer.make('heir')
        repository = _signed(bench, signer)
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            options = _ask_with_local_key(bench, nginx, repository)
            bench.good(bench.scan(*options), authenticity='signature')
            bench.good(bench.scan(*options, '--offline'), authenticity='signature')
            (repository / 'key.asc').write_bytes(signer.public('heir'))
            bench.bad(bench.scan(*options), 'which is missing')
            bench.bad(bench.scan(*options, '--offline'), 'no longer among the keys')


def case_revoked_or_expired(bench):
    """Keys that their owner has revoked and keys and signatures past their time are refused, each with its reason; a
    certificate with a revoked subkey is good for what its other one signs."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        def scan(name, *how, reason=None, then=None):
            repository = _signed(bench, signer, f'{name}-{reason is None}', name)
            signer.sign(repository, name, *how)
            if then:
                then()
                (repository / 'key.asc').write_bytes(signer.public(name))
            with Nginx(bench.place / f'nginx-{name}-{reason is None}', directory(repository)) as nginx:
                run = bench.scan(*_ask_with_local_key(bench, nginx, repository), cache=bench.place / 'caches' / name)
            if reason is None:
                bench.good(run, authenticity='signature', key=signer.fingerprint(name))
            else:
                bench.bad(run, 'is refused', reason)

        signer.make('revoked')
        scan('revoked', reason='revoked the key', then=lambda: signer.revoke('revoked'))
        signer.make_in_2024('short', lasts='10d')
        repository = _signed_in_2024(bench, signer, 'short')
        with Nginx(bench.place / 'nginx-short', directory(repository)) as nginx:
            bench.bad(bench.scan(*_ask_with_local_key(bench, nginx, repository)), 'is refused', 'expired on 2024-01-11')
        signer.make_in_2024('owner')
        scan('owner', '--faked-system-time', '20240102T000000', '--default-sig-expire', '3d', reason='until 2024-01-05')
        signer.make('halved', subkey=True)
        scan('halved', reason='revoked the key', then=lambda: signer.revoke_subkey('halved'))
        signer.make('twofold', subkey=True)
        signer.revoke_subkey('twofold')
        signer.add_subkey('twofold')
        scan('twofold')


def case_key_extended(bench):
    """A key that has expired where it is kept, and whose owner gave it a longer life."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        fingerprint = signer.make_in_2024('owner', lasts='10d')
        repository = _signed_in_2024(bench, signer, 'owner')
        authority = repositories.Authority(bench.place / 'authority', 'fixture authority')
        certificate, key = authority.issue('server', server=True)
        site = f'root {repository}; ssl_certificate {certificate}; ssl_certificate_key {key};'
        with Nginx(bench.place / 'nginx', site) as nginx:
            url = nginx.url(scheme='https')
            options = bench.repo_file(baseurl=url, repo_gpgcheck=1, gpgkey=f'{url}key.asc', sslcacert=authority.certificate)
            in_its_time = {'RPMGAP_NOW': '1704240000'}
            run = bench.scan(*options, environment=in_its_time)
            bench.check(run.code == 0, str(run))
            repositories.new_state(repository, 'later')
            signer.extend('owner')
            (repository / 'key.asc').write_bytes(signer.public('owner'))
            signer.sign(repository, 'owner')
            bench.good(bench.scan(*options), authenticity='signature', key=fingerprint)


def _signed_in_2024(bench, signer, key):
    repository = bench.copy_of_base(f'{key}-2024')
    (repository / 'key.asc').write_bytes(signer.public(key))
    signer.sign(repository, key, '--faked-system-time', '20240102T000000')
    return repository


def case_tampered(bench):
    """repomd.xml that was changed after it was signed."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        fingerprint = signer.make('owner')
        repository = _signed(bench, signer)
        changed = repositories.repomd(repository)
        changed.write_text(changed.read_text().replace('<revision>1<', '<revision>2<'))
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            options = _ask_for_signature(bench, nginx)
            bench.bad(bench.scan(*options), 'base', 'the signature of its repomd.xml is bad', fingerprint[-16:])
            run = bench.good(bench.scan(*options, '--no-verify', 'base'), authenticity='unverified')
            bench.check('base' in run.err and 'verif' in run.err, f'--no-verify is not loud\n{run}')


def case_changes_before_its_signature(bench):
    """The repository moves on between repomd.xml and repomd.xml.asc: the new state is taken, and nobody is blamed."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        old = _signed(bench, signer, 'old')
        new = _signed(bench, signer, 'new')
        repositories.new_state(new, 'later')
        signer.sign(new, 'owner')

        def answer(path, count):
            state = old if path == '/repodata/repomd.xml' and count == 0 else new
            return 200, (state / path.lstrip('/')).read_bytes()

        with Scripted(answer) as server:
            options = bench.repo_file(baseurl=server.url(), repo_gpgcheck=1, gpgkey=f'file://{new}/key.asc')
            bench.good(bench.scan(*options), authenticity='signature')
            bench.check(server.seen.count('/repodata/repomd.xml') == 2, f'asked {server.seen}')


def case_unsigned(bench):
    """A signature is asked for and there is none; nothing asks for one and there is none."""
    with Nginx(bench.place / 'nginx', directory(bench.base)) as nginx:
        with repositories.Signer(bench.place / 'gpg') as signer:
            signer.make('owner')
            key = bench.place / 'key.asc'
            key.write_bytes(signer.public('owner'))
            bench.bad(bench.scan(*bench.repo_file(baseurl=nginx.url(), repo_gpgcheck=1, gpgkey=f'file://{key}')),
                      'repodata/repomd.xml.asc: HTTP 404', 'the repository has none', '--no-verify CHANNEL')
        bench.good(bench.scan('--only-repo', f'base={nginx.url()}'), authenticity='nothing')


def case_no_signature_in_it(bench):
    """repomd.xml.asc that is a page for people."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        repository = _signed(bench, signer)
        (repository / 'repodata' / 'repomd.xml.asc').write_text('<html>signed out</html>')
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            bench.bad(bench.scan(*_ask_for_signature(bench, nginx)), 'repomd.xml.asc is no OpenPGP signature')


def case_missing_key(bench):
    """A signature by a key that was not given."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        stranger = signer.make('stranger')
        repository = _signed(bench, signer)
        signer.sign(repository, 'stranger')
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            bench.bad(bench.scan(*_ask_for_signature(bench, nginx)), f'signed by the key {stranger[-16:]}, which is missing',
                      '/key.asc')


def case_other_fingerprint(bench):
    """A profile that names the fingerprint: another key at its URL does not count, the right one does."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        owner = signer.make('owner')
        wanted = signer.make('wanted')
        repository = _signed(bench, signer)
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            def scan(fingerprint):
                return bench.scan(*bench.profile(
                    f'[[channel]]\nid = "base"\nsupport = "enabled"\nsource = "{nginx.url()}"\nrepo_gpgcheck = true\n'
                    f'[[channel.key]]\nurl = "{nginx.url("key.asc")}"\nfingerprint = "{fingerprint}"\n'))

            bench.bad(scan(wanted), f'it holds {owner} and not the key {wanted} that was asked for')
            run = scan(owner)
            bench.check(run.code == 0 and run.report()['target']['channels'][0]['key'] == owner, str(run))


def case_key_not_there(bench):
    """The URL of the key gives 404, or a page."""
    with repositories.Signer(bench.place / 'gpg') as signer:
        signer.make('owner')
        repository = _signed(bench, signer)
        (repository / 'page.asc').write_text('<html>our keys have moved</html>')
        with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
            for key, text in (('no-such.asc', 'HTTP 404'), ('page.asc', 'there is no public key in it')):
                bench.bad(bench.scan(*bench.repo_file(baseurl=nginx.url(), repo_gpgcheck=1, gpgkey=nginx.url(key))), key, text)


def case_primary_changed(bench):
    """primary.xml of the same size with another byte in it."""
    repository = bench.copy_of_base()
    primary = repositories.file_of(repository, 'primary')
    data = bytearray(primary.read_bytes())
    data[len(data) // 2] ^= 1
    primary.write_bytes(bytes(data))
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        bench.bad(bench.scan('--only-repo', f'base={nginx.url()}'), 'base', f'{nginx.url()}repodata/primary.xml.gz',
                  'its checksum differs', 'try again, or another mirror')


def case_file_lists_of_another_state(bench):
    """File lists that are well-formed, but not those that repomd.xml lists."""
    repository = bench.copy_of_base()
    filelists = repositories.file_of(repository, 'filelists')
    filelists.write_bytes(gzip.compress(gzip.decompress(filelists.read_bytes()).replace(b'libc.so.6', b'libc.so.7')))
    with Nginx(bench.place / 'nginx', directory(repository)) as nginx:
        bench.bad(bench.scan('--only-repo', f'base={nginx.url()}'), 'repodata/filelists.xml.gz')
