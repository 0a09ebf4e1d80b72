"""Who may fetch: passwords, tokens, certificates, proxies; and where none of them may go."""
import base64
import hashlib

import repositories
from servers import Nginx, directory, refused_port

PASSWORD = 'pa55:w/rd+%'
TOKEN = 'eyJ0b2tlbiI6InN3b3JkZmlzaCJ9.c2lnbmF0dXJl'


def _basic(bench):
    bench.secret(f'alice:{PASSWORD}')  # and in base64, as the header has it
    hashed = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (bench.place / 'htpasswd').write_text(f'alice:{{SHA}}{hashed}\n')
    return f'root {bench.base}; auth_basic "fixture"; auth_basic_user_file {bench.place}/htpasswd;'


def case_basic_auth(bench):
    """A user name and password of a .repo file: right, wrong and none."""
    bench.secret(PASSWORD)
    with Nginx(bench.place / 'nginx', _basic(bench)) as nginx:
        url = f'{nginx.url()}repodata/repomd.xml'
        bench.bad(bench.scan(*bench.repo_file(baseurl=nginx.url())), f'{url}: HTTP 401', 'give credentials', '.repo file')
        wrong = bench.secret('not-it-at-all')
        bench.bad(bench.scan(*bench.repo_file(baseurl=nginx.url(), username='alice', password=wrong)),
                  f'{url}: HTTP 401', 'does not accept the credentials')
        bench.check(len(nginx.requests()) == 2, 'a refusal was tried again')
        bench.good(bench.scan(*bench.repo_file(baseurl=nginx.url(), username='alice', password=PASSWORD)))


def case_password_in_url(bench):
    """The same in the URL."""
    bench.secret(PASSWORD)
    with Nginx(bench.place / 'nginx', _basic(bench)) as nginx:
        coded = 'pa55%3Aw%2Frd%2B%25'
        url = nginx.url(host=f'alice:{coded}@127.0.0.1')
        run = bench.good(bench.scan('--only-repo', f'base={url}'))
        bench.check('alice' not in run.out, f'the user name is in the report\n{run}')
        bench.bad(bench.scan('--only-repo', f'base={nginx.url(host="alice:other-secret@127.0.0.1")}'), 'HTTP 401')


def case_password_in_one_url(bench):
    """A password that stands in one URL goes to that host, not to the next base URL, a metalink or its mirrors."""
    bench.secret(PASSWORD)
    with refused_port() as held, Nginx(bench.place / 'nginx', f'root {bench.copy_of_base()};') as nginx:
        dead = f'http://alice:pa55%3Aw%2Frd%2B%25@127.0.0.1:{held.getsockname()[1]}/'
        bench.good(bench.scan(*bench.repo_file(baseurl=f'{dead} {nginx.url()}')))
        repomd = bench.place / 'repository' / 'repodata' / 'repomd.xml'
        (bench.place / 'repository' / 'metalink').write_text(repositories.metalink(repomd.read_bytes(), [nginx.url()]))
        bench.good(bench.scan(*bench.repo_file(baseurl=dead, metalink=nginx.url('metalink')), cache=bench.place / 'second'))
        sent = [row['authorization'] for row in nginx.requests()]
        bench.check(sent and set(sent) == {'-'}, f'sent {sent}')
        here = nginx.url(host='alice:word@127.0.0.1')
        bench.good(bench.scan(*bench.repo_file(baseurl=here), cache=bench.place / 'third'))
        bench.check(nginx.requests()[-1]['authorization'].startswith('Basic '), 'not sent to its own host')


def case_secrets_in_wrong_options(bench):
    """A usage error shows a URL without what is secret in it."""
    url = f'https://alice:{bench.secret("t0psecretword")}@host/x?sig={bench.secret("sassytoken")}'
    bench.bad(bench.scan('--repo-file', url), '--repo-file', 'https://host/x', code=2)
    bench.bad(bench.scan('--only-repo', f'base={bench.base}', '--no-verify', f'azurelinux-4.0:{url}'), code=2)


def case_key_of_another_host(bench):
    """gpgkey on a host of the same company: its authority is trusted there too, and it gets no password."""
    bench.secret(PASSWORD)
    authority = repositories.Authority(bench.place / 'authority', 'company authority')
    certificate, key = authority.issue('server', server=True)
    tls = f'ssl_certificate {certificate}; ssl_certificate_key {key};'
    with repositories.Signer(bench.place / 'gpg') as signer:
        fingerprint = signer.make('owner')
        repository = bench.copy_of_base()
        signer.sign(repository, 'owner')
        (bench.place / 'keys').mkdir()
        (bench.place / 'keys' / 'key.asc').write_bytes(signer.public('owner'))
        with Nginx(bench.place / 'nginx', f'root {repository}; {tls}', keys=f'root {bench.place}/keys; {tls}') as nginx:
            key_url = nginx.url('key.asc', name='keys', scheme='https')
            bench.good(bench.scan(*bench.repo_file(
                baseurl=nginx.url(scheme='https', host='alice:pa55%3Aw%2Frd%2B%25@127.0.0.1'), repo_gpgcheck=1, gpgkey=key_url,
                sslcacert=authority.certificate)), authenticity='signature', key=fingerprint)
            sent = {row['port']: row['authorization'] for row in nginx.requests()}
            bench.check(sent[str(nginx.port['keys'])] == '-' and sent[str(nginx.port[''])] != '-', f'sent {sent}')


def case_bearer(bench):
    """A token in a header, on the command line and from a file: right, wrong and none."""
    bench.secret(TOKEN)
    site = f'root {bench.base}; if ($http_authorization != "Bearer {TOKEN}") {{ return 403; }}'
    with Nginx(bench.place / 'nginx', site) as nginx:
        options = ['--only-repo', f'base={nginx.url()}']
        bench.bad(bench.scan(*options), 'HTTP 403', 'give credentials: --header')
        wrong = bench.secret('anothertokenaltogether')
        bench.bad(bench.scan(*options, '--header', f'base=Authorization: Bearer {wrong}'), 'HTTP 403', 'does not accept')
        bench.good(bench.scan(*options, '--header', f'base=Authorization: Bearer {TOKEN}', cache=bench.place / 'one'))
        file = bench.place / 'headers.txt'
        file.write_text(f'Authorization: Bearer {TOKEN}\n')
        bench.good(bench.scan(*options, '--header', f'base=@{file}', cache=bench.place / 'two'))
        lock = bench.place / 'with-token.lock'
        synced = bench.run('sync', 'azurelinux-4.0', *options, '--header', f'base=@{file}', '--lock', lock)
        bench.check(synced.code == 0 and lock.is_file(), str(synced))


def case_token_in_query(bench):
    """A SAS token in the query of the URL: it stays behind the path of every file, and out of everything written."""
    signature = bench.secret('Zm9vYmFy%2Fc2FzdG9rZW4')
    site = f'root {bench.base}; if ($args !~ "sig={signature}") {{ return 403; }}'
    with Nginx(bench.place / 'nginx', site) as nginx:
        bench.good(bench.scan('--only-repo', f'base={nginx.url()}?sv=2024-01-01&sig={signature}'))
        bench.bad(bench.scan('--only-repo', f'base={nginx.url()}other?sig=none-of-these'), 'HTTP 403')


def case_header_to_mirrors(bench):
    """A header is refused where it would go to every mirror, and one that a redirect would carry on to another host."""
    bench.secret(TOKEN)
    header = ['--header', f'base=Authorization: Bearer {TOKEN}']
    bench.bad(bench.scan(*bench.repo_file(metalink='http://127.0.0.1:1/metalink'), *header), 'it would go to every mirror',
              code=2)
    bench.bad(bench.scan('--only-repo', 'base=http://127.0.0.1:1/', '--header', f'base=X-Api-Key: {TOKEN}'), 'X-Api-Key',
              'another host', code=2)


def case_redirect(bench):
    """To the same host with the token, to another one without it."""
    bench.secret(TOKEN)
    elsewhere = f'location /kept/ {{ alias {bench.base}/; }} location /moved/ {{ rewrite ^/moved/(.*)$ /kept/$1 redirect; }}'
    site = elsewhere + ' location /away/ { rewrite ^/away/(.*)$ http://127.0.0.1:@otherport@/kept/$1 redirect; }'
    with Nginx(bench.place / 'nginx', site, other=elsewhere) as nginx:
        header = ['--header', f'base=Authorization: Bearer {TOKEN}', '--header', f'base=Cookie: id={TOKEN}']
        bench.good(bench.scan('--only-repo', f'base={nginx.url("moved/")}', *header, cache=bench.place / 'one'))
        bench.good(bench.scan('--only-repo', f'base={nginx.url("away/")}', *header, cache=bench.place / 'two'))
        rows = nginx.requests()
        here, there = ([r for r in rows if r['port'] == str(nginx.port[name])] for name in ('', 'other'))
        bench.check(len(there) == 3 and all(r['authorization'] == '-' and r['cookie'] == '-' for r in there),
                    f'the other host got {there}')
        bench.check(all(r['authorization'] == f'Bearer {TOKEN}' for r in here), f'the own host got {here}')


def case_client_certificate(bench):
    """A server that wants a client certificate: right, none, of another authority; and an untrusted server."""
    ours = repositories.Authority(bench.place / 'ours', 'fixture authority')
    others = repositories.Authority(bench.place / 'others', 'another authority')
    certificate, key = ours.issue('server', server=True)
    good, good_key = ours.issue('client')
    bad, bad_key = others.issue('stranger')
    for file in (good_key, bad_key):
        bench.secret(file.read_text().splitlines()[1])
    site = (f'root {bench.base}; ssl_certificate {certificate}; ssl_certificate_key {key}; '
            f'ssl_client_certificate {ours.certificate}; ssl_verify_client on;')
    with Nginx(bench.place / 'nginx', site) as nginx:
        url = nginx.url(scheme='https')

        def scan(**settings):
            return bench.scan(*bench.repo_file(baseurl=url, **settings), '--retries', '0')

        bench.bad(scan(), f'{url}repodata/repomd.xml', 'sslcacert')
        bench.bad(scan(sslcacert=ours.certificate), f'{url}repodata/repomd.xml', 'the server may want a client certificate')
        bench.bad(scan(sslcacert=ours.certificate, sslclientcert=bad, sslclientkey=bad_key),
                  'the server does not accept the client certificate')
        bench.bad(scan(sslcacert=others.certificate, sslclientcert=good, sslclientkey=good_key), 'sslcacert')
        bench.bad(scan(sslcacert=bench.place / 'none.pem'), 'none.pem', 'No such file')
        bench.good(scan(sslcacert=ours.certificate, sslclientcert=good, sslclientkey=good_key), authenticity='tls')
        both = bench.place / 'both.pem'
        both.write_bytes(good.read_bytes() + good_key.read_bytes())
        bench.good(scan(sslcacert=ours.certificate, sslclientcert=both))


def case_tls(bench):
    """A plain https server: trusted by sslcacert, by sslverify=0, and not under another name."""
    ours = repositories.Authority(bench.place / 'ours', 'fixture authority')
    certificate, key = ours.issue('server', server=True)
    site = f'root {bench.base}; ssl_certificate {certificate}; ssl_certificate_key {key};'
    with Nginx(bench.place / 'nginx', site) as nginx:
        url = nginx.url(scheme='https')
        bench.bad(bench.scan('--only-repo', f'base={url}'), 'certificate', 'sslcacert')
        bench.good(bench.scan(*bench.repo_file(baseurl=url, sslcacert=ours.certificate)), authenticity='tls')
        other_name = nginx.url(scheme='https', host='127.0.0.2')
        bench.bad(bench.scan(*bench.repo_file(baseurl=other_name, sslcacert=ours.certificate), '--retries', '0'), other_name)
        bench.good(bench.scan(*bench.repo_file(baseurl=url, sslverify=0), cache=bench.place / 'second'),
                   authenticity='nothing')


def case_proxy(bench):
    """Through a proxy of the .repo file and of the environment; with a password, and not with a wrong one."""
    bench.secret(PASSWORD)
    # nginx as a plain HTTP proxy: whatever host is asked for is the fixture's.
    token = base64.b64encode(f'alice:{PASSWORD}'.encode()).decode()
    locked = (f'root {bench.base}; add_header Proxy-Authenticate \'Basic realm="p"\' always; '
              f'if ($http_proxy_authorization != "Basic {token}") {{ return 407; }}')
    with Nginx(bench.place / 'nginx', directory(bench.base), locked=locked) as nginx:
        target = 'http://repository.invalid/'
        bench.good(bench.scan(*bench.repo_file(baseurl=target, proxy=nginx.url()), cache=bench.place / 'one'))
        bench.check(all(row['host'] == 'repository.invalid' for row in nginx.requests()), 'not through the proxy')
        bench.good(bench.scan(*bench.repo_file(baseurl=target), cache=bench.place / 'two',
                              environment={'http_proxy': nginx.url()}))
        bench.bad(bench.scan(*bench.repo_file(baseurl=target, proxy='_none_'), '--retries', '0', cache=bench.place / 'three',
                             environment={'http_proxy': nginx.url()}), 'check the network and the proxy')
        locked_url = nginx.url(name='locked')
        bench.bad(bench.scan(*bench.repo_file(baseurl=target, proxy=locked_url), '--retries', '0'), 'check the proxy')
        wrong = bench.secret('not-the-password')
        bench.bad(bench.scan(*bench.repo_file(baseurl=target, proxy=locked_url, proxy_username='alice', proxy_password=wrong),
                             '--retries', '0'), 'check the proxy')
        bench.good(bench.scan(*bench.repo_file(baseurl=target, proxy=locked_url, proxy_username='alice',
                                               proxy_password=PASSWORD)))


def case_netrc_is_not_read(bench):
    """Passwords that the user keeps for other programs are not used."""
    with Nginx(bench.place / 'nginx', _basic(bench)) as nginx:
        home = bench.place / 'home'
        home.mkdir()
        (home / '.netrc').write_text(f'machine 127.0.0.1 login alice password {bench.secret(PASSWORD)}\n')
        (home / '.netrc').chmod(0o600)
        bench.bad(bench.scan('--only-repo', f'base={nginx.url()}'), 'HTTP 401')
        bench.check(all(row['authorization'] == '-' for row in nginx.requests()), 'netrc was used')
