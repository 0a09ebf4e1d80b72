"""Whether the fast answers are the right ones: rpmgap against the plain solver and against dnf, package by package.

Each comparison gives the lines that say what differs: none where all is the same, None where nothing could be compared.  What is known to differ stands with its reason in
tests/bench/reviewed.tsv, is counted, and is never passed over in silence.
"""
import fnmatch
import json
import re
import sys

from . import data
from .measure import Failed
from .peers import REPOCLOSURE_ENDED

SHOWN = 20


def reviewed():
    """(side that alone says it, package glob, requirement glob, proof or -, reason) of every line of the list."""
    lines = (data.HERE / 'reviewed.tsv').read_text().splitlines()
    return [line.split('\t') for line in lines if line and not line.startswith('#')]


def unmet_of_dnf(text):
    """(package, requirement) of each line of dnf repoclosure."""
    found, package = set(), ''
    for line in text.splitlines():
        if line.startswith('package: '):
            package = line.split()[1]
        elif line.startswith('    '):
            found.add((package, line.strip()))
    return found


def unmet_of_rpmgap(text):
    """Likewise of rpmgap closure, and why it did not check everything."""
    report = json.loads(text)
    reasons = '; '.join(entry['reason'] for part in report['closures'] for entry in part['not_checked'])
    return {(package['package'], finding['capability']) for finding in report['findings'] for package in finding['packages']}, reasons


def lines_of(pairs, side):
    lines = [f'{side} alone: {package} needs {requirement}' for package, requirement in sorted(pairs)[:SHOWN]]
    return lines + ([f'{side} alone: {len(pairs) - SHOWN} more'] if len(pairs) > SHOWN else [])


def one_solve_each(bench):
    """Closure of `25k` against one run of the solver for each package."""
    program, directory = bench.program('rpmgap_bench_closure'), bench.data.set('25k')
    if not program or not directory:
        return bench.report.left_out('closure against one solve each', 'the data has no `25k`' if program else 'rpmgap_bench_closure is not built')
    done = bench.run([program, '--each', directory])
    if done.returncode not in (0, 1):
        raise Failed(f'rpmgap_bench_closure --each {directory}: exit code {done.returncode}\n{done.stdout}{done.stderr}')
    found = re.search(r'(\d+) packages: (\d+) broken', done.stdout)
    reference = re.search(r'one run of the solver each: (\d+) broken', done.stdout)
    bench.report.text(f'Closure of `25k`: {found[1]} packages, {found[2]} cannot be installed; one run of the solver for each package says '
                      f'{reference[1]}, {"not the same ones" if done.returncode else "the same ones"}.')
    if done.returncode:
        return [line for line in done.stdout.splitlines() if line]
    # The command says what the function said.
    report = json.loads(bench.run(bench.closure(directory, '--format', 'json', '--fail-on', 'never')).stdout)
    broken = sum(tier['broken'] for part in report['closures'] for tier in part['tiers'])
    return [] if broken == int(found[2]) else [f'rpmgap closure says that {broken} cannot be installed']


def conditional(bench, name, directory, pairs):
    """Those that are (A if B) where dnf finds nothing for B, or where rpmgap closure tells the requirement apart or says that
    the package cannot be installed at all."""
    report = json.loads(bench.run(bench.closure(directory, '--format', 'json', '--fail-on', 'never')).stdout)
    told = {(f'{entry["package"]["name"]}-{entry["package"]["evr"]}.{entry["package"]["arch"]}', entry['requirement'])
            for part in report['closures'] for tier in part['tiers'] for entry in tier['conditionals']}
    broken = {package['package'] for finding in report['findings'] for package in finding['packages']}
    unmet = {}
    for _, requirement in pairs:
        parts = requirement[1:-1].split(' if ')
        if len(parts) == 2 and ' else ' not in requirement and requirement not in unmet:
            query = bench.run([*bench.dnf.with_repositories({name: directory}), 'repoquery', '--whatprovides', parts[1]])
            if query.returncode:
                raise Failed(f'dnf repoquery --whatprovides {parts[1]}: exit code {query.returncode}\n{query.stderr[-2000:]}')
            unmet[requirement] = not query.stdout.strip()
    return {pair for pair in pairs if pair in told or pair[0] in broken or unmet.get(pair[1])}


# Names in the fourth column of the list: what has to be shown of each pair before its line counts.
PROOFS = {'conditional': conditional}


def requirements(bench):
    """What nothing provides in `old`, and in `new`, against dnf repoclosure."""
    if not bench.dnf.has('repoclosure'):
        return bench.report.left_out('closure --direct against dnf repoclosure', 'no dnf with that command on this machine')
    faults = None  # until something was compared
    known = reviewed()
    for name in ('old', 'new'):
        directory = bench.data.set(name)
        if not directory:
            bench.report.left_out(f'closure --direct of `{name}` against dnf repoclosure', 'the data has no such set')
            continue
        theirs = bench.run(bench.dnf.repoclosure(name, directory))
        if theirs.returncode and REPOCLOSURE_ENDED not in theirs.stderr:
            raise Failed(f'dnf repoclosure of {directory}: exit code {theirs.returncode}\n{theirs.stderr[-2000:]}')
        mine = bench.run(bench.closure(directory, '--direct', '--format', 'json', '--fail-on', 'never'))
        if mine.returncode:
            raise Failed(f'rpmgap closure --direct {directory}: exit code {mine.returncode}\n{mine.stderr}')
        (ours, reasons), expected = unmet_of_rpmgap(mine.stdout), unmet_of_dnf(theirs.stdout)
        if reasons:  # of what it does not decide, only paths are known by their form
            undecided = {pair for pair in expected - ours if pair[1].startswith('/')}
            expected -= undecided
            bench.report.text(f'- {len(undecided)} requirements on paths by dnf alone, which rpmgap did not check: {reasons}')
        different, counted = {'dnf': expected - ours, 'rpmgap': ours - expected}, {}
        for side, package_glob, requirement_glob, proof, reason in known:
            fit = {pair for pair in different[side] if fnmatch.fnmatchcase(pair[0], package_glob) and fnmatch.fnmatchcase(pair[1], requirement_glob)}
            if fit and proof != '-':
                fit = PROOFS[proof](bench, name, directory, fit)
            different[side] -= fit
            if fit:
                counted[side, reason] = counted.get((side, reason), 0) + len(fit)
        bench.report.text(f'Requirements of `{name}` that nothing provides: {len(ours)} of {len({package for package, _ in ours})} packages; '
                          f'dnf repoclosure says {len(expected)} of {len({package for package, _ in expected})}'
                          + (', the same ones.' if ours == expected else '.'))
        for (side, reason), count in counted.items():
            bench.report.text(f'- {count} by {side} alone, reviewed: {reason}')
        faults = (faults or []) + [line for side in different for line in lines_of(different[side], side)]
    return faults


def package_lists(bench):
    """The lists of diff against those of dnf repodiff, name by name; tests/oracle/repodiff holds how they are read."""
    old, new = bench.data.set('old'), bench.data.set('new')
    if not bench.has_option('diff'):
        return bench.report.left_out('diff against dnf repodiff', 'this rpmgap has no diff')
    if not old or not new:
        return bench.report.left_out('diff against dnf repodiff', 'the data has no pair `old` and `new`')
    done = bench.run([sys.executable, data.HERE.parent / 'oracle' / 'repodiff', bench.rpmgap, old, new])
    if done.returncode == 77:
        return bench.report.left_out('diff against dnf repodiff', done.stdout.strip().removeprefix('skipped: '))
    if done.returncode not in (0, 1):
        raise Failed(f'tests/oracle/repodiff: exit code {done.returncode}\n{done.stderr[-2000:]}')
    lines = done.stdout.splitlines()
    counts = [line.rpartition(': ')[2] for line in lines if re.search(r': \d+ (added|removed|modified)$', line)]
    if done.returncode:
        return lines + done.stderr.splitlines()
    if len(counts) != 3:
        raise Failed(f'tests/oracle/repodiff says nothing of one of its lists:\n{done.stdout}')
    bench.report.text(f'Packages of `old` to `new`, by name: {", ".join(counts)}; the same as dnf repodiff.')
    return []


# What is compared -> the group it belongs to, and how.
ALL = {'closure against one solve each': ('closure', one_solve_each),
       'closure --direct against dnf repoclosure': ('closure', requirements),
       'diff against dnf repodiff': ('diff', package_lists)}
GROUPS = {group for group, _ in ALL.values()}
