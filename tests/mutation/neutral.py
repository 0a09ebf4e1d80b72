"""Mutations after which there is nothing to find: the same content, told or built otherwise, or what nobody asks for."""
import copy
import dataclasses

from mutation import neutral
from rpm_md import Form
from world import some_tail


def sides(world):
    return (('target', world.target), ('baseline', world.baseline))


@neutral()
def order(world):
    for _, side in sides(world):
        world.random.shuffle(side.packages)
        for package in side.packages:
            for each in (package.provides, package.requires, package.files, package.recommends, package.libraries):
                world.random.shuffle(each)
    world.random.shuffle(world.rpm.requires)


@neutral()
def dist_tag_of_the_target(world):
    tag = world.random.choice(['.azl4.1', '.azl5', '.azl10', '.azl4~bootstrap', '.el10', '.fc43', '.fc44', ''])
    for package in world.target.packages:
        old, package.release = package.evr, package.release.replace(world.target.tag, tag)
        package.provides = [text.replace(old, package.evr) for text in package.provides]


@neutral()
def dist_tag_of_some_packages(world):
    for package in world.random.sample(world.target.packages, len(world.target.packages) // 3):
        old = package.evr
        package.release = package.release.replace(world.target.tag, world.random.choice(['.azl5', '.azl4.2', '.fc43']))
        package.provides = [text.replace(old, package.evr) for text in package.provides]


@neutral()
def build_host_and_time(world):
    for _, side in sides(world):
        for package in side.packages:
            package.build_host = f'{world.word()}.example'
            package.build_time += world.random.randint(-1000000, 0)


@neutral()
def rebuilt_application(world):
    world.rpm.build_host, world.rpm.build_time = f'{world.word()}.example', 1767225600 - world.random.randint(1, 10**6)
    world.rpm.compressor = 'gzip'
    world.rpm.header_digests = ('SHA256',)


@neutral()
def form_of_the_metadata(world):
    for key, side in sides(world):
        for channel in side.channels:
            world.forms[key, channel] = Form(compression=world.random.choice(['gz', 'xz', 'bz2', 'none']),
                                             checksum=world.random.choice(['sha256', 'sha512', 'sha1', 'sha384']))


@neutral()
def unrelated_packages(world):
    for _ in range(world.random.randint(3, 10)):
        world.pair(world.word(), requires=[text for text, _ in some_tail(world)[:1]],
                   provides=[f'{world.word()}({world.word()}) = {world.version()}'], files=[f'/usr/bin/{world.word()}'])
    for channel in ('sdk', 'nvidia'):
        world.target.packages.append(dataclasses.replace(world.here(world.pick('unused')), name=world.word(),
                                                         channel=channel))


@neutral()
def higher_release(world):
    for package in world.random.sample(world.target.packages, len(world.target.packages) // 2):
        old = package.evr
        number, _, tag = package.release.partition('.')
        package.release = f'{int(number) + world.random.randint(1, 50)}.{tag}'
        package.provides = [text.replace(old, package.evr) for text in package.provides]


@neutral()
def higher_minor_version(world):
    for package in world.random.sample(world.target.packages, len(world.target.packages) // 2):
        old = package.evr
        package.version += f'.{world.random.randint(1, 9)}'
        package.provides = [text.replace(old, package.evr) for text in package.provides]


@neutral()
def older_packages_beside(world):
    """As in a channel that keeps what it had: only the newest counts."""
    for _, side in sides(world):
        for package in world.random.sample(side.packages, 10):
            older = copy.deepcopy(package)
            older.version = f'0.{older.version}'
            side.packages.append(older)


@neutral()
def more_provides_and_files(world):
    for _, side in sides(world):
        for package in side.packages:
            if world.random.random() < 0.5:
                package.provides.append(f'{world.word()}({world.word()}) = {world.version()}')
                package.files.append(f'/usr/share/{package.name}/{world.word()}')


@neutral()
def merged_directories(world):
    """A shell finds what lies below /usr by its old path, and by that of another directory that is a link."""
    for lines in world.application.scripts.values():
        for at, line in enumerate(lines):
            if line.startswith(('/usr/bin/', '#!/usr/bin/')):
                lines[at] = line.replace('/usr/bin/', world.random.choice(['/bin/', '/usr/sbin/', '/sbin/']), 1)


@neutral()
def default_stream(world):
    for package in world.random.sample(world.target.packages, 5):
        package.module = f'{world.word()}:{world.random.randint(1, 9)}!'


@neutral()
def baseline_lacks_it(world):
    """What only the target has is no loss."""
    for use in world.random.sample(world.uses_of('name', 'capability', 'file', 'soname', 'unit'), 5):
        if world.there(use) in world.baseline.packages:
            world.baseline.drop(world.there(use))


@neutral()
def more_nodes(world):
    for use in world.uses_of('soname'):
        library = world.here(use).libraries[0]
        library.nodes = {**library.nodes, f'{world.word().upper()}_9.9': [world.word()]}


@neutral()
def other_enabled_channel(world):
    for package in world.target.packages:
        package.channel = world.random.choice(['base', 'cloud-native'])
    for package in world.baseline.packages:
        package.channel = world.random.choice(['fedora', 'updates'])


@neutral()
def copies_in_the_application(world):
    """The whole tree a second time, and the script alone once more."""
    for part in (world.application.elves, world.application.scripts):
        for path, content in list(part.items()):
            part[path.replace('application/', 'application/again/', 1)] = copy.deepcopy(content)
    path, lines = next(iter(world.application.scripts.items()))
    world.application.scripts[f'{path}.bak'] = list(lines)


@neutral()
def text_of_the_script(world):
    """Comments, empty lines, quotes."""
    for lines in world.application.scripts.values():
        for at in range(len(lines) - 1, 0, -1):
            word, _, rest = lines[at].partition(' ')
            lines[at] = world.random.choice([lines[at], f'"{word}" {rest}', f"'{word}' {rest}  # {world.word()}"])
            if world.random.random() < 0.3:
                lines.insert(at, world.random.choice(['', f'# {world.word()} {word}', 'set -e', ':']))


@neutral(variant='bare')
def less_in_the_image(world):
    """Without an image nobody asks what it has."""
    world.target.drop(world.target.named('azurelinux-release-container'))


@neutral(variant='symbols')
def more_exports(world):
    for use in world.uses_of('soname'):
        for functions in world.here(use).libraries[0].nodes.values():
            functions.insert(0, world.word())
