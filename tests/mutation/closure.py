"""Mutations of what packages drag in, refuse and recommend: RG501, RG502, RG504, RG506."""
import dataclasses

from mutation import Expected, found, mutation
from world import IMAGE, Use

DRAGGING = ('name', 'capability', 'file', 'soname', 'packaged soname')  # uses of packages that may need others


def tail_links(world, use, count):
    """The links of the first `count` packages of what a use drags in, each after what asks for it."""
    links = [world.here(use).short_link]
    for asked, name in use.tail[:count]:
        links += [asked, world.target.named(name).short_link]
    return links


def is_conditional(use):
    """Something of what it drags in is needed only beside another package."""
    return any(' if ' in asked for asked, _ in use.tail)


# RG501

def broken_use(world):
    """A use that drags packages in, and the last of these, with the chain that leads to what it gives."""
    use = world.pick(*DRAGGING, where=lambda each: each.tail and not is_conditional(each))
    asked, last = use.tail[-1]
    return use, asked, world.target.named(last), [*tail_links(world, use, len(use.tail) - 1), asked]


@mutation('RG501', alone=True)
def last_package_is_dropped(world):
    use, asked, last, links = broken_use(world)
    world.target.drop(last)
    return found('RG501', use, *links, 'nothing', capability=asked)


@mutation('RG501', alone=True)
def last_package_is_in_another_channel(world):
    use, asked, last, links = broken_use(world)
    last.channel = world.random.choice(['sdk', 'nvidia'])
    return found('RG501', use, *links, f'only in {last.channel}', capability=asked)


@mutation('RG501', alone=True)
def package_needs_what_nobody_has(world):
    use = world.pick(*DRAGGING, where=lambda each: not is_conditional(each))
    at = world.random.randint(0, len(use.tail))
    package = world.target.named(use.tail[at - 1][1]) if at else world.here(use)
    asked = f'{world.word()}({world.word()})'
    package.requires.append(asked)
    return found('RG501', use, *tail_links(world, use, at), asked, 'nothing', capability=asked)


# RG502

@mutation('RG502')
def application_conflicts_with_the_image(world):
    package = world.target.named(world.random.choice(['bash', 'coreutils', 'systemd', 'dnf5']))
    kind = world.random.choice([world.rpm.conflicts, world.rpm.obsoletes])
    kind.append(package.name)
    return found('RG502', Use('name', '', world.rpm_path, package.name), package.link, severity='warning')  # so it was before


@mutation('RG502', alone=True)
def two_packages_conflict(world):
    one, other = world.random.sample([use for use in world.uses_of('name') if use.asked == use.package], 2)
    package, refused = world.here(one), world.here(other)
    package.conflicts.append(refused.name)
    cause = f'{package.name}.{package.arch} conflicts with {refused.name} ({refused.name}.{refused.arch})'
    return found('RG502', one, package.short_link, cause, capability=cause)


@mutation('RG502', fits=lambda world: any(map(is_conditional, world.uses_of(*DRAGGING))))
def what_a_condition_asks_for_is_broken(world):
    """Each alone can be installed, the package that has `(a if bash)` without bash; together they cannot."""
    use = world.pick(*DRAGGING, where=is_conditional)
    package, asked = world.target.named(use.tail[-1][1]), f'{world.word()}({world.word()})'
    package.requires.append(asked)
    return found('RG502', use, *tail_links(world, use, len(use.tail)), asked, capability=asked)


@mutation('RG502', alone=True)
def package_has_a_file_of_the_application(world):
    use = world.pick('name', 'capability', 'unused')
    package, path = world.here(use), next(iter(world.rpm.files))
    package.files.append(path)
    return found('RG502', Use('file', '', world.rpm_path, path), package.link, capability=f'files of {package.name}',
                 severity='note' if use.kind == 'unused' else '')


@mutation('RG502', alone=True)
def package_refuses_the_application(world):
    package = world.here(world.pick('unused'))
    refused = world.random.choice([world.rpm.name, f'{world.rpm.name} < 2'])
    kind, severity = world.random.choice([(package.conflicts, 'note'), (package.obsoletes, 'warning')])
    kind.append(refused)  # nobody installs it; what obsoletes acts at the next upgrade
    return found('RG502', Use('name', '', world.rpm_path, refused), package.link, severity=severity)


@mutation('RG502', alone=True)
def image_refuses_the_application(world):
    package = world.target.named(world.random.choice([IMAGE, 'bash', 'systemd', 'glibc']))
    world.random.choice([package.conflicts, package.obsoletes]).append(world.rpm.name)
    return found('RG502', Use('name', '', world.rpm_path, world.rpm.name), package.link)


# RG504

def by_way_of(world, use):
    """The chain to a weak dependency: what is asked for, the package that has it, the one that recommends."""
    direct = next(each for each in world.uses if each.subject == use.subject and each.asked == use.asked
                  and each.kind != 'weak')
    links = [world.here(direct).link]
    if use.detail != direct.package:
        links.append(world.target.named(use.detail).link)
    return lambda end, severity='': Expected('RG504', use.package, [use.subject, use.asked, *links, use.package, end],
                                             [use.subject], severity)


@mutation('RG504')
def recommended_package_is_dropped(world):
    use = world.pick('weak')
    expected = by_way_of(world, use)
    world.target.drop(world.here(use))
    return expected('nothing')


@mutation('RG504')
def recommended_package_is_in_another_channel(world):
    use = world.pick('weak')
    world.here(use).channel = world.random.choice(['sdk', 'nvidia'])
    return by_way_of(world, use)(world.here(use).link)


@mutation('RG504')
def package_no_longer_recommends(world):
    use = world.pick('weak')
    world.target.named(use.detail).recommends.remove(use.package)
    return by_way_of(world, use)(world.here(use).link, 'note')


@mutation('RG504')
def baseline_recommends_more(world):
    use, other = world.pick('name', 'capability', 'file'), world.pick('unused')
    world.there(use).recommends.append(other.package)
    new = Use('weak', other.package, use.subject, use.asked, detail=use.package)
    return by_way_of(world, new)(world.here(other).link, 'note')


# RG506

def of_closure(world, use):
    package = world.here(use)
    return found('RG506', dataclasses.replace(use, asked=package.name), package.link, capability=package.name)


@mutation('RG506')
def package_drags_in_less(world):
    use = world.pick(*DRAGGING, where=lambda each: each.tail)
    at = world.random.randint(0, len(use.tail) - 1)
    package = world.target.named(use.tail[at - 1][1]) if at else world.here(use)
    package.requires.remove(use.tail[at][0])
    return of_closure(world, use)


@mutation('RG506')
def baseline_drags_in_more(world):
    use, other = world.pick(*DRAGGING), world.pick('unused')
    world.there(use).requires.append(other.package)
    return of_closure(world, use)


@mutation('RG506')
def package_drags_in_more(world):
    use, other = world.pick(*DRAGGING), world.pick('unused')
    at = world.random.randint(0, len(use.tail))
    package = world.target.named(use.tail[at - 1][1]) if at else world.here(use)
    package.requires.append(other.package)
    return of_closure(world, use)
