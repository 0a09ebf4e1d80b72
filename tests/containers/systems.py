"""Root directories with rpm's database: whose files are whose, and that nothing is touched."""
import hashlib
import io
import os
import subprocess
import tarfile

import trees
from scan import check

DATABASE = 'usr/lib/sysimage/rpm'


def rpm(root, *arguments, database='/' + DATABASE):
    return subprocess.run(['rpm', '--root', root, '--dbpath', database, *map(str, arguments)], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def build(scanner, directory, database='/' + DATABASE):
    """A system of some packages of the fixture Fedora, one of another vendor, and files of nobody."""
    root = directory / 'root'
    root.mkdir()
    fedora = scanner.fixtures / 'distributions/fedora-43/fedora'
    names = ('bash', 'filesystem', 'setup', 'glibc', 'coreutils', 'fedora-release-common', 'util-linux-script', 'dash')
    packages = [p for name in names for p in fedora.glob(f'{name}-[0-9]*.rpm') if '.i686.' not in p.name]
    packages.append(foreign_package(directory))
    rpm(root, '-i', '--nodeps', '--noscripts', '--nosignature', '--ignorearch', '--ignoreos', *packages,
        database=database)
    app = trees.application(scanner.fixtures)
    trees.write({'opt/own/bin/collector': app['bin/collector'], 'opt/own/install.sh': app['scripts/install.sh'],
                 'usr/lib64/private/libprivate.so.1': app['lib/libcollect.so.2'],
                 'etc/ld.so.conf.d/private.conf': b'# ours\n/usr/lib64/private\n'}, root)
    (root / 'etc/ld.so.conf').write_bytes(b'include ld.so.conf.d/*.conf\n')
    (root / 'etc/os-release').unlink(missing_ok=True)
    (root / 'usr/lib').mkdir(exist_ok=True)
    (root / 'usr/lib/os-release').write_bytes(b'NAME=Fedora\nID=fedora\nVERSION_ID=43\nPRETTY_NAME="Fedora Linux 43"\n')
    (root / 'etc/os-release').symlink_to('../usr/lib/os-release')
    return root


def foreign_package(directory):
    spec = directory / 'theirs.spec'
    spec.write_text('''Name: theirs
Version: 1
Release: 1
Summary: A package of somebody else
License: MIT
Vendor: Somebody Else
BuildArch: noarch
Requires: no-such-package
%description
%install
mkdir -p %{buildroot}/usr/libexec
printf '#!/usr/bin/no-such-shell\\n' >%{buildroot}/usr/libexec/theirs
chmod 755 %{buildroot}/usr/libexec/theirs
%files
/usr/libexec/theirs
%post
no-such-tool --now
''')
    subprocess.run(['rpmbuild', '-bb', '--quiet', '--nodeps', '-D', f'_topdir {directory}/rpmbuild', '-D',
                    f'_dbpath {directory}/rpmdb', str(spec)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return next(directory.glob('rpmbuild/RPMS/noarch/theirs-*.rpm'))


def state(root):
    """Every file of the system: bytes, mode, times."""
    state = {}
    for place in sorted(root.rglob('*')):
        status = place.lstat()
        content = hashlib.sha256(place.read_bytes()).hexdigest() if place.is_file() and not place.is_symlink() else ''
        state[str(place.relative_to(root))] = (content, status.st_mode, status.st_mtime_ns, status.st_size)
    return state


def look(scanner, root, result):
    found = {(code, capability): set() for code, capability, _ in result.findings(root)}
    for code, capability, place in result.findings(root):
        found[code, capability].add(place)
    # A package of the distribution that the target has not.
    check(found.get(('RG102', 'dash')), {DATABASE}, 'a package of the distribution')
    assert not any(c.startswith('fedora-release') for _, c in found), 'what says that it is Fedora'
    # What the other vendor's package declares, does while it is installed, and brings.
    places = {place for (_, capability), places in found.items() if capability == 'no-such-package' for place in places}
    check(places, {'(theirs-1-1.noarch)'}, 'a requirement of a package of somebody else')
    assert any(c == 'no-such-tool' for _, c in found), sorted(found)
    assert any('no-such-shell' in c for _, c in found), sorted(found)
    # Files of nobody are the application's, those of the distribution are not.
    owned = {place for places in found.values() for place in places}
    assert any(place.startswith('opt/own') for place in owned), owned
    strange = {place for place in owned if not place.startswith(('opt/own', 'usr/lib64/private/', 'usr/libexec/theirs', DATABASE, '(theirs'))}
    check(strange, set(), 'files that are not the application')
    return found


def case_owned_and_unowned(scanner, directory):
    root = build(scanner, directory)
    before = state(root)
    result = scanner.scan(root)
    check(state(root), before, 'the system is as it was')
    look(scanner, root, result)
    system = result.report['systems'][0]
    check((system['os'], system['packages'] > 5, system['foreign_packages'], system['unowned_files'] > 3),
          ('Fedora Linux 43', True, 1, True))
    return f"{system['packages']} packages, {system['unowned_files']} unowned files"


def case_what_of_it_leads_to_a_package(scanner, directory):
    root = build(scanner, directory)
    why = scanner.why('jq', root)
    assert why.returncode == 0, why.stderr
    assert 'opt/own/install.sh' in why.stdout and '-> jq -> jq (base)' in why.stdout, why.stdout


def case_two_systems_in_one_run(scanner, directory):
    """What is in one does not serve the other, nor what lies in an archive there."""
    asker = b'#!/bin/sh\nsystemctl start theirs.service\nsystemctl start packed.service\n'
    unit = b'[Service]\nExecStart=/bin/true\n'
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode='w') as packed:
        member = tarfile.TarInfo('packed.service')
        member.size = len(unit)
        packed.addfile(member, io.BytesIO(unit))
    for name, more in (('one', {'etc/systemd/system/theirs.service': unit, 'opt/more.tar': archive.getvalue()}),
                       ('two', {})):
        trees.write({'opt/start.sh': asker, 'usr/lib/os-release': b'ID=fedora\nVERSION_ID=43\n',
                     f'{DATABASE}/rpmdb.sqlite': b'', **more}, directory / name)
    places = [directory / 'one', directory / 'two']
    for order in (places, places[::-1]):
        missing = {(capability, place) for code, capability, place in scanner.scan(*order).findings(directory)
                   if code == 'RG109'}
        check(missing, {('theirs.service', 'two/opt/start.sh'), ('packed.service', 'two/opt/start.sh')})


def case_below_a_directory(scanner, directory):
    root = build(scanner, directory)
    alone = scanner.scan(root)
    trees.write({'notes/install.sh': b'#!/bin/sh\nno-such-word\n'}, directory / 'more')
    (directory / 'more/root').symlink_to('/nowhere')
    root.rename(directory / 'more/system')
    beside = scanner.scan(directory / 'more')
    within = {one for one in beside.findings(directory / 'more') if not one[2].startswith('notes/')}
    check({(code, capability) for code, capability, _ in within},
          {(code, capability) for code, capability, _ in alone.findings(root)})
    assert len(beside.report['systems']) == 1, beside.report['systems']


def case_older_place_of_the_database(scanner, directory):
    root = build(scanner, directory, database='/var/lib/rpm')
    found = scanner.scan(root).findings(root)
    assert ('RG102', 'dash', 'var/lib/rpm') in found, found


def case_without_write_permission(scanner, directory):
    root = build(scanner, directory)
    before = state(root)
    mounted = directory / 'mounted'
    mounted.mkdir()
    mount = subprocess.run(['mount', '--bind', '-o', 'ro', root, mounted], capture_output=True)
    if mount.returncode != 0:
        for place in sorted(root.rglob('*'), reverse=True):
            if not place.is_symlink():
                place.chmod(place.stat().st_mode & ~0o222)
        before = state(root)
        result = scanner.scan(root)
        check(state(root), before, 'the system is as it was')
        look(scanner, root, result)
        return 'no mounts here: all write bits are off instead'
    try:
        result = scanner.scan(mounted)
        look(scanner, mounted, result)
    finally:
        subprocess.run(['umount', mounted], check=True)
    check(state(root), before, 'the system is as it was')
    return 'on a read-only mount'


def case_damaged_and_unknown_databases(scanner, directory):
    root = build(scanner, directory)
    database = root / DATABASE / 'rpmdb.sqlite'
    whole = database.read_bytes()
    for name, content in (('cut', whole[: len(whole) // 3]), ('noise', os.urandom(len(whole))), ('empty', b'')):
        database.write_bytes(content)
        for extra in ('-wal', '-shm'):
            (root / DATABASE / f'rpmdb.sqlite{extra}').unlink(missing_ok=True)
        result = scanner.scan(root)
        assert result.exit in (0, 1, 5), (name, result.exit, result.errors)
        assert 'the packages of the system cannot be read' in result.reasons(), (name, result.reasons())
    database.unlink()
    (root / DATABASE / 'Packages.db').write_bytes(b'RpmP' + bytes(4096))
    result = scanner.scan(root)
    assert 'the packages of the system cannot be read' in result.reasons(), result.reasons()


def case_one_damaged_header(scanner, directory):
    import sqlite3
    root = build(scanner, directory)
    database = sqlite3.connect(root / DATABASE / 'rpmdb.sqlite')
    rows = [row[0] for row in database.execute('select hnum from Packages order by hnum')]
    database.execute('update Packages set blob = ? where hnum = ?', (os.urandom(500), rows[len(rows) // 2]))
    database.commit()
    database.close()
    reasons = scanner.scan(root).reasons()
    assert any(reason.startswith('packages of the system may be missing') for reason in reasons), reasons


def case_programs_beside_the_database(scanner, directory):
    root = build(scanner, directory)
    trees.write({'usr/lib/sysimage/rpm/tool.sh': b'#!/bin/sh\nno-such-command\n',
                 'etc/ld.so.conf.d/x.sh': b'#!/bin/sh\nno-other-command\n'}, root)
    found = {c for _, c, _ in scanner.scan(root).findings(root)}
    check({'no-such-command', 'no-other-command'} - found, set())


def case_includes_without_end(scanner, directory):
    root = build(scanner, directory)
    for i in range(20):
        (root / f'etc/ld.so.conf.d/{i}.conf').write_bytes(b'include /etc/ld.so.conf.d/*.conf\n' * 20)
    assert scanner.scan(root).exit == 1


def case_an_image_of_the_system(scanner, directory):
    import images
    root = build(scanner, directory)
    image = trees.write(images.Image([packed_tree(root)]).oci(), directory / 'image')
    check(scanner.scan(image).findings(image), scanner.scan(root).findings(root))


def case_changed_files_of_a_package(scanner, directory):
    """They are not what the target's package would bring."""
    import images
    root = build(scanner, directory)
    before = scanner.scan(root).findings(root)
    changed = root / 'usr/bin/script'
    assert changed.is_file() and not changed.is_symlink(), 'a file of util-linux-script'
    lower = packed_tree(root)
    os.utime(changed, (1, 1))
    check(scanner.scan(root).findings(root), before, 'of another time, but the same bytes')
    changed.write_bytes(b'#!/bin/sh\nno-such-change\n')
    system = scanner.scan(root)
    image = trees.write(images.Image([lower, trees.tar({'usr/bin/script': changed.read_bytes()})]).oci(), directory / 'image')
    for place, result in (root, system), (image, scanner.scan(image)):
        found = {c: p for _, c, p in result.findings(place)}
        check(found.get('no-such-change'), 'usr/bin/script', place)
        notes = [note['reason'] for note in result.report['notes'] if 'changed files' in note['reason']]
        check(notes, ['changed files of its packages are taken for the application: /usr/bin/script'], place)


def case_files_too_large_for_a_digest(scanner, directory):
    """A sparse file is read as far as readers go, and what is said of it depends on whose it is."""
    nobodys = trees.write({'etc/os-release': b'ID=none\n', 'opt/x': b'#!/bin/sh\nno-such-command\n'}, directory / 'nobodys')
    root = build(scanner, directory)
    before = scanner.scan(root).reasons()
    for large in nobodys / 'opt/x', root / 'usr/bin/script':
        os.truncate(large, 200 << 30)
    assert any('binary content behind the script' in reason for reason in scanner.scan(nobodys).reasons())
    (root / 'usr/bin/script').write_bytes(trees.application(scanner.fixtures)['bin/collector'])
    os.truncate(root / 'usr/bin/script', 200 << 30)
    new = [reason for reason in scanner.scan(root).reasons() if reason not in before]
    check(new, ['files of its packages are taken for unchanged, too large to be held against their digests'])


def packed_tree(root):
    tree = {}
    for place in sorted(root.rglob('*')):
        name = str(place.relative_to(root))
        if place.is_symlink():
            tree[name] = ('link', os.readlink(place))
        elif place.is_file():
            tree[name] = place.read_bytes()
    return trees.tar(tree)


def case_names_of_any_bytes(scanner, directory):
    """What people are shown of a name tells two files apart no more, but they are two."""
    import images
    tree = {'etc/os-release': b'ID=none\n', 'usr/bin/a\udcff': b'#!/bin/sh\nno-such-first\n',
            'usr/bin/a\\xff': b'#!/bin/sh\nno-such-second\n', 'usr/bin/tool': ('link', 'b\udcff'),
            'usr/bin/b\udcff': b'#!/bin/sh\ntrue\n', 'opt/\udcff': ('link', '../usr'),
            'usr/bin/caller': b'#!/bin/sh\n/usr/bin/tool\n', 'usr/bin/hard\udcff': ('hard', 'usr/bin/a\udcff')}
    later = {'opt/\udcff/bin/c\udcff': b'#!/bin/sh\nno-such-third\n'}
    gone = {'usr/bin/.wh.a\udcff': b''}
    system = trees.write({path: content for path, content in tree.items() if content != ('link', '../usr')},
                         directory / 'root')
    image = trees.write(images.Image([trees.tar(tree), trees.tar(later), trees.tar(gone)]).oci(), directory / 'image')
    for place, expected in ((system, {'no-such-first', 'no-such-second'}),
                            (image, {'no-such-first', 'no-such-second', 'no-such-third'})):
        findings = [finding for finding in scanner.scan(place).findings(place) if finding[0] != 'RG901']
        check({c for _, c, _ in findings if c.startswith(('no-such', '/usr'))}, expected, place)
        if place == image:
            check({p for _, c, p in findings if c == 'no-such-third'}, {'usr/bin/c\\xff'})
            check({p for _, c, p in findings if c == 'no-such-first'}, {'usr/bin/hard\\xff'})


def case_includes_from_elsewhere(scanner, directory):
    """Of what ld.so.conf takes in, only what lies in its own directories is read, and the rest is said."""
    root = trees.write({'etc/os-release': b'ID=none\n', 'opt/x/ld.conf': b'/opt/x/lib\n',
                        'etc/ld.so.conf': b'include ld.so.conf.d/*.conf\ninclude /opt/x/*.conf /not/there\n'
                                          b'include /not/there/*.conf\ninclude /opt/*/other.conf\n',
                        'etc/ld.so.conf.d/directory.conf/x': b'', 'etc/ld.so.conf.d/x.conf': b'/opt/y/lib\n'},
                       directory / 'root')
    reason = 'what its ld.so.conf includes from elsewhere is not read'
    found = [f for f in scanner.scan(root).report['findings'] if f['code'] == 'RG901' and f['capability'] == reason]
    check([evidence['section'] for f in found for evidence in f['evidence']], ['/opt/x/ld.conf', '/opt/*/other.conf'])
