"""One run of a program with the library of preload.c in it, and what it did there."""
import ctypes
import os
import signal
import struct
import subprocess

LIMIT = 60  # seconds: none may hang
PAGE = 4096
CLASSES = ('read', 'write', 'open', 'rename', 'sync', 'mkdir', 'unlink', 'mmap', 'lock', 'close', 'directory', 'look', 'process',
           'net', 'memory')
ADDR_NO_RANDOMIZE = 0x0040000


class Ended:
    """How a run ended. `code` is negative for a signal, None for one that hung; `hit` says which call was struck, or ''."""

    def __init__(self, code, out, err, calls=0, hit='', stacks=()):
        self.code, self.out, self.err, self.calls, self.hit, self.stacks = code, out, err, calls, hit, stacks

    def __str__(self):
        return f'[{self.shown_code()}] {self.err.decode(errors="replace").strip()[-600:]}'

    def shown_code(self):
        if self.code is None:
            return f'no end within {LIMIT} s'
        return signal.Signals(-self.code).name if self.code < 0 else str(self.code)


def _on_one_processor(processor):
    """One processor and fixed addresses: the calls of two runs are the same ones in the same order."""
    def begin():
        os.sched_setaffinity(0, {processor})
        ctypes.CDLL(None).personality(ADDR_NO_RANDOMIZE)
    return begin


def environment(**more):
    variables = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'HOME': '/nonexistent', 'XDG_CACHE_HOME': '/proc/nonexistent', 'RPMGAP_NOW': '1767830400'}
    return variables | {name: value for name, value in more.items() if value is not None}


class Preload:
    def __init__(self, library, place):
        self.library, self.place = library, place

    def run(self, command, cwd, processor, name, faults=None, stdout=subprocess.PIPE, variables=None, stacks=0, program_input=None):
        """`faults` are variables of preload.c without FAULT_; None: the library is left out. `name` is that of the ledger."""
        extra = dict(variables or {})
        ledger = self.place / f'{name}.ledger'
        if faults is not None:
            with open(ledger, 'wb') as file:
                file.truncate(PAGE + 8 * stacks)
            extra |= {f'FAULT_{key}': str(value) for key, value in faults.items()}
            extra |= {'FAULT_LEDGER': str(ledger), 'LD_PRELOAD': str(self.library)}
            if stacks:
                extra['FAULT_STACKS'] = '1'
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=stdout,
                                   stderr=subprocess.PIPE, env=environment(**extra), preexec_fn=_on_one_processor(processor))
        try:
            out, err = process.communicate(timeout=LIMIT)
            code = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            code = None
        if faults is None:
            return Ended(code, out or b'', err)
        with open(ledger, 'rb') as file:
            page = file.read(PAGE)
            calls, hits = struct.unpack_from('QQ', page)
            said = page[16:].split(b'\0')[0].decode(errors='replace') if hits else ''
            hashes = struct.unpack(f'{min(calls, stacks)}Q', file.read(8 * min(calls, stacks))) if stacks else ()
        ledger.unlink()
        return Ended(code, out or b'', err, calls, said, hashes)
