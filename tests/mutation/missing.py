"""Mutations that leave a requirement without what meets it: RG101 to RG109, RG404, RG405, RG503, RG505, RG601, RG606."""
import dataclasses

from mutation import found, mutation
from rpm_file import split_relation
from world import Use


def from_package(world, asked, kind='name'):
    """The application's package asks for one thing more."""
    world.rpm.requires.append(asked)
    return Use(kind, '', world.rpm_path, asked)


def from_program(world, soname, nodes):
    """One of the application's ELF files needs one library more."""
    use = world.pick('soname')
    elf = world.application.elves[use.subject]
    elf.needs = {**elf.needs, soname: nodes}
    return dataclasses.replace(use, asked=f'{soname}()(64bit)')


def from_script(world, line, asked):
    """The application's script has one line more."""
    path, lines = next(iter(world.application.scripts.items()))
    lines.insert(world.random.randint(2, len(lines)), line)
    return Use('command', '', path, asked)


def without_files(package, path):
    package.files.remove(path)


# What a module stream hides, for a code each

@mutation('RG101', 'RG102', 'RG103', 'RG107', 'RG505', 'RG601')
def stream_hides_the_package(world, code):
    kind = {'RG101': 'capability', 'RG102': 'name', 'RG103': 'soname', 'RG107': 'file', 'RG505': 'scriptlet',
            'RG601': 'interpreter'}[code]
    use = world.pick(kind)
    world.here(use).module = f'{world.word()}:{world.random.randint(1, 9)}'
    return found(code, use, 'nothing')


@mutation('RG108', variant='bare', alone=True)
def stream_hides_the_command(world):
    use = world.pick('bare')
    world.here(use).module = f'{world.word()}:{world.random.randint(1, 9)}'
    return found('RG108', use, 'nothing')


# RG101

@mutation('RG101')
def capability_is_dropped(world):
    use = world.pick('capability')
    package = world.here(use)
    package.provides = [text for text in package.provides if split_relation(text)[0] != use.detail]
    return found('RG101', use, 'nothing')


@mutation('RG101')
def its_package_is_dropped(world):
    use = world.pick('capability')
    world.target.drop(world.here(use))
    return found('RG101', use, 'nothing')


@mutation('RG101')
def capability_of_the_baseline_is_asked_for(world):
    return found('RG101', from_package(world, world.only_there.provides[0]), 'nothing')


@mutation('RG101')
def rich_dependency_has_nothing_of_its_own(world):
    name, capability = world.only_there.name, world.only_there.provides[0]
    asked = world.random.choice([f'({name} or {capability})', f'({capability} if bash)', f'(coreutils and {name})'])
    return found('RG101', from_package(world, asked), 'nothing')


@mutation('RG101', 'RG102')
def application_recommends_what_the_baseline_has(world, code):
    asked = {'RG101': world.only_there.provides[0], 'RG102': world.only_there.name}[code]
    world.rpm.recommends.append(asked)
    return found(code, Use('name', '', world.rpm_path, asked), 'nothing', severity='error')


# RG102

@mutation('RG102', alone=True)
def package_is_dropped(world):
    use = world.pick('name', 'install')
    world.target.drop(world.here(use))
    return found('RG102', use, 'nothing')


@mutation('RG102')
def package_has_another_name(world):
    use = world.pick('name', 'install')
    world.here(use).name = world.word()
    return found('RG102', use, 'nothing')


@mutation('RG102')
def package_of_the_baseline_is_asked_for(world):
    name = world.only_there.name
    use = world.random.choice([lambda: from_package(world, name),
                               lambda: from_script(world, f'dnf install -y {name}', name)])()
    return found('RG102', use, 'nothing')


# RG103

@mutation('RG103', alone=True)
def library_package_is_dropped(world):
    use = world.pick('soname', 'packaged soname')
    world.target.drop(world.here(use))
    return found('RG103', use, 'nothing')


@mutation('RG103', alone=True)
def library_is_dropped(world):
    use = world.pick('soname', 'packaged soname')
    world.here(use).libraries.clear()
    return found('RG103', use, 'nothing')


@mutation('RG103', alone=True)
def library_is_off_the_loader_path(world):
    use = world.pick('soname')
    world.here(use).libraries[0].directory = f'/usr/lib64/{world.word()}'
    return found('RG103', use, 'nothing')


@mutation('RG103')
def library_of_the_baseline_is_needed(world):
    library = world.only_there.libraries[0]
    return found('RG103', from_program(world, library.soname, dict(library.nodes)), 'nothing')


# RG104

@mutation('RG104', alone=True)
def library_has_another_major(world):
    use = world.pick('soname', 'packaged soname')
    library = world.here(use).libraries[0]
    stem, _, major = library.soname.rpartition('.')
    library.soname = f'{stem}.{int(major) + world.random.choice([-1, 1, 2, 10])}'
    return found('RG104', use, 'nothing')


@mutation('RG104', alone=True)
def library_has_its_version_in_the_name(world):
    use = world.pick('soname')
    library = world.here(use).libraries[0]
    stem = library.soname.partition('.so')[0]
    library.soname = f'{stem}-{world.random.randint(1, 9)}.{world.random.randint(0, 9)}.so'
    return found('RG104', use, 'nothing')


# RG105

def wanted_node(world, use):
    if use.kind == 'soname':
        node = world.random.choice(sorted(world.application.elves[use.subject].needs[use.detail]))
    else:
        node = sorted(world.here(use).libraries[0].nodes)[0]
    return node, dataclasses.replace(use, asked=f'{use.detail}({node})(64bit)')


@mutation('RG105', alone=True)
def node_is_dropped(world):
    use = world.pick('soname', 'packaged soname')
    node, asked = wanted_node(world, use)
    del world.here(use).libraries[0].nodes[node]
    return found('RG105', asked, 'nothing')


@mutation('RG105', alone=True)
def node_has_another_name(world):
    use = world.pick('soname')
    node, asked = wanted_node(world, use)
    library = world.here(use).libraries[0]
    library.nodes = {f'{name}.1' if name == node else name: functions for name, functions in library.nodes.items()}
    return found('RG105', asked, 'nothing')


def has_two_nodes(world):
    return any(len(world.application.elves[use.subject].needs[use.detail]) > 1 for use in world.uses_of('soname'))


@mutation('RG105', fits=has_two_nodes, alone=True)
def nodes_are_split_over_two_packages(world):
    use = world.pick('soname', where=lambda each: len(world.application.elves[each.subject].needs[each.detail]) > 1)
    node, _ = wanted_node(world, use)
    first = world.here(use).libraries[0]
    second = dataclasses.replace(first, nodes={node: first.nodes.pop(node)})
    world.target.packages.append(dataclasses.replace(world.here(use), name=world.word(), libraries=[second]))
    return found('RG105', use, 'nothing')


@mutation('RG105', alone=True)
def bundled_library_lacks_the_node(world):
    use = world.pick('bundled')
    library = world.application.elves[use.detail]
    (node, functions), = library.nodes.items()
    library.nodes = {f'{node}.1': functions}
    return found('RG105', dataclasses.replace(use, asked=f'{library.soname}({node})(64bit)'), 'nothing')


# RG107

@mutation('RG107', alone=True)
def file_is_dropped(world):
    use = world.pick('file', 'path')
    without_files(world.here(use), use.asked)
    return found('RG107', use, 'nothing', severity='error' if use.kind == 'path' else '')


@mutation('RG107', alone=True)
def package_of_the_file_is_dropped(world):
    use = world.pick('file')
    world.target.drop(world.here(use))
    return found('RG107', use, 'nothing')


@mutation('RG107')
def script_wants_an_interpreter_of_the_baseline(world):
    path, lines = next(iter(world.application.scripts.items()))
    interpreter = world.only_there.files[0]
    lines[0] = f'#!{interpreter}'
    expected = found('RG107', Use('file', '', path, interpreter), 'nothing')
    reason = f'commands of a {interpreter.rpartition("/")[2]} script are not read'  # it is none that rpmgap knows
    expected.implied.append(found('RG901', Use('file', '', path, reason), 'not checked'))
    return expected


@mutation('RG107')
def path_of_the_baseline_is_called(world):
    path = world.only_there.files[0]
    return found('RG107', from_script(world, f'{path} now', path), 'nothing', severity='error')


# RG108

@mutation('RG108', variant='bare', alone=True)
def package_of_the_command_is_dropped(world):
    use = world.pick('bare')
    world.target.drop(world.here(use))
    return found('RG108', use, 'nothing')


@mutation('RG108')
def command_of_the_baseline_is_called(world):
    command = world.only_there.files[0].rpartition('/')[2]
    return found('RG108', from_script(world, f'{command} --now', command), 'nothing')


@mutation('RG108')
def command_of_the_baseline_is_tested_for(world):
    command = world.only_there.files[0].rpartition('/')[2]
    line = world.random.choice([f'command -v {command} >/dev/null && {command} --now',
                                f'if type {command}; then {command} --now; fi'])
    return found('RG108', from_script(world, line, command), 'nothing', severity='warning')


# RG109

@mutation('RG109')
def nobody_has_what_the_package_asks_for(world):
    word = world.word()
    asked = world.random.choice([word, f'{word}({world.word()})', f'{word} >= 2', f'/usr/bin/{word}', f'/opt/{word}'])
    return found('RG109', from_package(world, asked), 'nothing')


@mutation('RG109')
def nobody_has_what_the_program_needs(world):
    soname = f'lib{world.word()}.so.{world.random.randint(0, 9)}'
    return found('RG109', from_program(world, soname, {world.random.choice(['', 'FIRST_1.0']): ['run']}), 'nothing')


@mutation('RG109')
def nobody_has_the_node(world):
    use = world.pick('soname')
    world.application.elves[use.subject].needs[use.detail]['NEWER_9.0'] = ['run']
    return found('RG109', dataclasses.replace(use, asked=f'{use.detail}(NEWER_9.0)(64bit)'), 'nothing',
                 severity='blocker')


@mutation('RG109')
def nobody_has_what_the_script_calls(world):
    word = world.word()
    line, asked = world.random.choice([(f'{word} --now', word), (f'/usr/bin/{word} --now', f'/usr/bin/{word}'),
                                       (f'dnf install -y {word}', word),
                                       (f'systemctl start {word}.service', f'{word}.service')])
    return found('RG109', from_script(world, line, asked), 'nothing')


# RG404 and RG405

@mutation('RG404')
def file_lies_elsewhere(world):
    use = world.pick('file', 'path')
    package, name = world.here(use), use.asked.rpartition('/')[2]
    other = {'/usr/bin': '/usr/libexec', '/usr/libexec': '/usr/bin', '/etc': '/usr/share', '/usr/share': '/etc'}
    without_files(package, use.asked)
    package.files.append(f'{other[use.asked.rpartition("/")[0]]}/{name}')
    return found('RG404', use, 'nothing', severity='blocker' if use.kind == 'file' else '')


@mutation('RG404')
def file_lies_in_another_package_elsewhere(world):
    use, other = world.pick('file'), world.pick('unused')
    directory, _, name = use.asked.rpartition('/')
    without_files(world.here(use), use.asked)
    world.here(other).files.append(f'{"/usr/bin" if directory == "/usr/libexec" else "/usr/libexec"}/{name}')
    return found('RG404', use, 'nothing', severity='blocker')


@mutation('RG405')
def command_is_dropped(world):
    use = world.pick('command')
    without_files(world.here(use), use.detail)
    return found('RG405', use, world.here(use).link, 'nothing')


@mutation('RG405')
def command_has_another_name(world):
    use = world.pick('command')
    package = world.here(use)
    package.files = [f'{path}-2' if path == use.detail else path for path in package.files]
    return found('RG405', use, package.link, 'nothing')


@mutation('RG405', variant='bare')
def command_is_no_longer_in_a_search_path(world):
    use = world.pick('bare')
    package = world.here(use)
    package.files = [path.replace('/usr/bin/', '/opt/bin/') for path in package.files]
    return found('RG405', use, package.link, 'nothing')


# RG503

@mutation('RG503', alone=True)
def package_is_of_another_arch(world):
    use = world.pick('soname', 'packaged soname', 'name', 'capability', 'file', 'scriptlet')
    world.here(use).arch = 'aarch64'
    return found('RG503', use, 'nothing')


@mutation('RG503', alone=True)
def library_is_there_for_32_bit(world):
    """A package of i686 can be installed on x86_64 and meets names, paths and capabilities; a library it does not."""
    use = world.pick('soname')
    world.here(use).arch = 'i686'
    return found('RG503', use, 'nothing')


# RG505

@mutation('RG505', alone=True)
def package_of_the_scriptlet_is_dropped(world):
    use = world.pick('scriptlet', 'text')
    world.target.drop(world.here(use))
    return found('RG505', use, 'nothing')


@mutation('RG505', alone=True)
def tool_of_the_scriptlet_is_dropped(world):
    use = world.pick('scriptlet', 'text', where=lambda each: each.asked != each.package)
    world.here(use).files.clear()
    return found('RG505', use, 'nothing')


@mutation('RG505')
def scriptlet_calls_what_nothing_makes_sure_of(world):
    use = world.pick('text')
    return found('RG505', use, world.here(use).link, severity='blocker')


@mutation('RG505')
def scriptlet_needs_what_the_baseline_has(world):
    asked = world.random.choice([world.only_there.name, world.only_there.files[0], world.only_there.provides[0]])
    world.rpm.requires.append((world.random.choice(['pre', 'post', 'preun', 'postun']), asked))
    return found('RG505', Use('scriptlet', '', world.rpm_path, asked), 'nothing')


# RG601

@mutation('RG601', alone=True)
def interpreter_is_dropped(world):
    use = world.pick('interpreter')
    world.target.drop(world.here(use))
    return found('RG601', use, 'nothing')


@mutation('RG601', alone=True)
def interpreter_has_another_version(world):
    use = world.pick('interpreter')
    package = world.here(use)
    package.provides = [f'{text}1' if ' = ' in text else text.replace('1)', '7)') for text in package.provides]
    package.files = [f'{path}9' for path in package.files]
    return found('RG601', use, 'nothing')


@mutation('RG601', alone=True)
def interpreter_is_in_another_channel(world):
    use = world.pick('interpreter')
    package = world.here(use)
    package.channel = world.random.choice(['sdk', 'nvidia'])
    return found('RG601', use, package.link)


# RG606

@mutation('RG606', alone=True)
def unit_is_dropped(world):
    use = world.pick('unit')
    world.here(use).files.clear()
    return found('RG606', use, 'nothing')


@mutation('RG606')
def unit_of_the_baseline_is_started(world):
    unit = world.only_there.files[1].rpartition('/')[2]
    verb = world.random.choice(['start', 'enable --now', 'restart'])
    return found('RG606', from_script(world, f'systemctl {verb} {unit}', unit), 'nothing')
