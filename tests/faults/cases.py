"""What happens to a machine besides calls that fail: signals, disks that are full or read-only, input that changes, a wrong clock,
a reader that goes away. A case takes a stage and returns a note, or raises Failed."""
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time

import judge
import preload
import sweeps
import worlds

SIGNALS = ('SIGINT', 'SIGTERM', 'SIGHUP')
YEAR = 365 * 24 * 60 * 60
WITHIN = 10  # seconds: how soon a signal ends a process that waits


class Failed(Exception):
    pass


def check(holds, what):
    if not holds:
        raise Failed(what)


def line_of(ended):
    lines = ended.err.decode(errors='replace').splitlines()
    check(len(lines) == 1, f'not one line: {ended}')
    return lines[0]


# Signals.

def _ended_by(sweep, ended, name, place):
    """Complaints about a run that a signal ended at one of its calls, or that was done before it came."""
    if ended.code == sweep.clean.ended.code and not ended.hit:
        return []
    complaints = []
    if ended.code != -getattr(signal, name):
        return [f'it ends with {ended.shown_code()}']
    line = ended.err.decode(errors='replace').strip().splitlines()
    if not line and not ended.out and not list((place / 'out').iterdir()):
        return []  # before main()
    if len(line) != 1 or not line[0].startswith(f'rpmgap: ended by {name} '):
        complaints.append('no line that says so')
    elif ended.out != sweep.clean.ended.out and ended.out and 'may not be all' not in line[0]:
        complaints.append('part of a report that nothing marks')
    elif not ended.out and 'before' not in line[0] and 'may not be all' not in line[0]:
        complaints.append('a report is promised that is not there')
    for file in sorted((place / 'out').iterdir()):
        if file.name not in sweep.world.outputs or file.read_bytes() != sweep.clean.files[file.name]:
            complaints.append(f'left behind: {file.name}')
    return complaints


def _strike_with(sweep, kind, name, at):
    with sweep.stage.place_for(sweep.world) as (place, processor):
        ended = sweep.stage.run(sweep.world, place, processor, {'CLASS': kind, 'AT': at, 'DO': name})
        complaints = _ended_by(sweep, ended, name, place)
        return at, ended, complaints + sweep.next_run(place, processor)


def case_signals_at_calls(stage, options):
    """SIGINT, SIGTERM and SIGHUP at the n-th call of many kinds, over a scan and a sync."""
    tried = 0
    for world in ('scan-cold', 'sync-server', 'why'):
        sweep = sweeps.Sweep(stage, stage.worlds[world])
        for kind in ('open', 'read', 'write', 'rename', 'mkdir', 'close', 'directory', 'process', 'net', 'memory'):
            chance = random.Random(f'{options.seed} {world} {kind}')
            numbers = sweeps.chosen(sweep.count(kind).calls, options.calls // 2, chance, options.all and kind != 'memory')
            names = [chance.choice(SIGNALS) for _ in numbers]
            for at, ended, complaints in stage.each(lambda pair: _strike_with(sweep, kind, pair[1], pair[0]), zip(numbers, names)):
                check(not complaints, f'{world} {kind} {at}: {"; ".join(complaints)}\n{ended.hit}\n{ended}')
            tried += len(numbers)
    return f'{tried} calls'


def case_signal_while_waiting(stage, _):
    """A server that answers nothing: a signal ends the wait at once, and leaves nothing in the cache."""
    for name in SIGNALS:
        asked, done = threading.Event(), threading.Event()

        def answer(*_):
            asked.set()
            done.wait(preload.LIMIT)
            return 404, b''

        with worlds.servers.Scripted(answer) as server, stage.place_for(stage.worlds['why']) as (place, _):
            command = [stage.rpmgap, 'sync', 'azurelinux-4.0', '--only-repo', f'base={server.url()}', '--cache-dir', 'cache']
            process = subprocess.Popen(command, cwd=place, env=preload.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            check(asked.wait(preload.LIMIT), 'the server is not asked')
            process.send_signal(getattr(signal, name))
            try:
                out, err = process.communicate(timeout=WITHIN)
            finally:
                process.kill()
                done.set()
            check(process.returncode == -getattr(signal, name), f'{name}: it ends with {process.returncode}: {err}')
            check(not out and err.decode().startswith(f'rpmgap: ended by {name} '), f'{out} {err}')
            check(not list((place / 'cache').rglob('.new-*')), 'an unfinished directory is left')


def case_signals_that_are_ignored(stage, _):
    """As behind nohup: a signal that was ignored at the start stays so."""
    world = stage.worlds['scan-warm']
    sweep = sweeps.Sweep(stage, world)
    with stage.place_for(world) as (place, processor):
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            ended = stage.run(world, place, processor, {'CLASS': 'open', 'AT': 20, 'DO': 'SIGHUP'})
        finally:
            signal.signal(signal.SIGHUP, before)
    check((ended.code, ended.out) == (sweep.clean.ended.code, sweep.clean.ended.out), f'it ends otherwise: {ended}')


# Pipes and disks.

def case_broken_pipe(stage, _):
    """Nobody reads: no message, SIGPIPE at the end, and files and cache are whole; where SIGPIPE is ignored, 3 and a line."""
    world = stage.worlds['scan-cold']
    sweep = sweeps.Sweep(stage, world)
    for ignored in (False, True):
        with stage.place_for(world) as (place, processor):
            reader, writer = os.pipe()
            os.close(reader)
            command = [stage.rpmgap, *world.words, '--cache-dir', 'cache']
            prefix = ['env', '--ignore-signal=PIPE'] if ignored else []
            ended = stage.preload.run([*prefix, *command], place, processor, place.name, None, stdout=writer)
            os.close(writer)
            if ignored:
                check(ended.code == 3 and 'Broken pipe' in line_of(ended), f'{ended}')
                continue
            check(ended.code == -signal.SIGPIPE and not ended.err, f'{ended}')
            files = {file.name: file.read_bytes() for file in (place / 'out').iterdir()}
            check(files == sweep.clean.files, f'other files: {sorted(files)}')
            check(not sweep.next_run(place, processor), f'{sweep.next_run(place, processor)}')
            check(len(list((place / 'cache/channels').iterdir())) == 5, 'the cache is not filled')


def case_head(stage, _):
    """rpmgap ... | head -1: one line, no message, and the exit code of a process that SIGPIPE ended or of the answer."""
    with stage.place_for(stage.worlds['why']) as (place, _):
        script = '"$@" | head -1; echo "${PIPESTATUS[0]}"'
        for words in (['--help'], ['rules'], stage.worlds['scan-warm'].words):
            done = subprocess.run(['bash', '-c', script, 'bash', stage.rpmgap, *words], cwd=place, env=preload.environment(RPMGAP_CACHE=str(place / 'cache')),
                                  capture_output=True, check=False, timeout=preload.LIMIT)
            lines = done.stdout.decode().splitlines()
            check(not done.stderr and len(lines) == 2 and lines[1] in ('0', '1', '141'), f'{done}'[:500])


def case_dev_full(stage, _):
    """A disk that takes nothing, as standard output and as an output."""
    world = stage.worlds['scan-warm']
    with stage.place_for(world) as (place, processor), open('/dev/full', 'wb') as full:
        for words in (world.words, ['--version'], ['scan', '--help'], ['rules'], stage.worlds['why'].words):
            ended = stage.preload.run([stage.rpmgap, *words], place, processor, place.name, None, stdout=full,
                                      variables={'RPMGAP_CACHE': str(place / 'cache')})
            check(ended.code == 3 and 'standard output: No space left on device' in line_of(ended), f'{words[:1]}: {ended}')
        command = [stage.rpmgap, *world.words, '--output', 'csv=/dev/full', '--cache-dir', 'cache']
        ended = stage.preload.run(command, place, processor, place.name, None)
        check(ended.code == 3 and 'cannot write /dev/full: No space left on device' in line_of(ended), f'{ended}')
    check(os.path.exists('/dev/full'), '/dev/full was replaced')


def _mounted(stage, script, *words):
    """Runs a shell script in mount and user namespaces of its own; None where that is not allowed."""
    unshare = ['unshare', '--mount'] if os.geteuid() == 0 else ['unshare', '--mount', '--map-root-user']
    with contextlib.suppress(FileNotFoundError):
        probe = subprocess.run([*unshare, 'sh', '-c', 'mount -t tmpfs none /mnt'], capture_output=True, check=False)
        if probe.returncode == 0:
            return lambda place: subprocess.run([*unshare, 'bash', '-euc', script, 'bash', stage.rpmgap, *map(str, words)], cwd=place,
                                                env=preload.environment(PATH='/usr/sbin:/usr/bin:/sbin:/bin'), capture_output=True,
                                                check=False, timeout=preload.LIMIT)
    return None


FULL = '''
mkdir disk; mount -t tmpfs -o size=48k none disk
set +e
"$@" --cache-dir disk/cache >report 2>errors; echo "full $?"; cat errors
"$@" --cache-dir cache --output json=disk/report.json >/dev/null 2>errors; echo "output $?"; cat errors; ls -A disk | grep report
mount -o remount,size=64m disk
"$@" --cache-dir disk/cache >again; echo "room $?"
'''


def case_full_disk(stage, _):
    """A cache and an output on a file system of 48 KiB: 3, the report is whole, no file is half there; with room the cache does."""
    world = stage.worlds['scan-cold']
    sweep = sweeps.Sweep(stage, world)
    words = world.words[:world.words.index('--output')]
    run = _mounted(stage, FULL, *words)
    if run is None:
        return 'not done: no file system can be mounted'
    with stage.place_for(world) as (place, _):
        done = run(place)
        said = done.stdout.decode().splitlines()
        check(done.returncode == 0 and len(said) == 5, f'{done}')
        check(said[0] == 'full 3' and said[1].startswith('rpmgap: cannot write the cache at disk/cache/'), said)
        check('No space left on device' in said[1], said)
        check(said[2] == 'output 3' and said[3] == 'rpmgap: cannot write disk/report.json: No space left on device', said)
        check(said[4] == f'room {sweep.clean.ended.code}', said)
        for name in ('report', 'again'):
            check((place / name).read_bytes() == sweep.clean.ended.out, f'another {name}')
    return None


READ_ONLY = '''
mkdir -p cache; mount --bind cache cache; mount -o remount,ro,bind cache
set +e
"$@" --cache-dir cache >report 2>errors; echo "$?"; cat errors
'''


def case_read_only_cache(stage, _):
    """Filled by an earlier run it does; empty, the report is whole and the exit code 3. What asks a server cannot do without."""
    for name, code, line in (('scan-warm', 1, None), ('scan-cold', 3, 'cache/channels: Read-only file system'),
                             ('why', 0, None), ('diff', 1, None), ('sync-again', 3, 'cache/metadata: Read-only file system')):
        world = stage.worlds[name]
        clean = judge.Clean(*stage.clean_run(world))
        run = _mounted(stage, READ_ONLY, *world.words)
        if run is None:
            return 'not done: nothing can be mounted'
        with stage.place_for(world) as (place, _):
            done = run(place)
            said = done.stdout.decode().splitlines()
            expected = clean.ended.code if line is None else code
            check(done.returncode == 0 and said[0] == str(expected), f'{name}: {done}')
            check(len(said) == (1 if line is None else 2) and (line is None or line in said[1]), f'{name}: {said}')
            report = (place / 'report').read_bytes()
            check(report == clean.ended.out or name == 'sync-again', f'{name}: another report')
    return None


# Input that changes.

def _own_application(stage, place):
    (place / 'app').unlink()
    shutil.copytree(stage.application, place / 'app', symlinks=True)


def _changing(stage, options, world, kind, act, below, wanted):
    """Strikes each call on a file of the application; what differs from the plain run names that file with one of `wanted`."""
    sweep = sweeps.Sweep(stage, world)
    faults = {'CLASS': kind, 'DO': act} | ({'BELOW': below} if below else {})
    with stage.place_for(world) as (place, processor):
        calls = stage.run(world, place, processor, faults | {'AT': 0}).calls
    check(calls > 0, f'{act}: there is no such call')

    def strike(at):
        with stage.place_for(world) as (place, processor):
            _own_application(stage, place)
            ended = stage.run(world, place, processor, faults | {'AT': at})
            if ended.code == sweep.clean.ended.code and ended.out == sweep.clean.ended.out:
                return at, ended, [], False
            report = worlds.parsed(ended.out)
            complaints = []
            if ended.code not in judge.ANSWERS or report is None:
                complaints.append('no answer')
            else:
                new = worlds.not_checked(report) - worlds.not_checked(worlds.parsed(sweep.clean.ended.out))
                if not any(text in message for message, _ in new for text in wanted):
                    complaints.append(f'nothing tells of it: {sorted(new)}')
            return at, ended, complaints, True

    results = stage.each(strike, sweeps.chosen(calls, options.calls, random.Random(options.seed), options.all))
    for at, ended, complaints, _ in results:
        check(not complaints, f'{act} at {at}: {"; ".join(complaints)}\n{ended.hit}\n{ended}\n{ended.out[:300]}')
    return calls, sum(told for *_, told in results), [ended.hit for _, ended, _, told in results if not told]


def case_vanished_input(stage, options):
    """A file goes, or a pipe takes its place, between the walk and the read: it is named, and nothing waits."""
    told = []
    for act, wanted in (('vanish', ['cannot be opened', 'cannot be read']), ('fifo', ['cannot be read', 'cannot be opened'])):
        told.append(_changing(stage, options, stage.worlds['scan-warm'], 'open', act, 'app/', wanted))
    check(all(count > 0 for _, count, _ in told), f'hardly anything was noticed: {told}')
    return f'{told[0][0]} files'


def case_shrinking_input(stage, options):
    """A mapped file becomes shorter while it is read: no SIGBUS, and the report says that it changed."""
    calls, told, silent = _changing(stage, options, stage.worlds['scan-warm'], 'mmap', 'shrink', None, ['it changed while it was read'])
    check(told == calls, f'{told} of {calls} were noticed: {silent}')


# The clock.

def _clock(stage, words, years, **faults):
    world = stage.worlds['scan-warm']
    with stage.place_for(world) as (place, processor):
        variables = {'RPMGAP_NOW': ''}
        command = [stage.rpmgap, *words, '--cache-dir', 'cache']
        return stage.preload.run(command, place, processor, place.name, {'CLASS': 'sync', 'AT': 0, 'CLOCK': int(years * YEAR), **faults},
                                 variables=variables)


def case_clock_in_the_past(stage, _):
    """Twenty and forty years back, and far ahead: the same answer, said; --max-age is not held; a waiver ends by the clock."""
    world = stage.worlds['scan-warm']
    words = world.words[:world.words.index('--output')]
    sweep = sweeps.Sweep(stage, world)
    for years in (-20, -40, 20):
        ended = _clock(stage, words, years)
        check((ended.code, ended.out) == (sweep.clean.ended.code, sweep.clean.ended.out), f'{years} years: another answer: {ended}')
        said = ended.err.decode()
        check(('the clock of this machine' in said) == (years < 0) and said.count('\n') == (1 if years < 0 else 0), f'{years}: {said}')
        aged = _clock(stage, [*words, '--max-age', '3000d'], years)
        check(aged.code == 3 and not aged.out and '--max-age' in line_of(aged).splitlines()[-1], f'{years} years: {aged}')
    return None


def case_waivers_and_the_clock(stage, _):
    """A waiver ends when it says, by the clock of the machine."""
    world = stage.worlds['scan-warm']
    words = world.words[:world.words.index('--output')]
    clean = json.loads(judge.Clean(*stage.clean_run(world)).ended.out)
    finding = next(f for f in clean['findings'] if f['severity'] in ('blocker', 'error'))
    ends = time.gmtime(time.time() + YEAR)
    waiver = f'''[[waiver]]
fingerprint = "{finding['fingerprint']}"
command = "scan"
owner = "tests@example.com"
reason = "a test"
expires = {time.strftime('%Y-%m-%d', ends)}
'''
    for years, waived in ((0, True), (-10, True), (3, False)):
        with stage.place_for(world) as (place, processor):
            (place / 'rpmgap.toml').write_text(waiver)
            command = [stage.rpmgap, *words, '--cache-dir', 'cache']
            ended = stage.preload.run(command, place, processor, place.name,
                                      {'CLASS': 'sync', 'AT': 0, 'CLOCK': int(years * YEAR)}, variables={'RPMGAP_NOW': ''})
        check(ended.code in judge.ANSWERS, f'{ended}')
        check(json.loads(ended.out)['summary']['waived'] == (1 if waived else 0), f'{years} years: {ended.out[-600:]}')


def case_certificate_of_the_future(stage, _):
    """With a clock in the past no certificate is valid yet: 3, and the line says what is wrong."""
    if shutil.which('openssl') is None:
        return 'not done: no openssl'
    import ssl
    where = stage.place / 'tls'
    where.mkdir()
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-addext',
                    'subjectAltName=IP:127.0.0.1', '-days', '2', '-keyout', 'key.pem', '-out', 'cert.pem'], cwd=where, check=True,
                   capture_output=True)
    base = stage.distributions / 'azurelinux-4.0/base'
    server = worlds.serve(base)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(where / 'cert.pem', where / 'key.pem')
    server.server.socket = context.wrap_socket(server.server.socket, server_side=True)
    repo = where / 'yum.repos.d'
    repo.mkdir()
    with server:
        (repo / 'base.repo').write_text(f'[base]\nname=base\nenabled=1\nbaseurl=https://127.0.0.1:{server.server.server_port}/\n'
                                        f'sslcacert={where / "cert.pem"}\nrepo_gpgcheck=0\n')
        words = ['sync', 'azurelinux-4.0', '--repos-dir', repo, '--retries', '0', '--quiet']
        check(_clock(stage, words, 0).code == 0, f'it fails with the right clock: {_clock(stage, words, 0)}')
        ended = _clock(stage, words, -10)
        check(ended.code == 3 and 'certificate' in line_of(ended), f'{ended}')
    return None


def all_cases():
    return [(name[len('case_'):], function) for name, function in globals().items() if name.startswith('case_')]
