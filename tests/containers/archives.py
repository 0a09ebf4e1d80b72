"""Archives of every kind have the findings of the files in them."""
import io
import struct
import subprocess
import tarfile
import zipfile

import trees
from scan import check


def plain(scanner, directory):
    tree = trees.application(scanner.fixtures)
    place = trees.write(tree, directory / 'plain')
    return tree, scanner.scan(place).findings(place)


def case_every_form_of_tar(scanner, directory):
    tree, expected = plain(scanner, directory)
    forms = {'app.tar': 'w', 'app.tar.gz': 'w:gz', 'app.tar.bz2': 'w:bz2', 'app.tar.xz': 'w:xz'}
    for name, mode in forms.items():
        (directory / name).write_bytes(trees.tar(tree, mode))
    for tool, suffix in (('zstd', 'zst'), ('lzma', 'lzma')):
        (directory / f'app.tar.{suffix}').write_bytes(
            subprocess.run([tool, '-c'], input=trees.tar(tree), stdout=subprocess.PIPE, check=True).stdout)
        forms[f'app.tar.{suffix}'] = None
    for name in forms:
        check(scanner.scan(directory / name).findings(directory / name), expected, name)
    return f'{len(expected)} findings, {len(forms)} forms'


def zipped(tree, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', compression) as archive:
        for path, content in tree.items():
            archive.writestr(zipfile.ZipInfo(path), content, compression)
    return out.getvalue()


def case_zip_jar_and_wheel(scanner, directory):
    tree, expected = plain(scanner, directory)
    for name in ('app.zip', 'app.jar', 'app-1.0-py3-none-any.whl'):
        for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            (directory / name).write_bytes(zipped(tree, compression))
            check(scanner.scan(directory / name).findings(directory / name), expected, name)


def java_class(library):
    """A class that calls System.loadLibrary(library), as far as its constants and that call go."""
    def characters(text):
        return b'\x01' + struct.pack('>H', len(text)) + text.encode()
    constants = [characters('java/lang/System'), b'\x07\0\x01', characters('loadLibrary'),
                 characters('(Ljava/lang/String;)V'), b'\x0c\0\x03\0\x04', b'\x0a\0\x02\0\x05', characters(library),
                 b'\x08\0\x07']
    return b'\xca\xfe\xba\xbe\0\0\0\x3d' + struct.pack('>H', len(constants) + 1) + b''.join(constants) + bytes(
        8) + b'\x12\x08\xb8\0\x06'


def case_native_libraries_of_a_jar(scanner, directory):
    library = next(content for path, content in trees.application(scanner.fixtures).items() if '.so' in path)
    jar = directory / 'app.jar'
    jar.write_bytes(zipped({'x/A.class': java_class('native'), 'x/B.class': java_class('gone'),
                            'linux/libnative.so': library}))
    found = {one for one in scanner.scan(jar).findings(jar) if one[2].endswith('.class')}
    check(found, {('RG109', 'libgone.so()(64bit)', 'x/B.class')})


def case_cpio_of_two_forms(scanner, directory):
    tree, expected = plain(scanner, directory)
    for form in ('newc', 'odc'):
        archive = directory / f'app-{form}.cpio'
        with archive.open('wb') as out:
            subprocess.run(['cpio', '--quiet', '-o', '-H', form], input='\n'.join(tree), text=True, stdout=out,
                           cwd=directory / 'plain', check=True)
        check(scanner.scan(archive).findings(archive), expected, form)


def case_debian_package(scanner, directory):
    tree, expected = plain(scanner, directory)
    members = [('debian-binary', b'2.0\n'), ('control.tar.gz', trees.packed(trees.tar({'./control': b'Package: app\n'}))),
               ('data.tar.xz', trees.tar(tree, 'w:xz'))]
    # As dpkg-deb writes it, and as ar(1) of GNU does.
    for form, mark, mode in (('dpkg', '', 100644), ('gnu', '/', 644)):
        archive = b'!<arch>\n'
        for name, content in members:
            archive += f'{name + mark:<16}{0:<12}{0:<6}{0:<6}{mode:<8}{len(content):<10}`\n'.encode() + content
            archive += b'\n' * (len(content) % 2)
        package = directory / f'{form}.deb'
        package.write_bytes(archive)
        check(scanner.scan(package).findings(f'{package}!data.tar.xz'), expected, form)


def case_nested(scanner, directory):
    tree, expected = plain(scanner, directory)
    inner = zipped({'deep/app.tar.gz': trees.packed(trees.tar(tree))})
    (directory / 'outer.tar').write_bytes(trees.tar({'x/inner.zip': inner}))
    check(scanner.scan(directory / 'outer.tar').findings(
        f'{directory}/outer.tar!x/inner.zip!deep/app.tar.gz'), expected)


def case_packages_in_an_archive(scanner, directory):
    package = next((scanner.fixtures / 'applications/trip/packages').glob('collector-1*.rpm'))
    (directory / 'one').mkdir()
    (directory / 'one' / package.name).write_bytes(package.read_bytes())
    expected = scanner.scan(directory / 'one').findings(directory / 'one')
    (directory / 'p.tar.gz').write_bytes(trees.packed(trees.tar({package.name: package.read_bytes()})))
    check(scanner.scan(directory / 'p.tar.gz').findings(directory / 'p.tar.gz'), expected)


def case_hard_links_of_cpio(scanner, directory):
    """In the new ASCII form the bytes of a file with several names come with the last one."""
    trees.write({'a.sh': b'#!/bin/sh\nno-such-command\n', 'b.sh': ('hard', 'a.sh')}, directory / 'tree')
    with (directory / 'links.cpio').open('wb') as out:
        subprocess.run(['cpio', '--quiet', '-o', '-H', 'newc'], input='a.sh\nb.sh', text=True, stdout=out,
                       cwd=directory / 'tree', check=True)
    found = {c for _, c, _ in scanner.scan(directory / 'links.cpio').findings(directory / 'links.cpio')}
    assert 'no-such-command' in found, found


def case_a_file_packed_alone(scanner, directory):
    script = b'#!/bin/sh\nno-such-command --now\n'
    (directory / 'plain.sh').write_bytes(script)
    (directory / 'tool.sh.gz').write_bytes(trees.packed(script))
    result = scanner.scan(directory / 'tool.sh.gz')
    found = {(code, capability) for code, capability, _ in result.findings(directory)}
    assert ('RG109', 'no-such-command') in found, found
    (directory / 'notes.txt.gz').write_bytes(trees.packed(b'no program\n'))
    check(scanner.scan(directory / 'notes.txt.gz').reasons(), ['is of no kind that has requirements'])


def case_paths_and_links_that_lead_out(scanner, directory):
    secret = directory / 'outside.sh'
    secret.write_bytes(b'#!/bin/sh\nno-such-secret\n')
    (directory / 'evil.tar').write_bytes(trees.tar({
        '../outside.sh': b'#!/bin/sh\nclimbs-out\n', 'a/../../x.sh': b'#!/bin/sh\nclimbs-out\n',
        'link': ('link', str(secret)), 'up': ('link', '../outside.sh'), 'loop': ('link', 'loop2'),
        'loop2': ('link', 'loop'), '/absolute.sh': b'#!/bin/sh\nstays-inside\n'}))
    result = scanner.scan(directory / 'evil.tar')
    found = {capability for code, capability, _ in result.findings(directory) if code != 'RG901'}
    check(found, {'stays-inside'})
    assert any('leads out' in reason for reason in result.reasons()), result.reasons()
    assert sorted(p.name for p in directory.iterdir()) == ['evil.tar', 'outside.sh']


def case_damaged_everywhere(scanner, directory):
    whole = trees.packed(trees.tar(trees.application(scanner.fixtures)))
    silent = []
    for cut in sorted({0, 1, 5, 10, 17, 100, *range(200, len(whole), max(1, len(whole) // 40))}):
        place = directory / 'cut.tar.gz'
        place.write_bytes(whole[:cut])
        result = scanner.scan(place)
        assert result.exit in (0, 1, 5), (cut, result.exit, result.errors)
        if not result.reasons():
            silent.append(cut)
    check(silent, [], 'cut there, and nothing was said')


def case_encrypted_zip(scanner, directory):
    content = bytearray(zipped({'x.sh': b'#!/bin/sh\nno-such-command\n'}, zipfile.ZIP_STORED))
    content[6] |= 1  # the flag of the local header, then that of the directory
    content[content.index(b'PK\x01\x02') + 8] |= 1
    (directory / 'locked.zip').write_bytes(content)
    result = scanner.scan(directory / 'locked.zip')
    assert result.reasons(), 'an encrypted member is passed over in silence'


def case_members_of_one_name(scanner, directory):
    """The last one is what unpacking leaves."""
    old, new = b'#!/bin/sh\nno-such-old\n', b'#!/bin/sh\nno-such-new\n'
    for name, members in {
            'a script': [('x.sh', old), ('y.sh', old), ('./x.sh', new), ('y.sh', b'nothing')],
            'an archive': [('x.tar', trees.tar({'a.sh': old})), ('x.tar', trees.tar({'b.sh': new}))],
            'a link': [('x.sh', new), ('y.sh', old), ('y.sh', ('link', 'x.sh'))],
            'no link': [('x.sh', ('link', 'y.sh')), ('x.sh', new)],
            'itself': [('x.sh', new), ('x.sh', ('hard', 'x.sh'))]}.items():
        place = directory / 'x.tar'
        place.write_bytes(appended(members))
        found = {c for _, c, _ in scanner.scan(place).findings(place) if c.startswith('no-such')}
        check(found, {'no-such-new'}, name)


def case_hard_links_to_what_is_written_again(scanner, directory):
    """The link still is what it was: unpacking writes a new file by the old name."""
    old, new = b'#!/bin/sh\nno-such-old\n', b'#!/bin/sh\ntrue\n'
    for name, content in ('script', old), ('archive', trees.tar({'x.sh': old})):
        place = directory / f'{name}.tar'
        place.write_bytes(appended([('bin/a', content), ('bin/b', ('hard', 'bin/a')), ('bin/a', new)]))
        found = {p for _, c, p in scanner.scan(place).findings(place) if c == 'no-such-old'}
        check(found, {'bin/b' if name == 'script' else 'bin/b!x.sh'}, name)
        place.write_bytes(appended([('bin/a', content), ('bin/b', ('hard', 'bin/a')), ('bin/b', new), ('bin/a', new)]))
        check({c for _, c, _ in scanner.scan(place).findings(place)} & {'no-such-old'}, set(), f'{name} that is gone')


def appended(members):
    """As `tar -r` leaves them: without the end of the archive between them."""
    return b''.join(trees.tar({path: content})[:length(content)] for path, content in members) + bytes(1024)


def length(content):
    return 512 + -(-len(content) // 512) * 512 if isinstance(content, bytes) else 512


def cpio(tree, directory):
    trees.write(tree, directory)
    return subprocess.run(['cpio', '--quiet', '-o', '-H', 'newc'], input='\n'.join(tree).encode(),
                          stdout=subprocess.PIPE, cwd=directory, check=True).stdout


def case_cpio_archives_in_a_row(scanner, directory):
    """An initramfs: microcode, zeros, and what the kernel unpacks over it."""
    first = cpio({'kernel/x.sh': b'#!/bin/sh\nno-such-first\n', 'y.sh': b'#!/bin/sh\nno-such-old\n'}, directory / 'a')
    second = cpio({'y.sh': b'#!/bin/sh\nno-such-second\n'}, directory / 'b')
    third = cpio({'z.sh': b'#!/bin/sh\nno-such-third\n'}, directory / 'c')
    forms = {'row.cpio': (first + second + third, 3), 'initramfs': (first + bytes(3000) + trees.packed(second + third), 3),
             'row.cpio.gz': (trees.packed(first + bytes(512) + second), 2),
             'long.cpio': (first + second + bytes(1 << 20) + third, 3),
             'garbage.cpio': (first + second + bytes(512) + b'garbage', 2), 'cut.cpio': (first + second + third[:130], 2)}
    forms |= {f'{name}.tar': (trees.tar({name: data}), count) for name, (data, count) in forms.items()}
    words = ['no-such-first', 'no-such-second', 'no-such-third']
    for name, (content, count) in forms.items():
        (directory / name).write_bytes(content)
        result = scanner.scan(directory / name)
        found = {c for _, c, _ in result.findings(directory) if c.startswith('no-such')}
        check(found, set(words[:count]), name)
        check(bool(result.reasons()), name.startswith(('garbage', 'cut')), f'{name}: {result.reasons()}')
    (directory / 'endless.cpio').write_bytes(third * 5000)
    check(scanner.scan(directory / 'endless.cpio').reasons(), ['it is more than 16 archives in a row, and not read to its end'])


def case_behind_the_end_of_a_tar(scanner, directory):
    one, two = (trees.tar({f'{word}.sh': b'#!/bin/sh\nno-such-' + word.encode() + b'\n'}) for word in ('first', 'second'))
    for name, content, words, is_said in (
            ('joined', one + two, {'no-such-first', 'no-such-second'}, False),
            ('padded', one + bytes(102_400), {'no-such-first'}, False),
            ('garbage', one + b'garbage' * 200, {'no-such-first'}, True),
            ('a word', one + b'garbage', {'no-such-first'}, True)):
        for form, data in (('tar', content), ('tar.gz', trees.packed(content))):
            place = directory / f'{name}.{form}'
            place.write_bytes(data)
            result = scanner.scan(place)
            found = {c for _, c, _ in result.findings(place) if c.startswith('no-such')}
            check(found, words, place.name)
            check(bool(result.reasons()), is_said, f'{place.name}: {result.reasons()}')


SPEC = '''Name: links
Version: 1
Release: 1
Summary: A library of two names
License: none
AutoReqProv: no
%description
%install
mkdir -p %{buildroot}/opt/x/bin %{buildroot}/opt/x/lib
cp APP/bin/collector %{buildroot}/opt/x/bin
cp APP/lib/libcollect.so.2 %{buildroot}/opt/x/lib
ln %{buildroot}/opt/x/lib/libcollect.so.2 %{buildroot}/opt/x/lib/libzlast.so
%files
/opt/x
'''


def case_hard_links_of_a_package(scanner, directory):
    """The last name has the bytes; the library is found by the other one all the same."""
    (directory / 'x.spec').write_text(SPEC.replace('APP', str(scanner.fixtures / 'applications/trip')))
    subprocess.run(['rpmbuild', '-bb', '--define', f'_topdir {directory}', '--define', '_rpmdir %{_topdir}/packages',
                    '--define', '__os_install_post %{nil}', directory / 'x.spec'], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    result = scanner.scan(directory / 'packages')
    named = {f['capability'] for f in result.report['findings']}
    check('libcbor.so.0.13()(64bit)' in named, True, 'it is read')
    check([c for c in named if c.startswith('libcollect')], [])


def case_behind_what_is_packed(scanner, directory):
    first, second = (trees.tar({f'{word}.sh': b'#!/bin/sh\nno-such-' + word.encode() + b'\n'}) for word in ('first', 'second'))

    def pack(tool, data):
        return subprocess.run([tool, '-c'], input=data, stdout=subprocess.PIPE, check=True).stdout

    for tool in ('gzip', 'bzip2', 'xz', 'zstd', 'lz4'):
        one, two = pack(tool, first), pack(tool, second)
        for name, content, count, is_said in (('one', one, 1, False), ('two', one + two, 2, False),
                                              ('padded', one + bytes(4096), 1, False),
                                              ('garbage', one + b'garbage' * 100, 1, True)):
            place = directory / f'{name}.tar.{tool}'
            place.write_bytes(content)
            result = scanner.scan(place)
            found = {c for _, c, _ in result.findings(place) if c.startswith('no-such')}
            if name in ('padded', 'garbage') and tool in ('xz', 'zstd'):  # libarchive refuses all of it
                check(bool(result.reasons()) or (name == 'padded' and len(found) == 1), True, place.name)
                continue
            check(len(found), count, place.name)
            check(bool(result.reasons()), is_said, place.name)


def case_directories_for_the_loader(scanner, directory):
    """A library in a directory that a file for ld.so.conf.d names is found, in an archive and below a directory."""
    application = trees.application(scanner.fixtures)
    library = application['lib/libcollect.so.2']
    tree = {'usr/bin/collector': application['bin/collector'], 'opt/x/lib/libcollect.so.2': library}
    for name, more, off_path in (('without', {}, True), ('with', {'etc/ld.so.conf.d/x.conf': b'# x\n/opt/x/lib\n'}, False)):
        place = directory / f'{name}.tar'
        place.write_bytes(trees.tar(tree | more))
        codes = {code for code, _, _ in scanner.scan(place).findings(place)}
        assert ('RG605' in codes) == off_path, (name, codes)
        place = trees.write(tree | more, directory / name)
        codes = {code for code, _, _ in scanner.scan(place).findings(place)}
        assert ('RG605' in codes) == off_path, (name, codes)
    # Of two files of one name the last counts.
    place = directory / 'twice.tar'
    with tarfile.open(place, 'w') as archive:
        for path, content in [*tree.items(), ('etc/ld.so.conf.d/x.conf', b'/opt/x/lib\n'),
                              ('etc/ld.so.conf.d/x.conf', b'# nothing any more\n')]:
            member = tarfile.TarInfo(path)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    assert 'RG605' in {code for code, _, _ in scanner.scan(place).findings(place)}
