"""Mutations after which everything is met, and otherwise than on the baseline: RG201 to RG304, RG401 to RG403, RG602."""
import dataclasses

from mutation import found, mutation
from rpm_file import split_relation
from world import IMAGE

HARD = ('soname', 'packaged soname', 'name', 'capability', 'file', 'scriptlet', 'install')


# RG201 to RG203: another channel

@mutation('RG201', 'RG202', alone=True)
def package_is_in_another_channel(world, code):
    use = world.pick(*HARD)
    world.here(use).channel = {'RG201': 'sdk', 'RG202': 'nvidia'}[code]
    return found(code, use, world.here(use).link)


@mutation('RG203', variant='bare', alone=True)
def command_is_in_an_unsupported_channel(world):
    use = world.pick('bare')
    world.here(use).channel = 'sdk'
    return found('RG203', use, world.here(use).link)


@mutation('RG202', variant='bare', alone=True)
def command_is_in_an_optional_channel(world):
    use = world.pick('bare', 'bare path')
    world.here(use).channel = 'nvidia'
    return found('RG202', use, world.here(use).link)


# RG301 to RG304: versions

def is_bound(use):
    return ' >= ' in use.asked


def lowered(version, random):
    first, _, rest = version.partition('.')
    return random.choice([f'0.{version}', f'{int(first) - 1}.{rest}', f'{first}~rc1.{rest}'])


@mutation('RG301', alone=True)
def version_is_below_the_bound(world):
    use = world.pick('name', 'capability', where=is_bound)
    package = world.here(use)
    if use.kind == 'name':
        package.version = lowered(package.version, world.random)
    else:
        name, operator, version = split_relation(package.provides[0])
        package.provides = [f'{name} {operator} {lowered(version, world.random)}']
    return found('RG301', use, 'nothing')


@mutation('RG301', fits=lambda world: any(is_bound(use) and world.here(use).epoch for use in world.uses_of('name')), alone=True)
def epoch_is_below_the_bound(world):
    use = world.pick('name', where=lambda each: is_bound(each) and world.here(each).epoch)
    world.here(use).epoch -= 1
    return found('RG301', use, 'nothing')


@mutation('RG301', alone=True)
def version_is_above_the_bound(world):
    use = world.pick('capability', where=lambda each: not is_bound(each))
    name, _, version = split_relation(world.here(use).provides[0])
    asked = f'{use.detail} {world.random.choice(["<=", "="])} {version}'
    world.rpm.requires[world.rpm.requires.index(use.asked)] = asked
    world.here(use).provides = [f'{name} = 1{version}']
    return found('RG301', dataclasses.replace(use, asked=asked), 'nothing')


@mutation('RG302')
def package_is_older(world):
    use = world.pick(*HARD, 'text', where=lambda each: not is_bound(each))
    package = world.here(use)
    package.version = lowered(package.version, world.random)
    return found('RG302', use, package.link, capability=package.name)


@mutation('RG302')
def package_has_an_older_release(world):
    use = world.pick(*HARD, 'text')
    package = world.here(use)
    package.release = f'0.1{world.target.tag}'
    return found('RG302', use, package.link, capability=package.name)


@mutation('RG302')
def baseline_has_a_newer_package(world):
    use = world.pick(*HARD, 'text')
    package = world.there(use)
    package.version = world.random.choice([f'{package.version}.1', f'9{package.version}'])
    return found('RG302', use, world.here(use).link, capability=package.name)


@mutation('RG303')
def baseline_has_an_older_major(world):
    use = world.pick(*HARD, 'text', where=lambda each: not is_bound(each))
    package = world.there(use)
    package.version = f'0.{package.version}'
    return found('RG303', use, world.here(use).link, capability=package.name)


@mutation('RG303')
def package_is_a_major_newer(world):
    use = world.pick(*HARD, 'text')
    package = world.here(use)
    first, _, rest = package.version.partition('.')
    package.version = f'{int(first) + world.random.randint(1, 5)}.{rest}'
    return found('RG303', use, package.link, capability=package.name)


def with_one_release(world):
    return world.pick('name', where=lambda each: not is_bound(each) and world.here(each).release.split('.')[0] ==
                      world.there(each).release.split('.')[0])


@mutation('RG304')
def bound_names_the_dist_tag(world):
    use = with_one_release(world)
    asked = f'{use.asked} {world.random.choice([">=", "="])} {world.there(use).evr}'
    world.rpm.requires[world.rpm.requires.index(use.asked)] = asked
    return found('RG304', dataclasses.replace(use, asked=asked), 'nothing')


@mutation('RG304')
def refusal_names_the_dist_tag(world):
    use = with_one_release(world)
    refused = f'{use.package} < {world.there(use).evr}'
    world.random.choice([world.rpm.conflicts, world.rpm.obsoletes]).append(refused)
    return found('RG304', dataclasses.replace(use, asked=refused), world.here(use).link)


# RG401 to RG403: another package

def renamed(world, use):
    """The package has another name on the target, and still what is asked for."""
    package = world.here(use)
    old, package.name = package.name, world.word()
    if use.kind in ('name', 'install'):
        package.provides.append(f'{old} = {package.evr}')
    return package, old


@mutation('RG401')
def another_package_has_it(world):
    use = world.pick('name', 'capability', 'install')
    package, _ = renamed(world, use)
    return found('RG401', use, package.link)


@mutation('RG401', variant='bare')
def another_package_has_the_command(world):
    use = world.pick('bare')
    package, _ = renamed(world, use)
    return found('RG401', use, package.link)


@mutation('RG402')
def package_is_renamed(world):
    use = world.pick('name', 'capability', 'install')
    package, old = renamed(world, use)
    package.obsoletes.append(world.random.choice([old, f'{old} < 9:1']))
    return found('RG402', use, package.link)


@mutation('RG403')
def capability_lies_in_a_new_package(world):
    use = world.pick('capability')
    old = world.here(use)
    new = dataclasses.replace(old, name=f'{old.name}-extra', source=old.name, files=[], requires=[], recommends=[],
                              provides=list(old.provides))
    old.provides = []
    world.target.packages.append(new)
    return found('RG403', use, new.link)


@mutation('RG403')
def source_package_builds_another_name(world):
    use = world.pick('capability', 'name', 'install')
    package, old = renamed(world, use)
    package.source = old
    return found('RG403', use, package.link)


@mutation('RG403', variant='bare')
def command_lies_in_a_new_package(world):
    use = world.pick('bare')
    old = world.here(use)
    new = dataclasses.replace(old, name=f'{old.name}-tools', source=old.name)
    old.files = []
    world.target.packages.append(new)
    return found('RG403', use, new.link)


# RG602: what is not in the image

@mutation('RG602', alone=True)
def script_does_not_install_it(world):
    use = world.pick('command', 'path')
    lines = world.script_of(use)
    lines[1] = lines[1].replace(f' {use.package} ', ' ').removesuffix(f' {use.package}')
    return found('RG602', use, world.here(use).link)


@mutation('RG602', alone=True)
def image_does_not_have_it(world):
    use = world.pick('image')
    world.target.named(IMAGE).requires.remove(use.package)
    return found('RG602', use, world.here(use).link)
