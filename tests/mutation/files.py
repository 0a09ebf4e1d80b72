"""Mutations of the application's own files and of rules: RG106, RG603 to RG605, RG607, RG701 to RG703, RG901."""
import dataclasses

from missing import from_package, from_script
from mutation import found, mutation
from world import Use


# RG106: with --symbols

@mutation('RG106', variant='symbols', alone=True)
def library_no_longer_exports(world):
    use = world.pick('soname')
    elf, package = world.application.elves[use.subject], world.here(use)
    node = world.random.choice(sorted(elf.needs[use.detail]))
    function, = elf.needs[use.detail][node]
    package.libraries[0].nodes[node].remove(function)
    return found('RG106', use, package.link, f'{function}@{node} (not exported)')


@mutation('RG106', variant='symbols', alone=True)
def program_imports_more(world):
    use = world.pick('soname')
    elf, package, function = world.application.elves[use.subject], world.here(use), world.word()
    node = world.random.choice(sorted(elf.needs[use.detail]))
    elf.needs[use.detail][node].append(function)
    return found('RG106', use, package.link, f'{function}@{node} (not exported)')


@mutation('RG106', variant='symbols', alone=True)
def bundled_library_does_not_export(world):
    use = world.pick('bundled')
    library = world.application.elves[use.detail]
    (node, functions), = library.nodes.items()
    function, = functions
    library.nodes = {node: [world.word()]}
    return found('RG106', use, f'{use.detail}', f'{function}@{node} (not exported)')


# RG603, RG604, RG701, RG702: rules

def rule_of(world, code, key, against='fedora-*'):
    return next(rule for rule in world.rules
                if rule['code'] == code and key in rule['match'] and rule['against'] == [against])


@mutation('RG603', 'RG604', 'RG702')
def script_has_the_words_of_a_rule(world, code):
    match = rule_of(world, code, 'commands')['match']
    line = f'{match["commands"][0]} {match["words"][0]}'
    return found(code, from_script(world, line, line))


@mutation('RG603', 'RG604', 'RG702')
def rule_takes_the_words_of_the_script(world, code):
    match = rule_of(world, code, 'commands')['match']
    use = world.pick('command')
    word = next(line for line in world.script_of(use) if line.startswith(use.asked + ' ')).split()[1]
    match.update(commands=[use.asked], words=[word])
    return found(code, dataclasses.replace(use, asked=f'{use.asked} {word}'))


@mutation('RG604')
def script_tests_for_another_release_file(world):
    rule = rule_of(world, 'RG604', 'commands')
    path, = rule['match']['words']
    rule['match']['commands'] = ['[', 'test']
    rule['test'] = f'shell: [ -f {path} ]'
    return found('RG604', from_script(world, world.random.choice([f'[ -e {path} ] && echo yes', f'test -f {path}']),
                                      path))


def user_of(world, package):
    return next(use for use in world.uses if use.package == package and use.kind != 'weak')


@mutation('RG701', 'RG702')
def rule_takes_a_package_of_the_application(world, code):
    use = world.pick('soname', 'name', 'capability', 'file', 'install')
    rule_of(world, code, 'packages')['match']['packages'] = [use.package]
    return found(code, use, world.here(use).link, capability=use.package)


@mutation('RG701', 'RG702')
def rule_takes_the_baseline(world, code):
    rule = rule_of(world, code, 'packages', 'debian-*')
    rule['against'] = world.random.choice([['fedora-*'], ['fedora-43'], []])
    use = user_of(world, rule['match']['packages'][0])
    return found(code, use, world.here(use).link, capability=use.package)


# RG605

def not_searched(use):
    return found('RG605', use, f'{use.detail} (not searched)')


@mutation('RG605', alone=True)
def search_path_is_dropped(world):
    use = world.pick('bundled')
    world.application.elves[use.subject].runpath = world.random.choice(['', '$ORIGIN/../lob', '/opt/lib'])
    return not_searched(use)


@mutation('RG605', alone=True)
def library_is_moved_within_the_application(world):
    use = world.pick('bundled', where=lambda each: not world.application.elves[each.detail].runpath)
    moved = use.detail.replace('/lib/', f'/lib/{world.word()}/')
    world.application.elves[moved] = world.application.elves.pop(use.detail)
    return not_searched(dataclasses.replace(use, detail=moved))


# RG607

@mutation('RG607', alone=True)
def file_needs_a_higher_level(world):
    use = world.pick('soname')
    elf = world.application.elves[use.subject]
    elf.level = world.random.choice([3, 4])
    level = f'x86-64-v{elf.level}'
    return found('RG607', dataclasses.replace(use, asked=level), 'azurelinux-4.0: x86-64-v2')


# RG703

@mutation('RG703', alone=True)
def package_wants_a_feature_of_rpm(world):
    asked = f'rpmlib({world.word()}) <= {world.random.randint(4, 9)}.0-1'
    return found('RG703', from_package(world, asked), 'nothing')


def refused(world, what):
    return found('RG703', Use('name', '', world.rpm_path, what), 'rpm 6.0.1')


@mutation('RG703', alone=True)
def package_has_no_digest_of_the_header(world):
    world.rpm.header_digests = ('SHA1',)
    return refused(world, 'digest of the header')


@mutation('RG703', alone=True)
def package_has_no_digest_of_the_payload(world):
    world.rpm.payload_digests = ()
    return refused(world, 'digest of the payload')


@mutation('RG703', alone=True)
def package_is_of_an_old_format(world):
    world.rpm.header_digests = ()
    return refused(world, 'package format 3')


@mutation('RG703', alone=True)
def package_has_another_compressor(world):
    world.rpm.files = {}  # they could not be read
    world.rpm.compressor = world.random.choice(['lzip', 'lrzip', 'zlib', world.word()])
    return refused(world, f'payload compressed with {world.rpm.compressor}')


# RG901

@mutation('RG901', alone=True)
def file_is_of_no_known_class(world):
    path = world.pick('soname', where=lambda each: not each.approach).subject  # nothing else has to find it
    elf = world.application.elves[path]
    elf.elf_class = world.random.randint(3, 200)
    return found('RG901', Use('elf', '', path, f'ELF class {elf.elf_class} is unknown'), 'not checked')


@mutation('RG901', alone=True)
def package_is_cut(world):
    world.application.cut[world.rpm_path] = world.random.randint(96, 300)
    return found('RG901', Use('rpm', '', world.rpm_path, 'cannot be read as an RPM package'), 'not checked')


@mutation('RG901', alone=True)
def script_calls_what_only_a_run_knows(world):
    line, what = world.random.choice([('"$COMMAND" --now', 'command name in a variable'),
                                      ('eval "$TEXT"', "eval'd text")])
    return found('RG901', from_script(world, line, what), 'not checked')
