"""Generates worlds: a target and a baseline that are closed, and an application that needs parts of both.

Closed means that everything that anything requires is there on both sides, in an enabled channel and in one version, dist
tags aside, so that the audit of an unaltered world finds nothing. Of the packages that the application uses each is used in
one way alone and needed by nobody else: what is altered in one of them shows as one thing.
"""
import copy
import dataclasses

from application import Application
from distribution import Distribution, Library, Package
from elf_file import Elf
from rpm_file import Rpm
from rpm_md import Form

IMAGE = 'azurelinux-release-container'  # what the profile's image has, and nothing of the application names


@dataclasses.dataclass
class Use:
    """One thing that the application asks for, and who asks."""
    kind: str          # soname, packaged soname, name, capability, file, command, path, unit, scriptlet, interpreter ...
    package: str       # who has it, by name, on both sides
    subject: str       # the application's file that asks
    asked: str         # as a finding names it
    tail: list = dataclasses.field(default_factory=list)       # (capability, package) in turn: what the package drags in
    approach: list = dataclasses.field(default_factory=list)   # files of the application that lead to the subject
    detail: str = ''   # soname without marks, or path of a command

    def chain(self, *links):
        """The chain of a finding as a report tells it: a package asked for by its own name is one link."""
        chain = [*self.approach, self.subject, self.asked]
        for link in links:
            if link.partition(' (')[0] == chain[-1]:
                chain[-1] = link
            else:
                chain.append(link)
        return chain


class World:
    """Target, baseline and application, and with what options rpmgap is called."""

    def __init__(self, random):
        self.target = Distribution('azurelinux-4.0', '.azl4', ['base', 'cloud-native', 'nvidia', 'sdk'])
        self.baseline = Distribution('fedora-43', '.fc43', ['fedora', 'updates'])
        self.application = Application()
        self.uses = []
        self.rules = []
        self.options = []
        self.forms = {}                                        # 'target' or 'baseline', channel -> Form
        self.has_baseline = True
        self.only_there = None                                 # a package of the baseline
        self.taken = set()
        self.random = random

    def copy(self, random):
        other = copy.copy(self)
        other.target, other.baseline, other.application = map(
            copy.deepcopy, (self.target, self.baseline, self.application))
        other.uses, other.rules, other.options = map(copy.deepcopy, (self.uses, self.rules, self.options))
        other.forms, other.taken = dict(self.forms), set(self.taken)
        other.random = random
        return other

    def form_of(self, side, channel):
        return self.forms.get((side, channel), Form())

    def word(self, syllables=3):
        """A word that is new in this world, and no command or package of any real one."""
        while True:
            word = ''.join(self.random.choice('bdfgklmnprtvz') + self.random.choice('aeiou') for _ in range(syllables))
            word += self.random.choice('klmnrxz')
            if word not in self.taken:
                self.taken.add(word)
                return word

    def version(self):
        return '.'.join(str(self.random.randint(1, 30)) for _ in range(self.random.randint(2, 3)))

    def pair(self, name, *, requires=(), same_release=False, arch='', **parts):
        """One package for both sides: the same version, its dist tag, and a release of the target that is not older.

        `{evr}` in what it requires or provides is its own version, on each side."""
        version, release = self.version(), self.random.randint(1, 20)
        epoch = self.random.choice([0, 0, 0, 0, 1, 2])
        arch = arch or ('x86_64' if parts.get('libraries') else self.random.choice(['x86_64', 'x86_64', 'noarch']))
        for side, channels in ((self.baseline, ['fedora', 'fedora', 'updates']),
                               (self.target, ['base', 'base', 'cloud-native'])):
            newer = 0 if same_release or side is self.baseline else self.random.choice([0, 0, 1, 3])
            package = Package(name, version, f'{release + newer}{side.tag}', self.random.choice(channels), arch=arch,
                              epoch=epoch, **copy.deepcopy(parts))
            package.requires = [text.replace('{evr}', package.evr) for text in requires]
            package.provides = [text.replace('{evr}', package.evr) for text in package.provides]
            side.packages.append(package)

    def uses_of(self, *kinds):
        return [use for use in self.uses if use.kind in kinds]

    def here(self, use):
        return self.target.named(use.package)

    def there(self, use):
        return self.baseline.named(use.package)

    def pick(self, *kinds, where=lambda use: True):
        use = self.random.choice([use for use in self.uses_of(*kinds) if where(use)])
        if use.kind == 'text':  # or what becomes of the tool would be found of the requirement, too
            self.rpm.requires.remove(self.for_the_text)
        return use

    @property
    def rpm_path(self):
        return next(iter(self.application.rpms))

    @property
    def rpm(self):
        return self.application.rpms[self.rpm_path]

    def script_of(self, use):
        return self.application.scripts[use.subject]


C_LIBRARY = {'libc.so.6': {'GLIBC_2.34': ['abort_']}}


def add_core(world):
    """What the image has, and what every program needs."""
    nodes = {node: [f'{name}_'] for node, name in (('GLIBC_2.2.5', 'malloc'), ('GLIBC_2.34', 'abort'),
                                                   ('GLIBC_2.38', 'strlcpy'))}
    world.pair('filesystem', files=['/usr/bin', '/usr/lib64'], arch='noarch')
    world.pair('glibc', provides=['rtld(GNU_HASH)', '/lib64/ld-linux-x86-64.so.2'], requires=['filesystem'],
               files=['/usr/lib64/ld-linux-x86-64.so.2', '/usr/bin/ldd'], libraries=[Library('libc.so.6', nodes)])
    needs = ['libc.so.6()(64bit)', 'libc.so.6(GLIBC_2.34)(64bit)']
    world.pair('bash', requires=needs, provides=['/bin/sh', '/bin/bash'], files=['/usr/bin/bash', '/usr/bin/sh'],
               arch='x86_64')
    world.pair('coreutils', requires=needs, files=[f'/usr/bin/{name}' for name in ('cat', 'echo', 'mkdir', 'rm')],
               arch='x86_64')
    world.pair('systemd', requires=needs, arch='x86_64',
               files=['/usr/bin/systemctl', '/usr/lib/systemd/system/multi-user.target'])
    world.pair('dnf5', requires=needs + ['coreutils'], provides=['dnf = {evr}'], files=['/usr/bin/dnf'], arch='x86_64')
    world.pair(IMAGE, requires=['coreutils', 'systemd'], arch='noarch')
    world.baseline.drop(world.baseline.named(IMAGE))


def new_library(world):
    """A library with some version nodes, each with its functions."""
    stem = world.word()
    nodes = {f'{stem.upper()}_{i}.{world.random.randint(0, 9)}': [f'{stem}_{world.word(2)}' for _ in range(2)]
             for i in range(1, world.random.randint(3, 5))}
    return Library(f'lib{stem}.so.{world.random.randint(1, 9)}', nodes, needs=C_LIBRARY)


def add_tail(world, length):
    """Packages of which each requires the next one, by its name, a capability or a library: (capability, package)."""
    tail = []
    requires = []
    for _ in range(length):
        name, kind = world.word(), world.random.choice(['name', 'name', 'capability', 'soname', 'rich'])
        if kind in ('name', 'rich'):
            world.pair(name, requires=requires)
            asked = name if kind == 'name' else world.random.choice([f'({name} or {world.word()})', f'({name} if bash)'])
        elif kind == 'capability':
            asked = f'{name}({world.word()})'
            world.pair(f'{name}-impl', requires=requires, provides=[f'{asked} = {world.version()}'])
            name = f'{name}-impl'
        else:
            library = new_library(world)
            world.pair(name, requires=requires, libraries=[library])
            asked = f'{library.soname}()(64bit)'
        tail.insert(0, (asked, name))
        requires = [asked]
    return tail


def some_tail(world):
    return add_tail(world, world.random.choice([0, 0, 1, 2, 3, 4]))


def add_program(world, depth):
    """A program that reaches `depth` bundled libraries one by one; each of them needs a library of the distribution."""
    name = world.word()
    bundled = [f'lib{world.word()}.so.{world.random.randint(1, 9)}' for _ in range(depth)]
    paths = [f'application/bin/{name}'] + [f'application/lib/{soname}' for soname in bundled]
    for i, path in enumerate(paths):
        tail = some_tail(world)
        library, package = new_library(world), world.word()
        world.pair(package, requires=[asked for asked, _ in tail[:1]], libraries=[library])
        wanted = world.random.sample(sorted(library.nodes), world.random.randint(1, len(library.nodes)))
        needs = {library.soname: {node: library.nodes[node][:1] for node in wanted}, **C_LIBRARY}
        if i < depth:
            node = f'{bundled[i][3:-5].upper()}_1'
            needs = {bundled[i]: {node: [f'{bundled[i][3:-5]}_run']}, **needs}
            world.uses.append(Use('bundled', '', path, f'{bundled[i]}()(64bit)', [], paths[:i], paths[i + 1]))
        elf = Elf(needs=needs, program=i == 0)
        if i < depth:
            elf.runpath = '$ORIGIN/../lib' if i == 0 else '$ORIGIN'
        if i > 0:
            stem = bundled[i - 1][3:-5]
            elf.soname, elf.nodes = bundled[i - 1], {f'{stem.upper()}_1': [f'{stem}_run']}
        world.application.elves[path] = elf
        world.uses.append(Use('soname', package, path, f'{library.soname}()(64bit)', tail, paths[:i], library.soname))


def add_package_file(world):
    """The application's package, with a Requires of each kind."""
    name, random = world.word(), world.random
    rpm = Rpm(name, files={f'/usr/share/{name}/data': b'data\n'})
    subject = f'application/packages/{name}-1-1.fc43.x86_64.rpm'
    world.application.rpms[subject] = rpm

    def use(kind, package, asked, tail=(), requirement=None, detail=''):
        rpm.requires.append(requirement or asked)
        world.uses.append(Use(kind, package, subject, asked, list(tail), detail=detail))

    for i in range(random.randint(4, 6)):
        package, tail = world.word(), add_tail(world, 1 + i) if i < 4 else some_tail(world)
        world.pair(package, requires=[asked for asked, _ in tail[:1]], same_release=i < 2)
        bound = f' >= {world.baseline.named(package).evr.rpartition("-")[0]}' if i in (2, 3) else ''
        use('name', package, package + bound, tail)
    for i in range(random.randint(3, 4)):
        package, tail, version = world.word(), some_tail(world), world.version()
        asked = f'{world.word()}({world.word()})' if i else world.word()
        world.pair(package, requires=[text for text, _ in tail[:1]], provides=[f'{asked} = {version}'])
        use('capability', package, asked if i < 2 else f'{asked} >= {version}', tail, detail=asked)
    for _ in range(2):
        library, package, tail = new_library(world), world.word(), some_tail(world)
        world.pair(package, requires=[text for text, _ in tail[:1]], libraries=[library])
        use('packaged soname', package, f'{library.soname}()(64bit)', tail, detail=library.soname)
        rpm.requires.append(f'{library.soname}({sorted(library.nodes)[0]})(64bit)')
    for directory in ('/usr/bin', '/etc', random.choice(['/usr/share', '/usr/libexec'])):
        package, tail, word = world.word(), some_tail(world), world.word()
        path = f'{directory}/{word}' + ('.conf' if directory == '/etc' else '')
        world.pair(package, requires=[text for text, _ in tail[:1]], files=[path])
        use('file', package, path, tail)

    for when in ('pre', 'post', 'preun', 'postun'):
        package, word = world.word(), world.word()
        world.pair(package, files=[f'/usr/bin/{word}'])
        if random.random() < 0.5:
            use('scriptlet', package, f'/usr/bin/{word}', requirement=(when, f'/usr/bin/{word}'))
        else:
            use('scriptlet', package, package, requirement=(when, package))
    package, word = world.word(), world.word()
    world.pair(package, files=[f'/usr/bin/{word}'])
    when = random.choice(['pre', 'post', 'preun'])
    rpm.scriptlets[when] = f'{word} --refresh\n'
    world.for_the_text = (when, package)
    rpm.requires.append(world.for_the_text)
    world.uses.append(Use('text', package, subject, word))

    for asked, provide, path in ((f'python(abi) = 3.{random.randint(10, 30)}', '', ''),
                                 (f'perl(:MODULE_COMPAT_5.{random.randint(10, 60)}.1)', '', ''),
                                 (f'ruby(release) = {random.randint(2, 9)}.{random.randint(0, 9)}', '', ''),
                                 (f'/usr/bin/node-{random.randint(16, 40)}', '', 'path')):
        package = world.word()
        world.pair(package, provides=[] if path else [asked], files=[asked] if path else [])
        use('interpreter', package, asked)

    # Weak ones: of a package that is asked for, and of one far down its tail.
    for chosen in (world.pick('name', where=lambda each: each.tail), world.pick('capability')):
        weak = world.word()
        world.pair(weak)
        by = chosen.package if chosen.kind == 'capability' else chosen.tail[-1][1]
        for side in (world.target, world.baseline):
            side.named(by).recommends.append(weak)
        world.uses.append(Use('weak', weak, subject, chosen.asked, detail=by))
    quiet = world.pick('name')
    rpm.conflicts.append(f'{quiet.package} < 0.1')


def add_script(world):
    """A script that installs packages, calls their commands, and what the image has."""
    name = f'application/scripts/{world.word()}'
    lines, installs = ['#!/usr/bin/bash'], []

    def use(kind, package, asked, detail=''):
        world.uses.append(Use(kind, package, name, asked, detail=detail))

    def new_package(path):
        package, tail = world.word(), some_tail(world)
        world.pair(package, requires=[text for text, _ in tail[:1]], files=[path])
        installs.append(package)
        return package

    calls = []
    for _ in range(world.random.randint(2, 3)):
        word = world.word()
        use('command', new_package(f'/usr/bin/{word}'), word, f'/usr/bin/{word}')
        calls.append(f'{word} --{world.word(2)}')
    for directory in ('/usr/bin', '/usr/libexec'):
        path = f'{directory}/{world.word()}'
        use('path', new_package(path), path)
        calls.append(f'{path} {world.word(2)}')
    for _ in range(2):
        word = world.word()
        use('image', word, word)
        world.pair(word, files=[f'/usr/bin/{word}'])
        world.target.named(IMAGE).requires.append(word)
        calls.append(word)
    for suffix in ('service', 'timer', 'socket'):
        unit = f'{world.word()}.{suffix}'
        use('unit', new_package(f'/usr/lib/systemd/system/{unit}'), unit)
        calls.append(f'systemctl {world.random.choice(["start", "enable", "restart"])} {unit}')
    for _ in range(2):
        package = world.word()
        world.pair(package)
        installs.append(package)
        use('install', package, package)
    world.random.shuffle(calls)
    world.random.shuffle(installs)
    lines.append(f'dnf install -y {" ".join(installs)}')
    world.application.scripts[name] = lines + calls


def add_rules(world):
    """Rules of the user's, about commands and packages that nothing here uses; mutations make them speak."""
    used = world.pick('name', 'capability', 'file', 'soname').package
    for code, match, against in (
            ('RG603', {'commands': ['dnf'], 'words': [world.word()]}, 'fedora-*'),
            ('RG604', {'commands': ['cat'], 'words': [f'/etc/{world.word()}-release']}, 'fedora-*'),
            ('RG701', {'packages': [world.word()]}, 'fedora-*'), ('RG701', {'packages': [used]}, 'debian-*'),
            ('RG702', {'commands': ['cat'], 'words': [f'/var/log/{world.word()}']}, 'fedora-*'),
            ('RG702', {'packages': [world.word()]}, 'fedora-*'), ('RG702', {'packages': [used]}, 'debian-*')):
        world.rules.append({'id': f'rule-{len(world.rules)}', 'code': code, 'match': match, 'against': [against]})


def add_baseline_only(world):
    """A package of the baseline with something of each kind, which nothing uses until a mutation does."""
    name, library = world.word(), new_library(world)
    world.pair(name, provides=[f'{world.word()}({world.word()})'], libraries=[library],
               files=[f'/usr/bin/{world.word()}', f'/usr/lib/systemd/system/{world.word()}.service'])
    world.target.drop(world.target.named(name))
    world.only_there = world.baseline.named(name)


def add_bare_script(world):
    """Another script, which calls what nobody installs. For runs without an image: in one it would be RG602."""
    name, lines = f'application/scripts/{world.word()}', ['#!/usr/bin/bash']
    for directory in ('/usr/bin', '/usr/bin', '/usr/bin', '/usr/libexec'):
        word, package = world.word(), world.word()
        world.pair(package, files=[f'{directory}/{word}'])
        is_path = directory != '/usr/bin'
        lines.append(f'{directory + "/" if is_path else ""}{word} --{world.word(2)}')
        world.uses.append(Use('bare path' if is_path else 'bare', package, name, f'{directory}/{word}' if is_path else word,
                              detail=f'{directory}/{word}'))
    world.application.scripts[name] = lines
    world.options += ['--image', 'none']


def start_program(world):
    """The script starts a program of the application, and so leads to all that this needs."""
    path, lines = next(iter(world.application.scripts.items()))
    program = world.random.choice([path for path, elf in world.application.elves.items() if elf.program])
    lines.append(program.rpartition('/')[2])
    for use in world.uses:
        if program in (use.subject, *use.approach):
            use.approach = [path, *use.approach]


def generate(random):
    world = World(random)
    add_core(world)
    depths = [random.choice([0, 1]), random.choice([2, 3, 4])]
    for depth in depths:
        add_program(world, depth)
    add_package_file(world)
    add_script(world)
    if random.random() < 0.5:
        start_program(world)
    add_rules(world)
    add_baseline_only(world)
    for _ in range(random.randint(3, 8)):
        package = world.word()
        world.pair(package, requires=[text for text, _ in some_tail(world)[:1]])
        world.uses.append(Use('unused', package, '', ''))
    for side in (world.target, world.baseline):
        random.shuffle(side.packages)
    return world
