"""A build of rpmgap in which every mutant of src/audit is compiled in and none is on.

Only these files are compiled anew, as a build tree does (compile_commands.json), and its programs are linked once more
with them. All of it lies in a directory of its own; nothing of it is committed.
"""
import collections
import concurrent.futures
import hashlib
import json
import pathlib
import pickle
import shlex
import subprocess
import sys

import operators

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCOPE = 'rpmgap::audit'
PROGRAMS = ('bin/rpmgap', 'bin/rpmgap_unit')


def sources(build):
    """{name below src/: the arguments that compile it} of the audit layer."""
    found = {}
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        path = pathlib.Path(entry['file'])
        if path.is_relative_to(ROOT / 'src/audit'):
            found[str(path.relative_to(ROOT / 'src'))] = shlex.split(entry['command'])
    return dict(sorted(found.items()))


def options_of(command):
    """What the preprocessor and the language need, for clang."""
    return [word for word in command if word.startswith(('-I', '-D', '-std='))]


def read_source(name, command, first, cache):
    """Read by clang, or as it was read for the same bytes by the same operators."""
    path = ROOT / 'src' / name
    state = hashlib.sha256(b'\0'.join([path.read_bytes(), (HERE / 'operators.py').read_bytes(), str(first).encode()])).hexdigest()
    kept = cache / (name.replace('/', '_') + '.' + state[:16])
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    source = operators.read(path, name, first, options_of(command), SCOPE)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(source))
    return source


def newest_header():
    """When the last header changed: any may reach any file."""
    return max(path.stat().st_mtime for path in [*(ROOT / 'src').rglob('*.hpp'), HERE / 'mutants.hpp'])


def compiled(command, source, target, headers):
    """Compiles one file as the build does, but unoptimised, without its warnings and with the checks of the standard library."""
    done = [word for word in command if word not in ('-Werror',)]
    done[done.index('-o') + 1] = str(target)
    done[done.index('-c') + 1] = str(source)
    done += ['-w', '-O0', '-g0', '-D_GLIBCXX_ASSERTIONS', f'-I{HERE}']
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.stat().st_mtime < max(source.stat().st_mtime, headers):
        subprocess.run(done, check=True)
    return target


def linked(build, program, objects, target):
    """The build's own command for `program`, with these objects in place of the layer's library."""
    commands = subprocess.run(['ninja', '-C', str(build), '-t', 'commands', program], check=True, stdout=subprocess.PIPE).stdout
    last = commands.decode().splitlines()[-1]
    words = shlex.split(last.removeprefix(': && ').removesuffix(' && :'))
    words[words.index('-o') + 1] = str(target)
    at = words.index('src/audit/librpmgap_audit.a')
    words[at:at + 1] = map(str, objects)
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(words, check=True, cwd=build)


def make(build, out, jobs):
    """Makes the programs in `out`/bin; all mutants, numbered from 1."""
    files, headers = sources(build), newest_header()
    block = 1000  # numbers for each file, so that a change of one leaves the others as they are
    first = {name: 1 + block * at for at, name in enumerate(files)}

    def work(name):
        source = read_source(name, files[name], first[name], out / 'read')
        if len(source.mutants) > block:
            sys.exit(f'mutants: {name} has more than {block}')
        path = out / 'src' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = source.written()
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
        return source.mutants, compiled(files[name], path, out / 'objects' / (name + '.o'), headers)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        done = list(pool.map(work, files))
    any_command = next(iter(files.values()))
    objects = [each[1] for each in done] + [compiled(any_command, HERE / 'mutants.cpp', out / 'objects/mutants.o', headers)]
    for program in PROGRAMS:
        target = out / program
        if not target.exists() or target.stat().st_mtime < max(path.stat().st_mtime for path in [*objects, build / program]):
            linked(build, program, objects, target)
    mutants, seen = [mutant for mutants, _ in done for mutant in mutants], collections.Counter()
    for mutant in mutants:  # the same text twice in one function
        seen[mutant.key()] += 1
        mutant.text += f' ({seen[mutant.key()]})' if seen[mutant.key()] > 1 else ''
    return mutants, 1 + block * len(files)
