"""What is measured: one function a group, each a table.  A row whose program or data is not there is left out with a line."""
import hashlib
import re
import shutil
import subprocess
import sys

from . import data
from .measure import Command, Cost, Failed
from .peers import NO_PEERS, REPOCLOSURE_ENDED

APPLICATIONS = 10000
COLD_RUNS = 3  # of what takes dnf a minute


def closure(bench):
    """Which packages of a snapshot cannot be installed."""
    old = bench.data.set('old')
    if not old:
        return bench.report.left_out('closure', 'the data has no `old`')
    alone = data.primary_alone(old, bench.place)
    direct, direct_alone, solver = 'rpmgap closure --direct', 'rpmgap closure --direct, no file lists', 'rpmgap closure'
    commands = [Command(direct, bench.closure(old, '--direct')), Command(direct_alone, bench.closure(alone, '--direct')),
                Command(solver, bench.closure(old))]
    peer, peer_alone = 'dnf repoclosure', 'dnf repoclosure, no file lists'
    if bench.dnf.has('repoclosure'):
        commands += [Command(name, bench.dnf.repoclosure(repository, directory), findings=REPOCLOSURE_ENDED)
                     for name, repository, directory in ((peer, 'old', old), (peer_alone, 'alone', alone))]
    bench.report.text(f'Of `old`, {data.packages_in(old)} packages. `--direct` and `dnf repoclosure` ask whether each requirement is provided; '
                      '`rpmgap closure` says what the solver would say of each package, for which there is no peer.')
    costs = bench.measure(commands)
    bench.report.costs(costs, {solver: 'at most 8 s, under 300 MiB', direct: 'under 300 MiB'})
    bench.report.ratio(costs, peer_alone, direct_alone, 'at least 8x')
    bench.report.ratio(costs, peer, direct, 'at least 3x')
    if peer not in costs:
        bench.report.left_out('dnf repoclosure', 'no dnf with that command on this machine')
    for name, why in NO_PEERS.items():
        bench.report.left_out(f'libsolv\'s {name}', why if shutil.which(name) else f'not on this machine ({why})')
    one_solve_each(bench)


def one_solve_each(bench):
    """All packages at once against one run of the solver for each, without loading; once, for it takes a minute."""
    program, directory = bench.program('rpmgap_bench_closure'), bench.data.set('25k')
    if not program or not directory:
        return bench.report.left_out('one solve for each package', 'the data has no `25k`' if program else 'rpmgap_bench_closure is not built')
    done = bench.run([program, '--each', directory])
    ours = re.search(r'broken in ([0-9.]+) s of processor time', done.stdout)
    each = re.search(r'one run of the solver each: \d+ broken in ([0-9.]+) s', done.stdout)
    if done.returncode or not ours or not each:
        raise Failed(f'rpmgap_bench_closure --each {directory}: exit code {done.returncode}\n{done.stdout}{done.stderr}')
    costs = {'all packages, as rpmgap closure does': Cost(float(ours[1]), 0, 0), 'one run of the solver each': Cost(float(each[1]), 0, 0)}
    bench.report.text(f'Of `25k`, {data.packages_in(directory)} packages, without loading; measured once, and both gave the same packages.')
    bench.report.costs(costs, {'all packages, as rpmgap closure does': 'at most 0.9 s'})
    bench.report.ratio(costs, *reversed(costs))


def series(bench):
    """How cost grows with the number of packages."""
    commands, sizes = [], {}
    for name in data.SERIES:
        directory = bench.data.set(name)
        if not directory:
            bench.report.left_out(f'series {name}', 'the data has no such set')
            continue
        sizes[name] = data.packages_in(directory)
        commands += [Command(f'{word}, {sizes[name]} packages', bench.closure(directory, *options))
                     for word, options in (('rpmgap closure --direct', ['--direct']), ('rpmgap closure', []))]
    if not commands:
        return
    costs = bench.measure(sorted(commands, key=lambda command: '--direct' not in command.words))
    bench.report.costs(costs)
    for word in ('rpmgap closure --direct', 'rpmgap closure'):
        names = [f'{word}, {size} packages' for size in sizes.values()]
        bench.report.ratio(costs, names[-1], names[0], f'{max(sizes.values()) / max(1, min(sizes.values())):.1f}x the packages')


def diff(bench):
    """What changed between two snapshots."""
    old, new = bench.data.set('old'), bench.data.set('new')
    if not bench.has_option('diff'):
        return bench.report.left_out('diff', 'this rpmgap has no diff')
    if not old or not new:
        return bench.report.left_out('diff', 'the data has no pair `old` and `new`')
    names, full, peer = 'rpmgap diff --packages-only', 'rpmgap diff', "dnf repodiff --arch '*'"
    commands = [Command(full, bench.diff(old, new))]
    if bench.has_option('diff', '--packages-only'):
        commands.insert(0, Command(names, bench.diff(old, new, '--packages-only')))
    else:
        bench.report.left_out(names, 'this rpmgap has no such option')
    if bench.dnf.has('repodiff'):
        commands.append(Command(peer, bench.dnf.repodiff(old, new), codes=(0,)))
    bench.report.text(f'`old` and `new`, {data.packages_in(old)} and {data.packages_in(new)} packages. `dnf repodiff` names packages; the full diff tells capabilities, '
                      'sonames, symbol versions, commands, files and what breaks.')
    costs = bench.measure(commands)
    bench.report.costs(costs, {full: 'at most 4 s, under 300 MiB'})
    bench.report.ratio(costs, peer, names, 'at least 5x')
    bench.report.ratio(costs, peer, full)
    if peer not in costs:
        bench.report.left_out(peer, 'no dnf with that command on this machine')


def records(bench):
    """Recorded applications against a diff."""
    old, new = bench.data.set('old'), bench.data.set('new')
    maker = data.HERE / 'make-records'
    if not bench.has_option('diff', '--apps') or not maker.exists():
        return bench.report.left_out('recorded applications', 'this rpmgap has no `diff --apps`')
    if not old or not new:
        return bench.report.left_out('recorded applications', 'the data has no pair `old` and `new`')
    count = min(APPLICATIONS, data.packages_in(old))
    mark = hashlib.sha256(maker.read_bytes() + (old / 'repodata' / 'repomd.xml').read_bytes() + str(count).encode()).hexdigest()[:12]
    directory = bench.place / f'records-{mark}'
    if not directory.exists():
        print(f'making {count} records in {directory}', file=sys.stderr)
        part = directory.with_suffix('.part')
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run([sys.executable, str(maker), str(old), str(part), '--count', str(count)], check=True, stdout=subprocess.DEVNULL)
        part.rename(directory)
    without, together = 'rpmgap diff', f'rpmgap diff --apps, {count} records'
    costs = bench.measure([Command(without, bench.diff(old, new)), Command(together, bench.diff(old, new, '--apps', directory))])
    added = [max(0.0, getattr(costs[together], field) - getattr(costs[without], field)) for field in ('cpu', 'wall', 'peak')]
    costs['what the records add'] = Cost(*added)
    bench.report.costs(costs, {'what the records add': 'at most 2 s', together: 'under 300 MiB'})


def scan(bench):
    """The audit of programs of this machine, warm, and as a first run."""
    old = bench.data.set('old')
    walk = bench.program('rpmgap_bench_walk')
    paths = bench.paths
    if walk:
        headers, elf, every = (f'{what}, 2 threads' for what in ('open and read headers', 'the ELF walk', 'all readers'))
        costs = bench.measure([Command(name, [walk, mode, '2', *paths], codes=(0,))
                               for name, mode in ((headers, 'headers'), (elf, 'elf'), (every, 'all'))])
        bench.report.text(f'Reading {" and ".join(paths)} of this machine.')
        bench.report.costs(costs)
        bench.report.ratio(costs, elf, headers)
    else:
        bench.report.left_out('the ELF walk', 'rpmgap_bench_walk is not built')
    if not old:
        return bench.report.left_out('scan', 'the data has no `old`')
    command = [bench.rpmgap, 'scan', *paths, '--target', old, '--baseline', 'none', '--arch', 'x86_64', '--format', 'json', '--fail-on', 'never']
    bench.report.text(f'The same paths against `old`, {data.packages_in(old)} packages; cold is without a cache, and there dnf only reads and writes its own.')
    costs = bench.measure([Command('rpmgap scan, warm', command)])
    cold_cache = bench.place / 'cold-cache'
    cold = [Command('rpmgap scan, cold', [*command, '--cache-dir', cold_cache], before=lambda: shutil.rmtree(cold_cache, ignore_errors=True))]
    if bench.dnf.has('makecache'):
        cold.append(Command('dnf makecache, cold', bench.cold_dnf.makecache('old', old), codes=(0,),
                            before=lambda: shutil.rmtree(bench.cold_dnf.cache, ignore_errors=True)))
    costs.update(bench.measure(cold, min(bench.runs, COLD_RUNS)))
    bench.report.costs(costs)
    bench.report.ratio(costs, 'dnf makecache, cold', 'rpmgap scan, cold')
    if not bench.dnf.has('makecache'):
        bench.report.left_out('dnf makecache', 'no dnf on this machine')


ALL = {'closure': ('Closure', closure), 'series': ('How closure grows', series), 'diff': ('Diff', diff),
       'records': ('Recorded applications', records), 'scan': ('Scan', scan)}
