"""Containers that claim or hold too much: bounded, said, and no other exit code."""
import gzip
import io
import struct
import tarfile
import zipfile
import zlib

import trees
from scan import check

MEMORY = 500  # MiB that no scan may pass
SCRIPT = b'#!/bin/sh\nno-such-command\n'


def bounded(result, *reasons):
    assert result.exit in (0, 1, 5), (result.exit, result.errors)
    for reason in reasons:
        assert any(reason in json_of(finding) for finding in result.report['findings'] if finding['code'] == 'RG901'), (
            reason, result.reasons())
    assert result.peak_mib < MEMORY, f'{result.peak_mib:.0f} MiB'
    return f'{result.peak_mib:.0f} MiB'


def json_of(finding):
    import json
    return json.dumps(finding)


def found(result):
    return {finding['capability'] for finding in result.report['findings']}


def case_zip_bomb(scanner, directory):
    place = directory / 'bomb.zip'
    with zipfile.ZipFile(place, 'w', zipfile.ZIP_DEFLATED) as archive:
        with archive.open('zeros.so', 'w', force_zip64=True) as out:
            out.write(b'\x7fELF')
            for _ in range(3 << 10):
                out.write(bytes(1 << 20))
        archive.writestr('tool.sh', SCRIPT)
    result = scanner.scan(place, options=['--limit', 'member-size=256M', '--limit', 'ratio=5000'])
    assert 'no-such-command' in found(result), 'what comes behind it is read'
    return bounded(result, 'the limit for one file')


def case_gzip_bomb(scanner, directory):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode='w', compresslevel=9) as packed:
        for _ in range(2 << 10):
            packed.write(bytes(1 << 20))
    (directory / 'bomb.gz').write_bytes(out.getvalue())
    result = scanner.scan(directory / 'bomb.gz', options=['--limit', 'ratio=500'])
    bounded(result)
    zeros = tarfile.TarInfo('zeros')
    zeros.size = 2 << 30
    header = zeros.tobuf()
    squeezed = zlib.compressobj(9, zlib.DEFLATED, 31)
    with (directory / 'bomb.tar.gz').open('wb') as bomb:
        bomb.write(squeezed.compress(header))
        for _ in range(2 << 10):
            bomb.write(squeezed.compress(bytes(1 << 20)))
        bomb.write(squeezed.compress(trees.tar({'tool.sh': SCRIPT})))
        bomb.write(squeezed.flush())
    bounded(scanner.scan(directory / 'bomb.tar.gz', options=['--limit', 'ratio=500']), 'times its size')
    bounded(scanner.scan(directory / 'bomb.tar.gz', options=['--limit', 'total-size=1G', '--limit', 'ratio=5000']), 'unpacks to more than')
    bounded(scanner.scan(directory / 'bomb.tar.gz'), 'times its size')
    result = scanner.scan(directory / 'bomb.tar.gz', options=['--limit', 'ratio=5000'])
    assert 'no-such-command' in found(result), 'within the limits all of it is read'
    return bounded(result)


def case_ten_million_members(scanner, directory):
    member = tarfile.TarInfo('x').tobuf()
    with gzip.open(directory / 'many.tar.gz', 'wb', compresslevel=1) as out:
        out.write(trees.tar({'first.sh': SCRIPT})[:1024])
        for _ in range(1000):
            out.write(member * 10_000)
    result = scanner.scan(directory / 'many.tar.gz')
    assert 'no-such-command' in found(result), 'what came before is read'
    return bounded(result, 'more than 2000000 members')


def case_a_hundred_deep(scanner, directory):
    content, name = SCRIPT, 'tool.sh'
    for depth in range(100):
        content, name = trees.tar({name: content}, 'w:gz' if depth % 2 else 'w'), f'{depth}.tar'
    (directory / 'deep.tar').write_bytes(content)
    bounded(scanner.scan(directory / 'deep.tar'), 'lies in more than 8 containers')
    result = scanner.scan(directory / 'deep.tar', options=['--limit', 'depth=200'])
    assert 'no-such-command' in found(result)
    return bounded(result)


def case_header_of_four_gib(scanner, directory):
    member = tarfile.TarInfo('huge')
    member.size = (4 << 30) + 5
    (directory / 'huge.tar').write_bytes(member.tobuf(tarfile.GNU_FORMAT) + b'\x7fELF' + bytes(2000))
    bounded(scanner.scan(directory / 'huge.tar'), 'cannot be unpacked')
    # A zip that claims 4 GiB for a member of some bytes.
    packed = bytearray()
    with zipfile.ZipFile(io.BytesIO(), 'w'):
        pass
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('x.so', b'\x7fELF' + bytes(100))
    packed = bytearray(out.getvalue())
    struct.pack_into('<I', packed, 22, 0xfffffff0)
    struct.pack_into('<I', packed, packed.index(b'PK\x01\x02') + 24, 0xfffffff0)
    (directory / 'huge.zip').write_bytes(packed)
    return bounded(scanner.scan(directory / 'huge.zip'))


def case_symlink_loops(scanner, directory):
    tree = {f'l{i}': ('link', f'l{(i + 1) % 1000}') for i in range(1000)}
    tree |= {f'd{i}': ('link', f'd{i + 1}/../d{i + 1}') for i in range(1000)}
    tree |= {'lib/libcollect.so.2': trees.application(scanner.fixtures)['lib/libcollect.so.2'], 'l/self': ('link', '.'),
             'bin/collector': trees.application(scanner.fixtures)['bin/collector']}
    (directory / 'loops.tar').write_bytes(trees.tar(tree))
    bounded(scanner.scan(directory / 'loops.tar'))
    place = trees.write(tree, directory / 'loops')
    return bounded(scanner.scan(place))


def case_sparse_of_exabytes(scanner, directory):
    member = tarfile.TarInfo('sparse')
    member.pax_headers = {'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'sparse.so',
                          'GNU.sparse.realsize': str(1 << 60)}
    data = f'2\n0\n4\n{1 << 59}\n4\n'.encode().ljust(512, b'\0') + b'\x7fELFabcd'
    member.size = len(data)
    content = member.tobuf(tarfile.PAX_FORMAT) + data + bytes(-len(data) % 512) + trees.tar({'tool.sh': SCRIPT})
    (directory / 'sparse.tar').write_bytes(content)
    result = scanner.scan(directory / 'sparse.tar', options=['--limit', 'member-size=128M'])
    return bounded(result, 'times its size')


def case_large_image_of_repeated_layers(scanner, directory):
    import images
    import random
    noise = random.Random(5)
    app = trees.application(scanner.fixtures)
    tree = {f'opt/app{i}/bin/collector': app['bin/collector'] for i in range(200)}
    tree |= {f'opt/data/{i}': noise.randbytes(1 << 20) for i in range(100)}
    layer = trees.tar(tree)
    image = images.Image([layer] * 10)
    files = image.docker()
    layers = files.pop('manifest.json')
    names = [f'{i:064x}/layer.tar' for i in range(10)]
    import json
    manifest = json.loads(layers)
    files = {name: layer for name in names} | {manifest[0]['Config']: image.config}
    manifest[0]['Layers'] = names
    files['manifest.json'] = json.dumps(manifest).encode()
    place = directory / 'large.tar'
    place.write_bytes(trees.tar(files))
    result = scanner.scan(place)
    check(place.stat().st_size > 1_000_000_000, True, '1 GB')
    check(len({p for _, _, p in result.findings(place)}) >= 200, True, 'all of them are found')
    return bounded(result)


def case_limits_on_the_command_line(scanner, directory):
    (directory / 'x.sh').write_bytes(SCRIPT)
    for bad in ('depth', 'depth=', 'depth=0', 'depth=-1', 'depth=x', 'sides=3', 'member-size=9E', 'time=1h',
                'total-size=99999999999999999999'):
        result = scanner.scan(directory / 'x.sh', options=['--limit', bad])
        check(result.exit, 2, bad)
        check(len(result.errors.splitlines()), 1, result.errors)
