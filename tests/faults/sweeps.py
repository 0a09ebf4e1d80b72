"""Sweeps: the n-th call of a class fails, for n = 1, 2, 3 ... over a whole command."""
import collections
import concurrent.futures
import queue
import random
import shutil

import judge
import preload
import worlds

STACKS = 1 << 20  # calls whose stack is kept
ALWAYS = ('read', 'open', 'write', 'memory')  # classes of which every command has calls
# What fails how: each class with the errno values that it has in the field, and whether all later calls fail too.
FAULTS = [('read', 'EIO', 0), ('open', 'EACCES', 0), ('open', 'EMFILE', 1), ('write', 'ENOSPC', 0), ('write', 'ENOSPC', 1),
          ('write', 'EIO', 0), ('rename', 'EACCES', 0), ('rename', 'EIO', 1), ('sync', 'EIO', 0), ('mkdir', 'EACCES', 0), ('mkdir', 'EROFS', 1),
          ('unlink', 'EACCES', 0), ('unlink', 'EACCES', 1), ('mmap', 'ENOMEM', 0), ('lock', 'ENOLCK', 0), ('close', 'EIO', 0),
          ('directory', 'EIO', 0), ('directory', 'EIO', 1), ('look', 'EIO', 0), ('look', 'EACCES', 1), ('process', 'EAGAIN', 0),
          ('net', 'ECONNRESET', 0), ('net', 'ECONNRESET', 1), ('memory', 'ENOMEM', 0), ('memory', 'ENOMEM', 1)]
# What may happen at any time and has to change nothing: calls that do less than they were asked for, calls that a signal ends.
HARMLESS = [('read', 'short', 1), ('read', 'short', 3), ('write', 'short', 1), ('write', 'EINTR', 3), ('net', 'short', 1)]


class Sweep:
    """Of one world. `counts` is how many calls of each class there are, `tried` and `wrong` what came of them."""

    def __init__(self, stage, world):
        self.stage, self.world = stage, world
        self.clean = judge.Clean(*stage.clean_run(world))
        self.judge = judge.Judge(world, self.clean)
        self.known_states = {}  # digest of a cache -> complaints about the run that uses it
        self.codes = collections.Counter()
        self.counted = {}

    def count(self, kind, stacks=0):
        """A run that nothing strikes, with the number of its calls and, of `stacks` of them, hashes of their stacks."""
        if kind not in self.counted:
            self.counted[kind] = self._count(kind, stacks)
        return self.counted[kind]

    def _count(self, kind, stacks):
        with self.stage.place_for(self.world) as (place, processor):
            ended = self.stage.run(self.world, place, processor, {'CLASS': kind, 'AT': 0}, stacks=stacks)
        if (ended.code, ended.out) != (self.clean.ended.code, self.clean.ended.out):
            raise RuntimeError(f'{self.world.name}: counting {kind} changes the answer: {ended}')
        return ended

    def strike(self, kind, fault, at, **more):
        """One run; complaints and how it ended."""
        with self.stage.place_for(self.world) as (place, processor):
            ended = self.stage.run(self.world, place, processor, {'CLASS': kind, 'AT': at, 'DO': fault, **more})
            complaints = self.judge.of(ended, kind, place, 'ALL' in more)
            complaints += self.next_run(place, processor)
        self.codes[ended.shown_code()] += 1
        return ended, complaints

    def next_run(self, place, processor):
        """The cache as it was left, and a run that nothing strikes."""
        cache = place / 'cache'
        state = worlds.digest(cache) if cache.exists() else ''
        if state not in self.known_states:
            shutil.rmtree(place / 'out')
            (place / 'out').mkdir()
            ended = self.stage.run(self.world, place, processor, None)
            files = {file.name: file.read_bytes() for file in (place / 'out').iterdir()}
            wrong = [f'the next run: {text}' for text in judge.same_answer(self.world, ended, files, self.clean)]
            self.known_states[state] = wrong
        return self.known_states[state]


def chosen(calls, limit, chance, everything):
    """Which calls to strike: all, or the first ones and a sample of the others."""
    numbers = range(1, calls + 1)
    if everything or calls <= limit:
        return list(numbers)
    first = limit // 3
    return [*numbers[:first], *sorted(chance.sample(numbers[first:], limit - first))]


def chosen_by_stack(hashes, limit, chance, struck):
    """One call for each distinct stack: what two calls from the same place do when they fail is the same. `struck`: the
    stacks that an earlier command was struck at, where all are; this adds to it. None: a sample."""
    first = {}
    for at, stack in enumerate(hashes, 1):
        first.setdefault(stack, at)
    if struck is not None:
        calls = sorted(at for stack, at in first.items() if stack not in struck)
        struck.update(first)
        return calls
    calls = sorted(first.values())
    return calls if len(calls) <= limit else sorted(chance.sample(calls, limit))


class Stage:
    """Where runs happen: places, processors and the program."""

    def __init__(self, rpmgap, library, place, fixtures, distributions, workers, server_url):
        self.rpmgap, self.place, self.distributions = rpmgap, place, distributions
        self.preload = preload.Preload(library, place)
        self.application = worlds.application(fixtures, place / 'application')
        self.worlds = {world.name: world for world in worlds.worlds(distributions, server_url)}
        self.warm = {}
        self.slots = queue.Queue()
        for processor in workers:
            self.slots.put(processor)
        self.workers = len(workers)
        self.numbers = iter(range(1 << 30))
        self.struck = set()  # stacks of allocations; programs and libraries lie at the same addresses in each run

    def clean_run(self, world):
        with self.place_for(world) as (place, processor):
            ended = self.run(world, place, processor, None)
            if ended.code not in judge.ANSWERS:
                raise RuntimeError(f'{world.name} fails without a fault: {ended}')
            return ended, self._kept(place)

    # The directory goes with its run; what is judged later is read now.
    def _kept(self, place):
        kept = self.place / f'clean-{next(self.numbers)}'
        shutil.copytree(place / 'out', kept / 'out')
        return kept

    def run(self, world, place, processor, faults, **options):
        command = [self.rpmgap, *world.words, '--cache-dir', 'cache']
        return self.preload.run(command, place, processor, place.name, faults, **options)

    def place_for(self, world):
        return Place(self, world)

    def warm_cache(self, world):
        key = tuple(map(str, world.words))
        if key not in self.warm:
            kept = worlds.fresh(self.place / f'warm-{len(self.warm)}', self.application, None)
            processor = self.slots.get()
            self.run(world, kept, processor, None)
            self.slots.put(processor)
            self.warm[key] = kept / 'cache'
        return self.warm[key]

    def each(self, function, items):
        """In parallel, in order of the items."""
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(function, items))


class Place:
    """A fresh directory and a processor for one run at a time."""

    def __init__(self, stage, world):
        self.stage = stage
        self.warm = stage.warm_cache(world) if world.warm else None

    def __enter__(self):
        self.processor = self.stage.slots.get()
        self.path = worlds.fresh(self.stage.place / f'run-{next(self.stage.numbers)}', self.stage.application, self.warm)
        return self.path, self.processor

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
        self.stage.slots.put(self.processor)


class Result:
    def __init__(self, label, calls, tried, wrong, missed=0):
        self.label, self.calls, self.tried, self.wrong, self.missed = label, calls, tried, wrong, missed

    def __str__(self):
        return (f'{self.label:44}{self.tried:6} of {self.calls:6} calls{f", {self.missed} not come to" if self.missed else ""}'
                f'{f", {len(self.wrong)} WRONG" if self.wrong else ""}')


def sweep_class(sweep, kind, fault, on_and_on, limit, seed, everything):
    chance = random.Random(f'{seed} {sweep.world.name} {kind} {fault} {on_and_on}')
    counted = sweep.count(kind, STACKS if kind == 'memory' else 0)
    if kind == 'memory':
        struck = sweep.stage.struck if everything and not on_and_on else None
        numbers = chosen_by_stack(counted.stacks, limit, chance, struck)
    else:
        numbers = chosen(counted.calls, limit, chance, everything)
    more = {'ALL': 1} if on_and_on else {}
    ends = sweep.stage.each(lambda at: (at, *sweep.strike(kind, fault, at, **more)), numbers)
    wrong = [(at, ended, complaints) for at, ended, complaints in ends if complaints]
    label = f'{sweep.world.name} {kind} {fault}{" and all after" if on_and_on else ""}'
    # Threads and processes may come to fewer calls than the run that counted them. When most are missed nothing is tested.
    missed = sum(not ended.hit for _, ended, _ in ends)
    if missed > max(2, len(numbers) // 2):
        raise RuntimeError(f'{label}: {missed} of {len(numbers)} calls were never made')
    return Result(label, counted.calls, len(numbers), wrong, missed)


def sweep_harmless(sweep, kind, what, every):
    """Each call, or each of several: nothing may change."""
    ended, complaints = sweep.strike(kind, what, 0, EVERY=every)
    if (ended.code, ended.out) != (sweep.clean.ended.code, sweep.clean.ended.out) and not complaints:
        complaints = ['it changes the answer']
    return Result(f'{sweep.world.name} {kind} {what} each {every}.', ended.calls, ended.calls // every,
                  [(0, ended, complaints)] if complaints else [])
