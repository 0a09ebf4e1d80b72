"""What is in a generated distribution: its source packages in two snapshots, and their packages as plain dictionaries.

Everything is a function of the seed, the number of a source package and what came before it, so a smaller distribution is the beginning
of a larger one.  A package has name, evr, arch, source, the lists of capabilities in the words of tests/make-repo, paths, and
directories: (name, where its files begin in the list of file names, how many).
"""
import random

PYTHON = {'old': '3.13', 'new': '3.14'}
SYLLABLES = [a + b for a in 'bdfgklmnprstvzjh' for b in 'aeio']
KINDS = ('library', 'application', 'python', 'crate', 'perl', 'font')
SHARES = (26, 24, 16, 16, 10, 8)
# What is broken in a repository of any size; others are drawn.
FAULTS = {61: 'missing', 75: 'newer', 90: 'clash'}
# How many files a package of each kind of directory has, in proportion.
WEIGHTS = {'libs': 8, 'devel': 120, 'doc': 500, 'app': 50, 'data': 420, 'plugin': 8, 'python': 130, 'crate': 45, 'perl': 30, 'font': 25}
TAILS = 16384


def word(number):
    """A name of four syllables, another one for each of the first sixteen million numbers."""
    mixed = number * 11400713 % (1 << 24)
    return ''.join(SYLLABLES[mixed >> shift & 63] for shift in (0, 6, 12, 18))


class Source:
    """What a source package is in both snapshots; a function of the seed and its number."""

    def __init__(self, number, seed, earlier, added):
        chance = random.Random(f'{seed}/{number}')
        self.number = number
        self.word = word(number)
        self.kind = chance.choices(KINDS, SHARES)[0]
        # Others depend on a hub only, so what is broken elsewhere breaks little else.
        self.hub = number < 40 or chance.random() < 0.4 and number not in FAULTS
        self.added = added
        self.removed = not added and not self.hub and number not in FAULTS and chance.random() < 0.13
        version = [chance.randint(0, 9), chance.randint(0, 30), chance.randint(0, 12)]
        later = list(version)
        self.upgraded = chance.random() < 0.60
        if self.upgraded:
            later[chance.choice((0, 1, 1, 2, 2, 2))] += chance.randint(1, 3)
        self.downgraded = not self.upgraded and not self.hub and chance.random() < 0.01
        if self.downgraded:
            version[1] += 1
        self.epoch = '1:' if chance.random() < 0.03 else ''
        self.version = {'old': '.'.join(map(str, version)), 'new': '.'.join(map(str, later))}
        self.release = chance.randint(1, 9)
        major = chance.randint(0, 8)
        self.major = {'old': major, 'new': major + (self.upgraded and chance.random() < 0.08)}
        nodes = chance.randint(0, 6)
        change = chance.choices((0, 1, -1), (85, 14, 1))[0] if self.upgraded else 0
        self.nodes = {'old': nodes, 'new': max(0, nodes + (change if change > 0 or not self.hub else 0))}
        renamed = self.upgraded and chance.random() < 0.03
        self.stem = {'old': self.word, 'new': self.word + 'ng' if renamed else self.word}
        self.forgotten = renamed and chance.random() < 0.2  # nothing obsoletes the old name
        self.left_behind = not self.hub and chance.random() < 0.02  # not built anew
        fault = chance.choices(('', *FAULTS.values()), (990, 5, 3, 2))[0]
        self.fault = FAULTS.get(number, '' if self.hub or number < 60 else fault)
        self.parts = list(self.choose_parts(chance))
        self.needs = {part: [self.need(chance, earlier) for _ in range(int(chance.expovariate(1 / 4)) + 2)] for part, _ in self.parts}
        self.rival = self.one_of(chance, earlier['leaf']) if not self.hub and chance.random() < 0.05 else None
        self.files = {part: (chance.randrange(TAILS // 2), chance.lognormvariate(-0.72, 1.2)) for part, _ in self.parts}
        self.text = chance.randrange(TAILS - 200), chance.randint(30, 150)

    def choose_parts(self, chance):
        """Names of packages behind the stem, and what kind of directories they fill."""
        if self.kind == 'library':
            yield from (('-libs', 'libs'), ('-devel', 'devel'))
            if chance.random() < 0.4:
                yield '', 'app'
            if chance.random() < 0.3:
                yield '-doc', 'doc'
        elif self.kind == 'application':
            yield '', 'app'
            if chance.random() < 0.5:
                yield '-data', 'data'
            if chance.random() < 0.3:
                yield '-doc', 'doc'
            for number in range(chance.choice((0, 0, 0, 1, 2, 4))):
                yield f'-plugin-{SYLLABLES[number]}', 'plugin'
        elif self.kind == 'crate':
            yield from (('-devel', 'crate'), ('+default-devel', 'crate'))
            for number in range(chance.choice((0, 0, 1, 2, 4))):
                yield f'+{SYLLABLES[number]}-devel', 'crate'
        else:
            yield '', self.kind

    @staticmethod
    def one_of(chance, sources):
        """One of those before, the first ones most often."""
        return sources[int(len(sources) * chance.random() ** 3)] if sources else None

    def need(self, chance, earlier):
        """(form, source, another source, a number): what is needed, in words that fit both snapshots."""
        wanted = chance.choices(('library', 'application', 'any'), (6, 2, 1))[0]
        if self.kind in ('python', 'perl', 'crate') and chance.random() < 0.8:
            wanted = self.kind
        form = {'library': ('soname', 'soname', 'symbols', 'symbols', 'package', 'isa'),
                'application': ('package', 'least', 'command', 'or', 'if', 'directory'), 'any': ('package', 'least', 'or', 'if')}.get(wanted, ('module',))
        target = self.one_of(chance, earlier[wanted])
        other = self.one_of(chance, earlier['application'])
        return chance.choice(form), target, other, chance.randint(0, 6)

    def name(self, part, snapshot):
        stem = self.stem[snapshot]
        prefix = {'python': 'python3-', 'perl': 'perl-', 'crate': 'rust-'}.get(self.kind, '')
        return prefix + (stem.capitalize() if self.kind == 'perl' else stem) + ('-fonts' if self.kind == 'font' else '') + part

    def main_name(self, snapshot):
        return self.name(self.parts[0][0], snapshot)

    def gone(self, snapshot):
        return self.removed if snapshot == 'new' else self.added

    def soname(self, snapshot):
        return f'lib{self.word}.so.{self.major[snapshot]}'

    def module(self, snapshot):
        """The capability by which modules of a language are asked for."""
        if self.kind == 'python':
            return f'python{PYTHON[snapshot]}dist({self.word})'
        return f'perl({self.word.capitalize()})' if self.kind == 'perl' else f'crate({self.word})'


def need_in(source, form, other, number, snapshot):
    """One need as requirements of a snapshot; none where what it names is gone, since then the package was changed."""
    if source is None or source.gone(snapshot):
        return []
    name = source.main_name(snapshot)
    version = source.version[snapshot]
    has_other = other is not None and not other.gone(snapshot) and other is not source
    if form == 'soname':
        return [f'{source.soname(snapshot)}()(64bit)']
    if form == 'symbols':
        node = f'{source.word.upper()}_1.{min(number, source.nodes[snapshot])}'
        return [f'{source.soname(snapshot)}()(64bit)', f'{source.soname(snapshot)}({node})(64bit)']
    if form == 'isa':
        return [f'{name}(x86-64) >= {source.epoch}{version}']
    if form == 'least':
        return [f'{name} >= {source.epoch}{version}']
    if form == 'command':
        return [f'/usr/bin/{source.word}']
    if form == 'directory':  # in the file lists alone
        return [f'/usr/share/{source.word}']
    if form == 'or' and has_other:
        return [f'({name} or {other.main_name(snapshot)})']
    if form == 'if' and has_other:
        return [f'({name} if {other.main_name(snapshot)})']
    if form == 'module':
        wanted = source.module(snapshot)
        if source.kind == 'crate':
            return [f'({wanted} >= {version} with {wanted} < {int(version.split(".")[0]) + 1}.0.0~)']
        return [f'{wanted} >= {version}'] if number < 3 else [wanted]
    return [name]


def requirements(source, part, kind, snapshot):
    """What a package needs: of its own source, of the basis, and of others."""
    found = ['/usr/bin/sh'] if kind == 'app' else []
    main = source.main_name(snapshot)
    own = f'= {source.epoch}{source.version[snapshot]}'
    if kind in ('libs', 'app', 'plugin'):
        found += ['libc.so.6()(64bit)', 'libc.so.6(GLIBC_2.34)(64bit)', 'rtld(GNU_HASH)']
    if kind == 'devel':
        found += [f'{main}(x86-64) {own}', f'{source.soname(snapshot)}()(64bit)', '/usr/bin/pkg-config']
    elif part and kind in ('plugin', 'doc', 'crate', 'app'):
        found.append(f'{main} {own}')
    if kind == 'app' and ('-data', 'data') in source.parts:
        found.append(f'{source.name("-data", snapshot)} {own}')
    if kind == 'python':
        found.append(f'python(abi) = {PYTHON[snapshot]}')
    if kind in ('data', 'doc', 'font'):
        return found
    for form, target, other, number in source.needs[part]:
        if kind == 'devel' and target is not None and target.kind == 'library':
            found += [] if target.gone(snapshot) else [f'pkgconfig({target.word})']
        else:
            found += need_in(target, form, other, number, snapshot)
    if part == source.parts[0][0]:
        found += faults(source, snapshot)
    return list(dict.fromkeys(found))


def faults(source, snapshot):
    if source.fault == 'missing':
        return [f'libabsent{source.word}.so.1()(64bit)']
    if source.fault == 'newer':
        return ['bash >= 99']
    return ['mta-quick', 'mta-small'] if source.fault == 'clash' else []


def offers(source, part, kind, snapshot):
    version = f'{source.epoch}{source.version[snapshot]}'
    if kind == 'libs':
        name = source.soname(snapshot)
        return [f'{name}()(64bit)'] + [f'{name}({source.word.upper()}_1.{node})(64bit)' for node in range(source.nodes[snapshot] + 1)]
    if kind == 'devel':
        return [f'pkgconfig({source.word}) = {version}']
    if kind in ('python', 'perl'):
        return [f'{source.module(snapshot)} = {source.version[snapshot]}']
    if kind == 'crate':
        feature = part.removesuffix('-devel').replace('+', '/')
        return [source.module(snapshot).replace(')', f'{feature})') + f' = {source.version[snapshot]}']
    if kind == 'app' and source.number % 50 == 7:
        return ['text-editor']
    return []


def directories(source, part, kind, snapshot):
    """(directory, share of the files) of a package, and the paths that are its own."""
    name, version = source.name(part, snapshot), source.version[snapshot]
    if kind == 'libs':
        return [(f'/usr/share/licenses/{name}', 1)], [f'/usr/lib64/{source.soname(snapshot)}', f'/usr/lib64/{source.soname(snapshot)}.{version}']
    if kind == 'devel':
        return ([(f'/usr/include/{source.word}', 0.8), (f'/usr/share/man/man3/{source.word}', 0.2)],
                [f'/usr/lib64/lib{source.word}.so', f'/usr/lib64/pkgconfig/{source.word}.pc'])
    if kind == 'app':
        paths = [f'/usr/bin/{source.word}', f'/etc/{source.word}.conf']
        if source.number % 9 == 4:
            paths.append(f'/usr/lib/systemd/system/{source.word}.service')
        return [(f'/usr/share/{source.word}', 0.6), (f'/usr/share/locale/{source.word}', 0.4)], paths
    return {'doc': [(f'/usr/share/doc/{name}/html', 1)],
            'data': [(f'/usr/share/{source.word}/data', 0.7), (f'/usr/share/icons/{source.word}', 0.3)],
            'plugin': [(f'/usr/lib64/{source.word}{part}', 1)],
            'python': [(f'/usr/lib/python{PYTHON[snapshot]}/site-packages/{source.word}', 0.5),
                       (f'/usr/lib/python{PYTHON[snapshot]}/site-packages/{source.word}/__pycache__', 0.5)],
            'crate': [(f'/usr/share/cargo/registry/{source.word}-{version}/src{part}', 1)],
            'perl': [(f'/usr/share/perl5/vendor_perl/{source.word.capitalize()}', 1)],
            'font': [(f'/usr/share/fonts/{source.word}', 1)]}[kind], []


def basis(snapshot):
    """What everything stands on, in the words of tests/make-repo."""
    python = PYTHON[snapshot]
    late = snapshot == 'new'
    nodes = [f'libc.so.6(GLIBC_2.{minor})(64bit)' for minor in range(2, 42 + late)]
    table = [
        ('setup', '2.15', 'noarch', [], [], ['/etc/passwd', '/etc/profile']),
        ('filesystem', '3.18', 'x86_64', [], ['setup'], ['/etc', '/usr/bin', '/usr/lib64']),
        ('glibc', '2.42' if late else '2.41', 'x86_64', ['libc.so.6()(64bit)', 'rtld(GNU_HASH)', *nodes], ['filesystem'], ['/usr/lib64/libc.so.6']),
        ('bash', '5.3', 'x86_64', [], ['libc.so.6()(64bit)', 'filesystem'], ['/usr/bin/bash', '/usr/bin/sh']),
        ('pkgconf', '2.3', 'x86_64', [], ['libc.so.6()(64bit)'], ['/usr/bin/pkg-config']),
        ('python3', python + '.2', 'x86_64', [f'python(abi) = {python}'], ['libc.so.6(GLIBC_2.34)(64bit)'],
         ['/usr/bin/python3', f'/usr/bin/python{python}']),
        ('mta-quick', '3.9', 'x86_64', ['smtpdaemon'], ['libc.so.6()(64bit)'], ['/usr/bin/mailq-quick']),
        ('mta-small', '1.4', 'x86_64', ['smtpdaemon'], ['libc.so.6()(64bit)'], ['/usr/bin/mailq-small']),
    ]
    for name, version, arch, provides, requires, paths in table:
        yield {'name': name, 'evr': f'{version}-1.fc43', 'arch': arch, 'source': f'{name}-{version}-1.fc43.src.rpm', 'provides': provides,
               'requires': requires, 'conflicts': ['mta-small'] if name == 'mta-quick' else [], 'obsoletes': [], 'recommends': [],
               'directories': [(f'/usr/share/doc/{name}', 0, 5)], 'paths': paths, 'text': (len(name), 40)}


def packages_of(source, snapshot, average):
    """The packages of a source in a snapshot, in which it is."""
    parts = {(part, kind): requirements(source, part, kind, snapshot) for part, kind in source.parts}
    release, wording = source.release, snapshot
    if snapshot == 'new' and not source.added and not source.upgraded and not source.downgraded:
        before = {(part, kind): requirements(source, part, kind, 'old') for part, kind in source.parts}
        if source.left_behind or before == parts:
            parts, wording = before, 'old'  # not built anew: what it asks for and offers is as it was
        else:
            release += 1
    if source.downgraded and snapshot == 'new':
        release = 1
    version = source.version[snapshot]
    evr = f'{source.epoch}{version}-{release}.fc43'
    for (part, kind), needs in parts.items():
        name = source.name(part, snapshot)
        shares, paths = directories(source, part, kind, wording)
        start, weight = source.files[part]
        count = int(weight * WEIGHTS[kind] * average / 99 * (1.1 if wording == 'new' and source.upgraded else 1))
        obsoletes, provides = [], offers(source, part, kind, wording)
        old_name = source.name(part, 'old')
        if name != old_name and not source.forgotten:
            obsoletes.append(f'{old_name} < {evr}')
            provides.append(f'{old_name} = {evr}')
        rival = source.rival
        first = part == source.parts[0][0]
        conflicts = []
        if rival is not None and first and not rival.gone(wording):
            conflicts.append(rival.main_name(wording) if rival.number % 3 == 0 else f'{rival.main_name(wording)} < 0:0')
        yield {'name': name, 'evr': evr, 'arch': 'noarch' if kind in ('doc', 'data', 'python', 'perl', 'font', 'crate') else 'x86_64',
               'source': f'{source.stem[snapshot]}-{version}-{release}.fc43.src.rpm', 'provides': provides, 'requires': needs,
               'conflicts': conflicts, 'obsoletes': obsoletes,
               'recommends': [source.name('-doc', snapshot)] if first and ('-doc', 'doc') in source.parts else [],
               'directories': [(directory, start, max(1, int(count * share))) for directory, share in shares], 'paths': paths,
               'text': source.text}


def snapshot_of(packages, snapshot, seed, average):
    """About as many packages as were asked for, source by source."""
    earlier = {kind: [] for kind in (*KINDS, 'any', 'leaf')}
    made = sum(1 for _ in basis(snapshot))
    yield from basis(snapshot)
    before, number = made, 0
    while made < packages:
        source = Source(number, seed, earlier, added=before >= packages)
        number += 1
        before += 0 if source.added else len(source.parts)
        if not source.gone(snapshot):
            yield from packages_of(source, snapshot, average)
            made += len(source.parts)
        for kind in ((source.kind, 'any') if source.hub else ('leaf',)):
            earlier[kind].append(source)
