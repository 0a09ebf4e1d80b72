"""Writes RPM packages of format 4 (docs/manual/format_v4.md of rpm), so that a package costs a millisecond."""
import dataclasses
import gzip
import hashlib
import re
import struct

SENSES = {'<': 2, '>': 4, '=': 8, '<=': 10, '>=': 12}
SCRIPTLETS = {'pre': (1 << 9, 1023, 1085), 'post': (1 << 10, 1024, 1086), 'preun': (1 << 11, 1025, 1087),
              'postun': (1 << 12, 1026, 1088)}  # the sense of a Requires, the tags of body and interpreter

INT16, INT32, STRING, BINARY, STRINGS, INTERNATIONAL = 3, 4, 6, 7, 8, 9


@dataclasses.dataclass
class Rpm:
    name: str
    version: str = '1'
    release: str = '1.fc43'
    arch: str = 'x86_64'
    epoch: int = 0
    requires: list = dataclasses.field(default_factory=list)   # "a >= 1", or ("post", "a") for a scriptlet's
    provides: list = dataclasses.field(default_factory=list)
    recommends: list = dataclasses.field(default_factory=list)
    conflicts: list = dataclasses.field(default_factory=list)
    obsoletes: list = dataclasses.field(default_factory=list)
    scriptlets: dict = dataclasses.field(default_factory=dict)  # "post" -> text for /bin/sh
    files: dict = dataclasses.field(default_factory=dict)       # path -> bytes
    build_host: str = 'builder'
    build_time: int = 1767225600
    compressor: str = 'gzip'                                    # what the header claims
    header_digests: tuple = ('SHA1', 'SHA256')
    payload_digests: tuple = ('SHA256',)


def split_relation(text):
    """"a >= 1-2" -> ("a", ">=", "1-2"); a rich dependency is all name."""
    if text.startswith('('):
        return text, '', ''
    match = re.fullmatch(r'(\S+) (<|>|=|<=|>=) (\S+)', text)
    return match.groups() if match else (text, '', '')


def encoded(kind, values):
    if kind == BINARY:
        return values, len(values)
    if kind in (STRING, STRINGS, INTERNATIONAL):
        values = [values] if isinstance(values, str) else values
        return b''.join(value.encode() + b'\0' for value in values), len(values)
    return struct.pack(f'>{len(values)}{"H" if kind == INT16 else "I"}', *values), len(values)


def header(entries, region):
    """A header structure: the index, sorted, and its data. The region is what digests and signatures are made over."""
    index, data = b'', b''
    for tag, (kind, values) in sorted(entries.items()):
        content, count = encoded(kind, values)
        width = {INT16: 2, INT32: 4}.get(kind, 1)
        data += b'\0' * (-len(data) % width)
        index += struct.pack('>IIII', tag, kind, len(data), count)
        data += content
    length = 16 * (len(entries) + 1)
    index = struct.pack('>IIII', region, BINARY, len(data), 16) + index
    data += struct.pack('>IIiI', region, BINARY, -length, 16)
    return struct.pack('>4sIII', b'\x8e\xad\xe8\x01', 0, len(entries) + 1, len(data)) + index + data


def archive(files):
    """The payload: a cpio archive in its "new ASCII" form."""
    text = b''
    for i, (path, content) in enumerate([*sorted(files.items()), (None, b'')]):
        name = b'TRAILER!!!' if path is None else b'.' + path.encode()
        fields = [0 if path is None else i + 1, 0 if path is None else 0o100755, 0, 0, 1, 0, len(content), 0, 0, 0, 0,
                  len(name) + 1, 0]
        text += b'070701' + b''.join(b'%08x' % field for field in fields) + name + b'\0'
        text += b'\0' * (-len(text) % 4) + content
        text += b'\0' * (-len(text) % 4)
    return text


def add_relations(entries, relations, name_tag, flags_tag, version_tag):
    names, flags, versions = [], [], []
    for relation in relations:
        sense, text = (0, relation) if isinstance(relation, str) else (SCRIPTLETS[relation[0]][0], relation[1])
        name, operator, version = split_relation(text)
        names.append(name)
        versions.append(version)
        flags.append(sense | SENSES.get(operator, 0) | (1 << 24 if name.startswith('rpmlib(') else 0))
    if names:
        entries.update({name_tag: (STRINGS, names), flags_tag: (INT32, flags), version_tag: (STRINGS, versions)})


def add_files(entries, files):
    paths = sorted(files)
    if not paths:
        return
    directories = sorted({path.rsplit('/', 1)[0] + '/' for path in paths})
    count = len(paths)
    entries.update({
        1028: (INT32, [len(files[path]) for path in paths]), 1030: (INT16, [0o100755] * count),
        1033: (INT16, [0] * count), 1034: (INT32, [0] * count),
        1035: (STRINGS, [hashlib.sha256(files[path]).hexdigest() for path in paths]), 1036: (STRINGS, [''] * count),
        1037: (INT32, [0] * count), 1039: (STRINGS, ['root'] * count), 1040: (STRINGS, ['root'] * count),
        1045: (INT32, [0xFFFFFFFF] * count), 1095: (INT32, [1] * count), 1096: (INT32, list(range(1, count + 1))),
        1097: (STRINGS, [''] * count), 5011: (INT32, [8]),
        1116: (INT32, [directories.index(path.rsplit('/', 1)[0] + '/') for path in paths]),
        1117: (STRINGS, [path.rsplit('/', 1)[1] for path in paths]), 1118: (STRINGS, directories)})


def main_header(rpm, payload):
    evr = f'{rpm.epoch}:' * bool(rpm.epoch) + f'{rpm.version}-{rpm.release}'
    entries = {
        100: (STRINGS, ['C']), 1000: (STRING, rpm.name), 1001: (STRING, rpm.version), 1002: (STRING, rpm.release),
        1004: (INTERNATIONAL, 'generated'), 1005: (INTERNATIONAL, 'generated'), 1006: (INT32, [rpm.build_time]),
        1007: (STRING, rpm.build_host), 1009: (INT32, [sum(map(len, rpm.files.values()))]), 1014: (STRING, 'MIT'),
        1016: (INTERNATIONAL, 'Unspecified'), 1021: (STRING, 'linux'), 1022: (STRING, rpm.arch),
        1044: (STRING, f'{rpm.name}-{rpm.version}-{rpm.release}.src.rpm'), 1064: (STRING, '4.18.0'),
        1124: (STRING, 'cpio'), 1125: (STRING, rpm.compressor), 1126: (STRING, '9')}
    if rpm.epoch:
        entries[1003] = (INT32, [rpm.epoch])
    if 'SHA256' in rpm.payload_digests:
        entries[5092] = (STRINGS, [hashlib.sha256(payload).hexdigest()])
        entries[5093] = (INT32, [8])
    own = [f'{rpm.name} = {evr}'] + ([] if rpm.arch == 'noarch' else [f'{rpm.name}(x86-64) = {evr}'])
    features = ['rpmlib(CompressedFileNames) <= 3.0.4-1'] if rpm.files else []
    calls = [(when, '/bin/sh') for when in rpm.scriptlets]
    add_relations(entries, own + rpm.provides, 1047, 1112, 1113)
    add_relations(entries, features + calls + rpm.requires, 1049, 1048, 1050)
    add_relations(entries, rpm.recommends, 5046, 5048, 5047)
    add_relations(entries, rpm.conflicts, 1054, 1053, 1055)
    add_relations(entries, rpm.obsoletes, 1090, 1114, 1115)
    for when, text in rpm.scriptlets.items():
        entries[SCRIPTLETS[when][1]] = (STRING, text)
        entries[SCRIPTLETS[when][2]] = (STRING, '/bin/sh')
    add_files(entries, rpm.files)
    return header(entries, 63)


def image_of(rpm):
    payload = gzip.compress(archive(rpm.files), mtime=0)
    main = main_header(rpm, payload)
    signature = {1000: (INT32, [len(main) + len(payload)]),
                 1004: (BINARY, hashlib.md5(main + payload).digest())}
    if 'SHA1' in rpm.header_digests:
        signature[269] = (STRING, hashlib.sha1(main).hexdigest())
    if 'SHA256' in rpm.header_digests:
        signature[273] = (STRING, hashlib.sha256(main).hexdigest())
    signed = header(signature, 62)
    lead = struct.pack('>4sBBhh66shh16s', b'\xed\xab\xee\xdb', 3, 0, 0, 1, rpm.name.encode()[:65], 1, 5, b'')
    return lead + signed + b'\0' * (-len(signed) % 8) + main + payload
