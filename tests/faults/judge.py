"""Whether a run that was struck ended as the design says: the right exit code, a line, whole files, a usable cache."""
import pathlib

import worlds

ANSWERS = (0, 1, 5)
ABORTS = (-6, -5)  # SIGABRT; SIGTRAP is how GLib aborts
CRASH = -11  # SIGSEGV: without any memory GLib asks for some to say so, and for some to say that, until the stack ends
# What libcurl loads for LDAP, and OpenSSL, crash when some of their first allocations fail; libseccomp 2.5 where it lays a filter out.
CRASH_WITHOUT_MEMORY = ('liblber', 'libldap', 'libsasl2', 'libcrypto', 'libseccomp')
# Libraries that end the process, with a line of their own, when they cannot open what they need.
SAY_AND_ABORT = (b'in libgcrypt: ',)
# Classes where the machine lacks something, not a file: an internal error is the right word.
OF_THE_MACHINE = ('memory', 'mmap', 'process')


class Judge:
    """Against the same command without faults. A list of complaints; empty: all is well."""

    def __init__(self, world, clean):
        self.world, self.clean = world, clean

    def of(self, ended, kind, place, on_and_on=False):
        complaints = []
        if ended.code is None:
            complaints.append('it hangs')
        elif ended.code in ANSWERS:
            complaints += self._answer(ended, kind)
        elif ended.code in (3, 4):
            complaints += self._fault(ended, kind)
        elif not self._ends_by_library(ended, kind, on_and_on):
            complaints.append('an exit code that none may have')
        return complaints + self._files(ended, kind, place)

    # Loud, and never taken for an answer: a library of others gives up.
    def _ends_by_library(self, ended, kind, on_and_on):
        if ended.code in ABORTS:
            return kind == 'memory' or any(name in ended.err for name in SAY_AND_ABORT)
        if ended.code != CRASH or kind != 'memory':
            return False
        return on_and_on or any(f' by {name}' in ended.hit for name in CRASH_WITHOUT_MEMORY)

    def _answer(self, ended, kind):
        clean = self.clean.ended
        if ended.code == clean.code and ended.out == clean.out:
            return []
        return self._told(ended)

    # Another answer names what it did not check. Memory too: a file whose reader has none is lost, the audit is not.
    def _told(self, ended):
        clean = self.clean.ended
        if self.world.judged_as != 'json':
            return ['another answer']
        new, old = worlds.parsed(ended.out), worlds.parsed(clean.out)
        if new is None:
            return ['a report that cannot be parsed']
        if 'findings' not in new or 'summary' not in new:
            return ['another answer']
        if not worlds.not_checked(new) - worlds.not_checked(old):
            return ['another answer, and nothing more that was not checked']
        return []

    def _fault(self, ended, kind):
        complaints = []
        if ended.code == 4 and kind not in OF_THE_MACHINE and b'no process can be started' not in ended.err:
            complaints.append('an internal error for a fault of a file')
        if ended.code == 3 and kind == 'memory':
            complaints.append('the fault of a repository or output for memory that ran out')
        # The report is out before the cache is written; it may have named what it did not check.
        if ended.out and ended.out != self.clean.ended.out and not (kind in ('write', 'close') and self._begins(ended.out)):
            complaints += self._told(ended)
        lines = [line for line in ended.err.decode(errors='replace').splitlines() if line.strip()]
        if not lines or not lines[-1].startswith('rpmgap: ') or len(lines[-1]) < 20:
            complaints.append('no line that says why')
        elif len(lines) > 3:
            complaints.append('more lines than are read')
        return complaints

    def _begins(self, out):
        return self.clean.ended.out.startswith(out)

    def _files(self, ended, kind, place):
        complaints = []
        out = place / 'out'
        for file in sorted(out.iterdir()):
            if file.name not in self.world.outputs:
                if kind not in ('unlink', 'killed'):
                    complaints.append(f'left behind: {file.name}')
                continue
            content = file.read_bytes()
            if content == self.clean.files[file.name]:
                continue
            if ended.code not in ANSWERS or not is_whole(file.name, content):
                complaints.append(f'{file.name} is not whole')
        if ended.code in ANSWERS:
            complaints += [f'{name} is not there' for name in self.world.outputs if not (out / name).exists()]
        return complaints


def is_whole(name, content):
    if name.endswith('.html'):
        return content.rstrip().endswith(b'</html>')
    if name.endswith('.ndjson'):
        return content.endswith(b'\n') and all(worlds.parsed(line) is not None for line in content.splitlines())
    if name.endswith('.lock'):
        return content.endswith(b'\n')
    return worlds.parsed(content) is not None


class Clean:
    """What the command does when nothing fails."""

    def __init__(self, ended, place):
        self.ended = ended
        self.files = {file.name: file.read_bytes() for file in (pathlib.Path(place) / 'out').iterdir()}


def same_answer(world, ended, files, clean):
    """After a fault the next run gives the very bytes of a clean one."""
    wrong = []
    if ended.code != clean.ended.code:
        wrong.append(f'exit code {ended.shown_code()} instead of {clean.ended.shown_code()}: {ended}')
    elif ended.out != clean.ended.out:
        wrong.append('other bytes on standard output')
    wrong += [f'other bytes in {name}' for name in world.outputs if files.get(name) != clean.files[name]]
    return wrong
