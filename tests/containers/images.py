"""Container images of every form have the findings of the tree that their layers make."""
import hashlib
import json
import subprocess

import trees
from scan import check

OPAQUE = '.wh..wh..opq'


def layers(fixtures):
    """Three layers with all that layers can do to each other."""
    app = trees.application(fixtures)
    first = {
        'usr/bin/collector': app['bin/collector'], 'usr/bin/gone': app['bin/collector'],
        'usr/lib64/libcollect.so.2': app['lib/libcollect.so.2'], 'lib64': ('link', 'usr/lib64'),
        'opt/hidden/a': app['bin/collector'], 'opt/hidden/deep/b': app['bin/collector-replay'],
        'opt/whole/c': app['bin/collector'], 'srv/replaced/d': app['bin/collector'],
        'srv/file': app['bin/collector'], 'usr/bin/rotate': app['scripts/rotate']}
    second = {
        'usr/bin/.wh.gone': b'', f'opt/hidden/{OPAQUE}': b'', 'opt/hidden/new': app['scripts/install.sh'],
        'opt/.wh.whole': b'', 'usr/bin/kept': app['scripts/install.sh'], 'usr/bin/again': ('hard', 'usr/bin/kept'),
        'usr/local/bin': None, 'usr/local/bin/absolute': ('link', '/usr/bin/rotate'),
        'lib64/libextra.so.1': app['lib/libcollect.so.2']}
    third = {
        'srv/replaced': ('link', '/opt/hidden'), 'srv/file': b'nothing of note',
        'opt/whole/.wh.never-there': b'', 'opt/hidden/new': app['bin/collector-replay'],
        'usr/bin/collector': app['bin/collector']}
    return [first, second, third]


def flattened(parts):
    """What a container runtime would show, told independently of rpmgap."""
    tree, links = {}, {}

    def real(path):
        directory, _, name = path.rpartition('/')
        return f'{links.get(directory, directory)}/{name}'.lstrip('/')

    for part in parts:
        for path in part:
            directory, _, name = path.rpartition('/')
            if name == OPAQUE:
                for old in [p for p in tree if p.startswith(directory + '/')]:
                    del tree[old]
            elif name.startswith('.wh.'):
                gone = real(f'{directory}/{name[4:]}')
                for old in [p for p in tree if p == gone or p.startswith(gone + '/')]:
                    del tree[old]
        for path, content in part.items():
            if '.wh.' in path:
                continue
            path = real(path)
            if content is not None:
                for old in [p for p in tree if p.startswith(path + '/')]:
                    del tree[old]
            tree[path] = tree[content[1]] if isinstance(content, tuple) and content[0] == 'hard' else content
            if isinstance(content, tuple) and content[0] == 'link' and not content[1].startswith('/'):
                links[path] = content[1]
    return tree


def digest(data):
    return 'sha256:' + hashlib.sha256(data).hexdigest()


class Image:
    """An image's files by name."""

    def __init__(self, tars, pack=lambda data: data, config=None, architecture='amd64'):
        self.files = {}
        self.tars = tars
        self.blobs = [pack(data) for data in tars]
        self.config = json.dumps({'architecture': architecture, 'os': 'linux', 'config': config or {},
                                  'rootfs': {'type': 'layers', 'diff_ids': [digest(data) for data in tars]}}).encode()

    def blob(self, data):
        self.files['blobs/sha256/' + digest(data)[7:]] = data
        return {'digest': digest(data), 'size': len(data)}

    def manifest(self):
        manifest = {'schemaVersion': 2, 'config': self.blob(self.config), 'layers': [self.blob(b) for b in self.blobs]}
        return self.blob(json.dumps(manifest).encode())

    def layout(self, manifests):
        self.files['oci-layout'] = b'{"imageLayoutVersion": "1.0.0"}'
        self.files['index.json'] = json.dumps({'schemaVersion': 2, 'manifests': manifests}).encode()
        return self.files

    def oci(self):
        return self.layout([self.manifest()])

    def docker(self):
        names = [f'{digest(b)[7:]}/layer.tar' for b in self.blobs]
        config = digest(self.config)[7:] + '.json'
        files = dict(zip(names, self.blobs))
        files[config] = self.config
        files['manifest.json'] = json.dumps([{'Config': config, 'RepoTags': ['app:1'], 'Layers': names}]).encode()
        return files


def zstd(data):
    return subprocess.run(['zstd', '-c'], input=data, stdout=subprocess.PIPE, check=True).stdout


def image_with(scanner, pack=lambda data: data, **more):
    return Image([trees.tar(part) for part in layers(scanner.fixtures)], pack, **more)


def expected(scanner, directory):
    flat = trees.write(flattened(layers(scanner.fixtures)) | {'etc/os-release': b'ID=none\n'}, directory / 'flat')
    result = scanner.scan(flat)
    check(len(result.report['findings']) > 5, True, 'the plain tree has findings')
    return result.findings(flat)


def case_every_form_of_image(scanner, directory):
    wanted = expected(scanner, directory)
    oci = trees.write(image_with(scanner).oci(), directory / 'layout')
    check(scanner.scan(oci).findings(oci), wanted, 'layout')
    forms = {'oci.tar': trees.tar(image_with(scanner).oci()),
             'oci-gzip.tar': trees.tar(image_with(scanner, trees.packed).oci()),
             'oci-zstd.tar': trees.tar(image_with(scanner, zstd).oci()),
             'oci.tar.gz': trees.packed(trees.tar(image_with(scanner).oci())),
             'docker.tar': trees.tar(image_with(scanner).docker()),
             'docker-reversed.tar': trees.tar(dict(reversed(image_with(scanner).docker().items()))),
             'docker.tar.gz': trees.packed(trees.tar(image_with(scanner).docker()))}
    for name, content in forms.items():
        place = directory / name
        place.write_bytes(content)
        check(scanner.scan(place).findings(place), wanted, name)
    return f'{len(wanted)} findings, {len(forms) + 1} forms'


def case_platforms(scanner, directory):
    wanted = expected(scanner, directory)
    image = image_with(scanner)
    own = image.manifest() | {'platform': {'os': 'linux', 'architecture': 'amd64'}}
    other = Image([trees.tar({'x.sh': b'#!/bin/sh\nonly-on-arm\n'})], architecture='arm64')
    arm = other.manifest() | {'platform': {'os': 'linux', 'architecture': 'arm64', 'variant': 'v8'}}
    image.files.update(other.files)
    attestation = image.blob(b'{}') | {'platform': {'os': 'unknown', 'architecture': 'unknown'}}
    nested = image.blob(json.dumps({'manifests': [own, arm, attestation]}).encode()) | {
        'mediaType': 'application/vnd.oci.image.index.v1+json'}
    place = trees.write(image.layout([nested]), directory / 'many')
    check(scanner.scan(place, options=['--platform', 'linux/amd64']).findings(place), wanted)
    result = scanner.scan(place, options=['--platform', 'arm64'])
    assert 'only-on-arm' in {c for _, c, _ in result.findings(place)}
    result = scanner.scan(place, options=['--platform', 'linux/s390x'])
    check(result.reasons(), ['the image is not read'])
    assert 'linux/amd64' in json.dumps(result.report), result.report['findings']


def case_base_image(scanner, directory):
    parts = [trees.tar(part) for part in layers(scanner.fixtures)]
    base = trees.write(Image(parts[:2]).oci(), directory / 'base')
    whole = trees.write(Image(parts).oci(), directory / 'whole')
    found = scanner.scan(whole, options=['--base-image', base]).findings(whole)
    places = {place for _, _, place in found}
    check(places, {'usr/bin/collector', 'opt/hidden/new'})
    other = trees.write(Image(parts[1:]).oci(), directory / 'other')
    result = scanner.scan(whole, options=['--base-image', other])
    assert any('not built on' in reason for reason in result.reasons()), result.reasons()


def case_what_it_starts(scanner, directory):
    for name, config, wanted in (
            ('missing', {'Entrypoint': ['/no/such/file']}, '/no/such/file'),
            ('command', {'Cmd': ['no-such-command', '-x']}, 'no-such-command'),
            ('shell', {'Cmd': ['/bin/sh', '-c', 'no-such-word && true']}, 'no-such-word'),
            ('wrapped', {'Entrypoint': ['/usr/bin/env', '--', 'no-such-program']}, 'no-such-program'),
            ('health', {'Healthcheck': {'Test': ['CMD-SHELL', 'no-such-probe || exit 1']}}, 'no-such-probe'),
            ('health in words', {'Healthcheck': {'Test': ['CMD', 'no-such-test', '-q']}}, 'no-such-test'),
            ('no health', {'Healthcheck': {'Test': ['NONE']}}, None),
            ('there', {'Entrypoint': ['/usr/bin/rotate']}, None),
            ('in path', {'Env': ['PATH=/opt/tools:/usr/bin'], 'Cmd': ['rotate']}, None),
            ('in a private path', {'Env': ['PATH=/opt/tools'], 'Cmd': ['special']}, None)):
        tree = {'usr/bin/rotate': b'#!/bin/sh\ntrue\n', 'opt/tools/special': b'#!/bin/sh\ntrue\n'}
        place = trees.write(Image([trees.tar(tree)], config=config).oci(), directory / name.replace(' ', '-'))
        found = {c for code, c, _ in scanner.scan(place).findings(place) if code != 'RG602'} - {'/bin/sh'}
        check(found, {wanted} if wanted else set(), name)


def case_damaged(scanner, directory):
    files = image_with(scanner, trees.packed).oci()
    for name in list(files):
        damaged = dict(files)
        damaged[name] = files[name][: len(files[name]) // 2]
        place = trees.write(damaged, directory / name.replace('/', '-'))
        result = scanner.scan(place)
        assert result.exit in (0, 1, 5), (name, result.exit)
        assert name == 'oci-layout' or result.reasons(), f'{name} is cut in half, and nothing is said'
        gone = {n: c for n, c in files.items() if n != name}
        if name not in ('oci-layout', 'index.json'):
            place = trees.write(gone, directory / ('no-' + name.replace('/', '-')))
            assert scanner.scan(place).reasons(), f'{name} is not there, and nothing is said'


def case_of_go_containerregistry(scanner, directory):
    wanted = expected(scanner, directory)
    image = image_with(scanner)
    files = {digest(b): b for b in image.blobs}
    files = {digest(image.config): image.config} | files
    files['manifest.json'] = json.dumps([{'Config': digest(image.config), 'RepoTags': ['app:1'],
                                          'Layers': [digest(b) for b in image.blobs]}]).encode()
    place = directory / 'crane.tar'
    place.write_bytes(trees.tar(files))
    check(scanner.scan(place).findings(place), wanted)


def case_layers_saved_once(scanner, directory):
    """Older versions of docker save a layer that is there twice as a link."""
    layer = trees.tar({'x.sh': b'#!/bin/sh\nno-such-command\n'})
    image = Image([layer, layer])
    names = ['a' * 64 + '/layer.tar', 'b' * 64 + '/layer.tar']
    files = {names[0]: layer, names[1]: ('link', '../' + names[0]), 'config.json': image.config,
             'manifest.json': json.dumps([{'Config': 'config.json', 'Layers': names}]).encode()}
    place = directory / 'saved.tar'
    place.write_bytes(trees.tar(files))
    assert 'no-such-command' in {c for _, c, _ in scanner.scan(place).findings(place)}


def case_no_image_after_all(scanner, directory):
    """A browser extension has a manifest.json, too."""
    place = directory / 'extension.zip'
    place.write_bytes(trees.tar({'manifest.json': b'{"manifest_version": 3}', 'x.sh': b'#!/bin/sh\nno-such-command\n'}))
    assert 'no-such-command' in {c for _, c, _ in scanner.scan(place).findings(place)}


def case_manifest_that_names_nothing(scanner, directory):
    for name, broken in (('layers', {'schemaVersion': 2}), ('rootfs', None)):
        image = Image([trees.tar({'x.sh': b'#!/bin/sh\nno-such-command\n'})])
        if broken is None:
            image.config = b'{"architecture": "amd64", "os": "linux"}'
            manifest = image.manifest()
        else:
            manifest = image.blob(json.dumps(broken | {'config': image.blob(image.config)}).encode())
        place = trees.write(image.layout([manifest]), directory / name)
        check(scanner.scan(place).reasons(), ['the image is not read'], name)


def case_hostile_indexes(scanner, directory):
    image = Image([trees.tar({})])
    inner = [image.manifest()]
    for _ in range(4):
        blob = image.blob(json.dumps({'manifests': inner * 200}).encode())
        inner = [blob | {'mediaType': 'application/vnd.oci.image.index.v1+json'}]
    place = trees.write(image.layout(inner * 200), directory / 'index')
    assert scanner.scan(place).exit in (0, 1, 5)
    image = Image([trees.tar({})])
    files = image.docker()
    manifest = json.loads(files['manifest.json'])
    manifest[0]['Layers'] = [f'{i}/layer.tar' for i in range(300_000)]
    files['manifest.json'] = json.dumps(manifest).encode()
    (directory / 'many.tar').write_bytes(trees.tar(files))
    check(scanner.scan(directory / 'many.tar').reasons(), ['the image is not read'])


def case_names_that_lead_out(scanner, directory):
    (directory / 'outside.tar').write_bytes(trees.tar({'x.sh': b'#!/bin/sh\nsteals\n'}))
    files = Image([trees.tar({})]).docker()
    manifest = json.loads(files['manifest.json'])
    manifest[0]['Layers'] = ['../outside.tar']
    files['manifest.json'] = json.dumps(manifest).encode()
    place = directory / 'evil.tar'
    place.write_bytes(trees.tar(files))
    result = scanner.scan(place)
    check(result.reasons(), ['the image is not read'])


def case_blobs_that_do_not_fit(scanner, directory):
    """A layer cut between members, or exchanged for another one, is read, and said not to be what the image names."""
    def script(word):
        return b'#!/bin/sh\n' + word + b'\n'

    whole = trees.tar({'a.sh': script(b'no-such-first'), 'b.sh': script(b'no-such-second')})
    cut = whole[:whole.index(b'b.sh')]
    other = trees.tar({'a.sh': script(b'no-such-other')})
    more = whole + bytes(10240)

    def change(files, name, content):
        assert name in files, (name, list(files))
        return files | {name: content}

    def blob(data):
        return 'blobs/sha256/' + digest(data)[7:]

    image = Image([whole])
    packed = Image([whole], trees.packed)
    docker = next(n for n in image.docker() if n.endswith('/layer.tar'))
    config = digest(image.config)[7:] + '.json'
    manifest = next(n for n, c in Image([whole]).oci().items() if b'"layers"' in c and n.startswith('blobs'))
    index = image.oci()['index.json'].replace(b'"size": ', b'"size": 1')
    forms = {
        'whole': (image.oci(), None), 'whole-packed': (packed.oci(), None), 'whole-saved': (image.docker(), None),
        'cut': (change(image.oci(), blob(whole), cut), 'layer'),
        'padded': (change(image.oci(), blob(whole), more), 'layer'),
        'exchanged': (change(image.oci(), blob(whole), other), 'other'),
        'exchanged-packed': (change(packed.oci(), blob(trees.packed(whole)), trees.packed(other)), 'other'),
        'cut-saved': (change(image.docker(), docker, cut), 'layer'),
        'exchanged-saved': (change(image.docker(), docker, other), 'other'),
        'exchanged-saved-packed': (change(image.docker(), docker, trees.packed(other)), 'other'),
        'configuration': (change(image.oci(), blob(image.config), image.config + b' '), 'configuration'),
        'configuration-saved': (change(image.docker(), config, image.config + b' '), 'configuration'),
        'manifest': (change(image.oci(), manifest, image.oci()[manifest] + b' '), 'configuration'),
        'size': (change(image.oci(), 'index.json', index), 'configuration')}
    for name, (files, kind) in forms.items():
        for form in ('directory', 'archive'):
            place = directory / f'{name}-{form}'
            trees.write(files, place) if form == 'directory' else place.write_bytes(trees.tar(files))
            if form == 'directory' and 'oci-layout' not in files:
                continue
            result = scanner.scan(place)
            check(result.reasons(), ['is not what the image names'] if kind else [], f'{name}, {form}')
            found = {c for code, c, _ in result.findings(place) if c.startswith('no-such')}
            check('no-such-first' in found, kind != 'other', f'{name}, {form}: what is there is read')


def case_layers_that_are_not_the_base(scanner, directory):
    """A configuration that names the layers of the base image does not make others of the base."""
    def layer(word):
        return trees.tar({f'{word}.sh': b'#!/bin/sh\nno-such-' + word.encode() + b'\n'})

    base = Image([layer('lowest'), layer('middle'), layer('upper')])
    own = [layer('lowest'), layer('app'), layer('upper')]
    for name, pack in ('plain', lambda data: data), ('packed', trees.packed):
        mine = Image(own, pack)
        mine.config = base.config
        place = trees.write(mine.oci(), directory / name)
        result = scanner.scan(place, options=['--base-image', trees.write(base.oci(), directory / 'base')])
        check(result.reasons(), ['is not what the image names'])
        found = {c for _, c, _ in result.findings(place) if c.startswith('no-such')}
        check(found, {'no-such-app', 'no-such-upper'}, name)


def case_an_image_below_a_directory(scanner, directory):
    """It is the image that it is, and its os-release chooses nothing."""
    image = Image([trees.tar({'usr/bin/x': b'#!/bin/sh\nno-such-old\n', 'etc/os-release': b'ID=some\nVERSION_ID=1\n'}),
                   trees.tar({'usr/bin/x': b'#!/bin/sh\nno-such-command\n'})])
    app = directory / 'app'
    trees.write({f'layout/{name}': content for name, content in image.oci().items()}, app)
    (app / 'image.tar').write_bytes(trees.tar(image.docker()))
    result = scanner.scan(app)
    found = {(c, p) for _, c, p in result.findings(app) if c.startswith('no-such')}
    check(found, {('no-such-command', f'{form}!/usr/bin/x') for form in ('layout', 'image.tar')})
    check(sorted(s['path'] for s in result.report['systems']), [f'{app}/image.tar', f'{app}/layout'])
    check('which no profile knows' in json.dumps(result.report), False)
    for place in (app / 'image.tar', app / 'layout'):
        check('which no profile knows' in json.dumps(scanner.scan(place).report), True)
    both = scanner.scan(app, app / 'layout')
    check(len(both.report['systems']), 2, 'named twice, read once')


def case_an_image_in_a_container(scanner, directory):
    """It is not taken for the loose layers that it is made of."""
    image = Image([trees.tar({'usr/bin/x': b'#!/bin/sh\nno-such-layer\n'})])
    app = {'x.sh': b'#!/bin/sh\nno-such-command\n'}
    saved = trees.tar(image.docker())
    layout = {f'some/layout/{name}': content for name, content in image.oci().items()}
    forms = {'saved': app | {'image.tar': saved}, 'packed': app | {'image.tar.gz': trees.packed(saved)},
             'layout': app | layout, 'reversed': app | dict(reversed(layout.items()))}
    for name, tree in forms.items():
        place = directory / f'{name}.tar'
        place.write_bytes(trees.tar(tree))
        outer = trees.write(Image([trees.tar(tree)]).oci(), directory / f'outer-{name}')
        for result in scanner.scan(place), scanner.scan(outer):
            reasons = [r for r in result.reasons() if 'image' in r and 'database' not in r]
            check(reasons, ['is a container image that is not read'], name)
            found = {f['capability'] for f in result.report['findings']}
            check({'no-such-layer', 'no-such-command'} & found, {'no-such-command'}, name)
    on_disk = {'layout': layout, 'saved': {'image.tar': saved}}
    for name, tree in on_disk.items():
        root = trees.write(app | tree | {'etc/os-release': b'ID=none\n'}, directory / f'root-{name}')
        found = {c for _, c, _ in scanner.scan(root).findings(root)}
        check({'no-such-layer', 'no-such-command'} - found, set(), f'{name}: on disk there is no need for one pass')


def case_marks_of_images_beside_other_files(scanner, directory):
    """Only what an image is made of is taken for it, and a mark that is not whole makes none."""
    app = {'d/x.sh': b'#!/bin/sh\nno-such-command\n', 'd/lib/y.sh': b'#!/bin/sh\nno-such-other\n'}
    saved = json.dumps([{'Config': 'c.json', 'RepoTags': None, 'Layers': ['l/1.tar']}]).encode()
    layout, index = b'{"imageLayoutVersion": "1.0.0"}', b'{"schemaVersion": 2, "manifests": []}'
    image = {f'd/{name}': content for name, content in Image([trees.tar({'z': b'#!/bin/sh\n'})]).oci().items()}
    forms = {'plugin': ({'d/manifest.json': b'[{"Name": "plugin", "Config": {}}]'}, 0),
             'names nothing': ({'d/manifest.json': b'[{"Config": "x", "RepoTags": []}]'}, 0),
             'layout alone': ({'d/oci-layout': layout}, 0), 'index alone': ({'d/index.json': index}, 0),
             'index of others': ({'d/oci-layout': layout, 'd/index.json': b'{"pages": []}'}, 0),
             'by another name': ({'d/x!manifest.json': saved}, 0),
             'saved': ({'d/manifest.json': saved}, 1), 'layout': (image, 1)}
    for name, (marks, count) in forms.items():
        for form, tree in ('after', app | marks), ('before', marks | app):
            place = directory / f'{name}-{form}'
            place.with_suffix('.tar').write_bytes(trees.tar({'first': b''} | tree))
            trees.write(tree, place)
            trees.write(tree | {'etc/os-release': b'ID=none\n'}, place.with_suffix('.root'))
            trees.write(Image([trees.tar(tree)]).oci(), place.with_suffix('.outer'))
            for suffix in '', '.tar', '.root', '.outer':
                result = scanner.scan(place.with_suffix(suffix))
                found = {f['capability'] for f in result.report['findings']}
                check({'no-such-command', 'no-such-other'} - found, set(), f'{place.name}{suffix}')
                told = [reason for reason in result.reasons() if 'image' in reason]
                is_read = name == 'layout' and suffix in ('', '.root')
                check(len(told), 0 if is_read else count, f'{place.name}{suffix}: {told}')
    named = {name[2:]: content for name, content in (app | image).items()}
    trees.write(named, directory / 'named')
    (directory / 'named.tar').write_bytes(trees.tar(dict(reversed(named.items()))))
    for root in directory / 'named', directory / 'named.tar':
        found = {c for _, c, _ in scanner.scan(root).findings(root)}
        check({'no-such-command', 'no-such-other'} - found, set(), 'beside the files of an image that is named')


def case_an_unpacked_saved_image(scanner, directory):
    wanted = expected(scanner, directory)
    saved = trees.write(image_with(scanner).docker(), directory / 'saved')
    check(scanner.scan(saved).findings(saved), wanted, 'named')
    trees.write({f'in/image/{name}': content for name, content in image_with(scanner).docker().items()}, directory)
    trees.write({'x.sh': b'#!/bin/sh\nno-such-command\n'}, directory / 'in')
    result = scanner.scan(directory / 'in')
    check([s['path'] for s in result.report['systems']], [f'{directory}/in/image'])
    found = {c for code, c, _ in result.findings(directory) if code != 'RG602'}
    check({c for code, c, _ in wanted if code != 'RG602'} | {'no-such-command'}, found, 'below a directory')


def case_links_that_lead_out(scanner, directory):
    """No file of a layout lies behind a symbolic link, whichever part of its path that is."""
    files = Image([trees.tar({'x.sh': b'#!/bin/sh\nsteals\n'})]).oci()
    outside = trees.write(files, directory / 'outside')
    blob = next(name for name in files if name.startswith('blobs/'))
    for name, link in (('blobs', 'blobs'), ('algorithm', 'blobs/sha256'), ('blob', blob)):
        place = trees.write(files, directory / name)
        (place / link).rename(directory / f'{name}-moved')
        (place / link).symlink_to(outside / link)
        check(scanner.scan(place).reasons(), ['the image is not read'], name)


def case_as_whom_it_starts(scanner, directory):
    accounts = {'etc/passwd': b'root:x:0:0::/:/bin/sh\napp:x:9:9::/:/bin/sh\n', 'etc/group': b'app:x:9:\n'}
    said = {'absent': 'does not have the user that it starts as', 'app:absent': 'does not have the group that it starts as'}
    for user in ('', 'root', '1000', '0:0', 'app', 'app:app', 'ap', *said):
        image = Image([trees.tar(accounts)], config={'Cmd': ['/etc/passwd'], 'User': user})
        place = trees.write(image.oci(), directory / f'as-{user}')
        reasons = [reason for reason in scanner.scan(place).reasons() if 'starts as' in reason]
        expected = said.get(user) or (said['absent'] if user == 'ap' else None)
        check(len(reasons), 1 if expected else 0, (user, reasons))
        assert not expected or expected in reasons[0], reasons
