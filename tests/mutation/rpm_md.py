"""Writes packages as an rpm-md repository: repomd.xml, primary.xml, filelists.xml and modules.yaml, with their checksums."""
import bz2
import dataclasses
import gzip
import hashlib
import lzma
from xml.sax.saxutils import escape, quoteattr

import distribution
from rpm_file import split_relation

FLAGS = {'<': 'LT', '>': 'GT', '=': 'EQ', '<=': 'LE', '>=': 'GE'}
COMPRESSORS = {'gz': ('.gz', lambda text: gzip.compress(text, mtime=0)), 'xz': ('.xz', lzma.compress),
               'bz2': ('.bz2', bz2.compress), 'none': ('', lambda text: text)}


@dataclasses.dataclass
class Form:
    """What may differ between two repositories of the same packages."""
    compression: str = 'gz'
    checksum: str = 'sha256'
    revision: int = 1767225600                                # 2026-01-01
    payloads: bool = False                                    # write the package files that have libraries


def entry(text):
    name, operator, evr = split_relation(text)
    attributes = f'name={quoteattr(name)}'
    if operator:
        epoch, _, rest = evr.rpartition(':')
        version, _, release = rest.partition('-')
        attributes += f' flags="{FLAGS[operator]}" epoch={quoteattr(epoch or "0")} ver={quoteattr(version)}'
        attributes += f' rel={quoteattr(release)}' if release else ''
    return f'      <rpm:entry {attributes}/>\n'


def relations(kind, texts):
    if not texts:
        return ''
    return f'    <rpm:{kind}>\n{"".join(map(entry, texts))}    </rpm:{kind}>\n'


def in_primary(path):
    return path.startswith('/etc/') or 'bin/' in path or path == '/usr/lib/sendmail'


def version_of(package):
    return f'  <version epoch="{package.epoch}" ver={quoteattr(package.version)} rel={quoteattr(package.release)}/>\n'


def primary_of(package, identity, size, form):
    location = f'{package.name}-{package.version}-{package.release}.{package.arch}.rpm'
    source = f'{package.source or package.name}-{package.version}-{package.release}.src.rpm'
    return (f'<package type="rpm">\n  <name>{escape(package.name)}</name>\n  <arch>{package.arch}</arch>\n'
            f'{version_of(package)}  <checksum type="{form.checksum}" pkgid="YES">{identity}</checksum>\n'
            f'  <summary>generated</summary>\n  <description>generated</description>\n  <packager/>\n  <url/>\n'
            f'  <time file="{package.build_time}" build="{package.build_time}"/>\n'
            f'  <size package="{size}" installed="{size}" archive="{size}"/>\n'
            f'  <location href={quoteattr(location)}/>\n  <format>\n    <rpm:license>MIT</rpm:license>\n'
            f'    <rpm:vendor/>\n    <rpm:group>Unspecified</rpm:group>\n'
            f'    <rpm:buildhost>{escape(package.build_host)}</rpm:buildhost>\n'
            f'    <rpm:sourcerpm>{escape(source)}</rpm:sourcerpm>\n    <rpm:header-range start="0" end="0"/>\n'
            + relations('provides', package.all_provides()) + relations('requires', package.requires)
            + relations('conflicts', package.conflicts) + relations('obsoletes', package.obsoletes)
            + relations('recommends', package.recommends)
            + ''.join(f'    <file>{escape(path)}</file>\n' for path in package.all_files() if in_primary(path))
            + '  </format>\n</package>\n'), location


def file_list_of(package, identity):
    return (f'<package pkgid="{identity}" name={quoteattr(package.name)} arch="{package.arch}">\n{version_of(package)}'
            + ''.join(f'  <file>{escape(path)}</file>\n' for path in package.all_files()) + '</package>\n')


def document(kind, namespace, count, parts):
    extra = ' xmlns:rpm="http://linux.duke.edu/metadata/rpm"' if kind == 'metadata' else ''
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="http://linux.duke.edu/metadata/{namespace}"{extra} '
            f'packages="{count}">\n{"".join(parts)}</{kind}>\n').encode()


def modules_of(packages):
    """A stream for each package that is in one (libmodulemd, yaml_specs)."""
    documents = []
    for package in packages:
        name, _, stream = package.module.partition(':')
        if not name:
            continue
        artifact = f'{package.name}-{package.epoch}:{package.version}-{package.release}.{package.arch}'
        documents.append(f'---\ndocument: modulemd\nversion: 2\ndata:\n  name: {name}\n  stream: "{stream.strip("!")}"\n'
                         '  version: 1\n  context: c0ffee\n  arch: x86_64\n  summary: generated\n'
                         '  description: generated\n  license:\n    module: [MIT]\n  artifacts:\n    rpms:\n'
                         f'    - {artifact}\n...\n')
        if stream.endswith('!'):
            documents.append('---\ndocument: modulemd-defaults\nversion: 1\ndata:\n'
                             f'  module: {name}\n  stream: "{stream.strip("!")}"\n...\n')
    return ''.join(documents).encode()


def data_of(kind, text, form, files):
    suffix, compress = COMPRESSORS[form.compression]
    name = kind + ('.yaml' if kind == 'modules' else '.xml') + suffix
    packed = compress(text)
    digest = lambda content: hashlib.new(form.checksum, content).hexdigest()  # noqa: E731
    files[f'repodata/{name}'] = packed
    return (f'  <data type="{kind}">\n    <checksum type="{form.checksum}">{digest(packed)}</checksum>\n'
            f'    <open-checksum type="{form.checksum}">{digest(text)}</open-checksum>\n'
            f'    <location href="repodata/{name}"/>\n    <timestamp>{form.revision}</timestamp>\n'
            f'    <size>{len(packed)}</size>\n    <open-size>{len(text)}</open-size>\n  </data>\n')


def files_of(packages, form):
    """The repository as a dictionary from path to content."""
    files, primary, file_lists = {}, [], []
    for package in packages:
        content = distribution.rpm_of(package) if form.payloads and package.libraries else None
        if content is None:
            identity = hashlib.new(form.checksum, distribution.identity_of(package).encode()).hexdigest()
        else:
            identity = hashlib.new(form.checksum, content).hexdigest()
        text, location = primary_of(package, identity, 4096 if content is None else len(content), form)
        if content is not None:
            files[location] = content
        primary.append(text)
        file_lists.append(file_list_of(package, identity))
    data = data_of('primary', document('metadata', 'common', len(packages), primary), form, files)
    data += data_of('filelists', document('filelists', 'filelists', len(packages), file_lists), form, files)
    if any(package.module for package in packages):
        data += data_of('modules', modules_of(packages), form, files)
    files['repodata/repomd.xml'] = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<repomd xmlns="http://linux.duke.edu/metadata/repo" '
        f'xmlns:rpm="http://linux.duke.edu/metadata/rpm">\n  <revision>{form.revision}</revision>\n{data}</repomd>\n'
    ).encode()
    return files
