"""Repositories made by createrepo_c from RPMs, and what can be done to them: signed, compressed otherwise, damaged."""
import bz2
import gzip
import hashlib
import lzma
import os
import pathlib
import re
import shutil
import subprocess

COMPRESSORS = {'gz': gzip.compress, 'xz': lzma.compress, 'bz2': bz2.compress,
               'zst': lambda data: subprocess.run(['zstd', '-q', '-c'], input=data, stdout=subprocess.PIPE,
                                                  check=True).stdout}
KINDS = ('primary', 'filelists', 'other')


def create(rpms, into):
    """createrepo_c over links to `rpms`, with plain file names below repodata/."""
    into = pathlib.Path(into)
    into.mkdir(parents=True)
    for rpm in rpms:
        target = into / rpm.name
        try:
            os.link(rpm, target)
        except OSError:
            shutil.copy(rpm, target)
    subprocess.run(['createrepo_c', '-q', '--no-database', '--simple-md-filenames', '--revision', '1', into], check=True)
    return into


def copy(repository, into):
    """Another repository with the same metadata, which may be changed."""
    into = pathlib.Path(into)
    shutil.copytree(repository / 'repodata', into / 'repodata')
    return into


def repomd(repository):
    return repository / 'repodata' / 'repomd.xml'


def href(repository, kind):
    return re.search(rf'<data type="{kind}">.*?<location href="([^"]+)"', repomd(repository).read_text(), re.S).group(1)


def file_of(repository, kind):
    return repository / href(repository, kind)


def update_record(repository, kind, href_now, data):
    """Lets repomd.xml say what the file is now."""
    text = repomd(repository).read_text()
    block = re.search(rf'<data type="{kind}">.*?</data>', text, re.S).group(0)
    changed = re.sub(r'<checksum type="sha256">[^<]*<', f'<checksum type="sha256">{hashlib.sha256(data).hexdigest()}<',
                     block)
    changed = re.sub(r'<location href="[^"]*"', f'<location href="{href_now}"', changed)
    changed = re.sub(r'<size>\d+<', f'<size>{len(data)}<', changed)
    repomd(repository).write_text(text.replace(block, changed))


def recompress(repository, suffix):
    """The same metadata with every file compressed another way."""
    for kind in KINDS:
        old = file_of(repository, kind)
        data = COMPRESSORS[suffix](gzip.decompress(old.read_bytes()))
        old.unlink()
        href_now = f'repodata/{kind}.xml.{suffix}'
        (repository / href_now).write_bytes(data)
        update_record(repository, kind, href_now, data)


def new_state(repository, note):
    """A later state of the same packages: other file names, other checksums, another repomd.xml."""
    for kind in KINDS:
        old = file_of(repository, kind)
        data = gzip.compress(gzip.decompress(old.read_bytes()) + f'<!-- {note} -->\n'.encode())
        old.unlink()
        href_now = f'repodata/{note}-{kind}.xml.gz'
        (repository / href_now).write_bytes(data)
        update_record(repository, kind, href_now, data)


def metalink(repomd_bytes, base_urls, digest=None, kind='sha256'):
    digest = digest or hashlib.new(kind, repomd_bytes).hexdigest()
    urls = ''.join(f'<url protocol="http" type="http" preference="{100 - i}">{url.rstrip("/")}/repodata/repomd.xml</url>'
                   for i, url in enumerate(base_urls))
    return f'''<?xml version="1.0" encoding="utf-8"?>
<metalink version="3.0" xmlns="http://www.metalinker.org/"><files><file name="repomd.xml">
<size>{len(repomd_bytes)}</size><verification><hash type="{kind}">{digest}</hash></verification>
<resources maxconnections="1">{urls}</resources></file></files></metalink>
'''


class Signer:
    """Keys in a GNUPGHOME of its own, made and ended here."""

    def __init__(self, home):
        self.home = pathlib.Path(home)
        self.home.mkdir(mode=0o700)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(['gpgconf', '--homedir', self.home, '--kill', 'all'], check=False, stderr=subprocess.DEVNULL)

    def _gpg(self, *arguments, answers=''):
        return subprocess.run(['gpg', '--homedir', self.home, '--batch', '-q', '--yes', '--pinentry-mode', 'loopback',
                               '--passphrase', '', '--trust-model', 'always', *arguments], check=True,
                              input=answers.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def fingerprint(self, name):
        listing = self._gpg('--list-keys', '--with-colons', name).decode()
        return re.search(r'^fpr:+([0-9A-F]+):', listing, re.M).group(1)

    def make(self, name, algorithm='ed25519', subkey=False):
        """A key that signs by itself, or by a subkey; returns its fingerprint."""
        self._gpg('--quick-gen-key', name, algorithm, 'cert' if subkey else 'cert,sign', 'never')
        if subkey:
            self.add_subkey(name, algorithm)
        return self.fingerprint(name)

    def make_in_2024(self, name, lasts='never'):
        """A key of the first of January 2024."""
        self._gpg('--faked-system-time', '20240101T000000', '--quick-gen-key', name, 'ed25519', 'cert,sign', lasts)
        return self.fingerprint(name)

    def add_subkey(self, name, algorithm='ed25519'):
        self._gpg('--quick-add-key', self.fingerprint(name), algorithm, 'sign', 'never')

    def extend(self, name):
        self._gpg('--quick-set-expire', self.fingerprint(name), '0')

    def revoke(self, name):
        """With the certificate that gpg wrote beside the new key, whose first line keeps it from being used by accident."""
        certificate = self.home / 'openpgp-revocs.d' / f'{self.fingerprint(name)}.rev'
        certificate.write_text(certificate.read_text().replace(':-----BEGIN', '-----BEGIN'))
        self._gpg('--import', certificate)

    def revoke_subkey(self, name, number=1):
        self._gpg('--command-fd', '0', '--edit-key', self.fingerprint(name),
                  answers=f'key {number}\nrevkey\ny\n0\n\ny\nsave\n')

    def public(self, *names):
        return self._gpg('--armor', '--export', *names)

    def sign(self, repository, name, *more):
        self._gpg(*more, '--armor', '-u', name, '-o', str(repomd(repository)) + '.asc', '--detach-sign', repomd(repository))


class Authority:
    """A certificate authority that openssl makes, with a server's and clients' certificates."""

    def __init__(self, place, name):
        self.place = pathlib.Path(place)
        self.place.mkdir(parents=True)
        self._openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
                      '-subj', f'/CN={name}', '-keyout', self.place / 'ca.key', '-out', self.place / 'ca.pem')

    def _openssl(self, *arguments):
        subprocess.run(['openssl', *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def issue(self, name, server=False):
        """(certificate, key) in PEM files."""
        key, request, certificate = (self.place / f'{name}.{suffix}' for suffix in ('key', 'csr', 'pem'))
        self._openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', f'/CN={name}',
                      '-keyout', key, '-out', request)
        extensions = self.place / f'{name}.ext'
        extensions.write_text('subjectAltName=IP:127.0.0.1,DNS:localhost\n' if server else 'extendedKeyUsage=clientAuth\n')
        self._openssl('x509', '-req', '-in', request, '-CA', self.place / 'ca.pem', '-CAkey', self.place / 'ca.key',
                      '-CAcreateserial', '-days', '2', '-extfile', extensions, '-out', certificate)
        return certificate, key

    @property
    def certificate(self):
        return self.place / 'ca.pem'
