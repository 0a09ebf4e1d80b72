"""A clean room: a minimal root in which commands run without network, and whose files stay as they are."""
import os
import pathlib
import subprocess


class Room:
    def __init__(self, origin, work, fixtures, rpmgap):
        self.root, self.home = work / 'room', work / 'home'
        self.home.mkdir()
        self.origin, self.fixtures, self.rpmgap = origin, fixtures, rpmgap

    def __enter__(self):
        # What is written goes to a directory beside it. The mount goes with this process: it has a namespace of its own.
        for name in ('written', 'room'):
            (self.root.parent / name).mkdir()
        # An overlay does not lie on another one, as /tmp of a container may.
        self.host('mount', '-t', 'tmpfs', 'rpmgap-room', self.root.parent / 'written')
        for name in ('files', 'overlay'):
            (self.root.parent / 'written' / name).mkdir()
        self.host('mount', '-t', 'overlay', 'rpmgap-room', '-o',
                  f'lowerdir={self.origin},upperdir={self.root.parent}/written/files,workdir={self.root.parent}/written/overlay', self.root)
        self.host('cp', '--archive', self.fixtures, self.root / 'fixtures')
        self.before = self._files()
        return self

    def __exit__(self, *_):
        self.host('umount', self.root)
        self.host('umount', self.root.parent / 'written')

    def host(self, *command, codes=(0,), cwd=None):
        """What a command on this machine prints."""
        return self._run([str(word) for word in command], codes, cwd=cwd)

    def run(self, *command, codes=(0,), cwd='/'):
        """What a command in the room prints; there is no network, and nothing of this machine but the kernel."""
        inside = ['unshare', '--net', '--pid', '--fork', '--mount', 'chroot', str(self.root), 'env', '--chdir', cwd, *command]
        return self._run(inside, codes)

    def _run(self, command, codes, cwd=None):
        # The room has no directory of that name, so nothing of the user's is found there either.
        environment = {'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'HOME': str(self.home), 'LC_ALL': 'C.UTF-8',
                       'DEBIAN_FRONTEND': 'noninteractive', 'RPMGAP_NOW': '1795000000', 'RPMGAP_CACHE': '/tmp/rpmgap-cache'}
        done = subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=300)
        assert done.returncode in codes, f'{" ".join(command)}\nended with {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}'
        return done.stdout

    def put(self, file, name):
        self.host('cp', file, self.root / name)

    def read(self, name):
        return (self.root / name).read_text()

    def exists(self, name):
        return (self.root / name.lstrip('/')).exists()

    def directory(self, name):
        """A new directory with a name that nobody knew, below the root."""
        found = f'srv/{name}-{os.urandom(4).hex()}'
        (self.root / found).mkdir(parents=True)
        return found

    def needed(self, program):
        """The shared libraries that a program names."""
        lines = self.host('readelf', '--dynamic', '--wide', self.root / program.lstrip('/')).split('\n')
        return sorted(line.split('[')[1].rstrip(']') for line in lines if '(NEEDED)' in line)

    def libraries(self):
        """The names of the libraries that the loader finds in the room."""
        self.run('ldconfig')
        return {line.split()[0] for line in self.run('ldconfig', '-p').split('\n') if '=>' in line}

    def install_libraries(self, program, package=None):
        """Installs rpm-common, and the packages of the libraries that a program (of an RPM package that is not installed yet) needs."""
        if package:
            requires = self.host('rpm', '--query', '--requires', '--package', package).split()
            names = sorted({word.split('(')[0] for word in requires if '.so.' in word})
        else:
            names = self.needed(program)
        # Whose a library is, this machine's dpkg knows; the room's apt has the package.
        directories = ('/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64')
        files = [next(f'{place}/{name}' for place in directories if pathlib.Path(place, name).exists()) for name in names]
        owners = {'rpm-common'}
        for file in files:
            said = self.host('dpkg', '--search', file, file.removeprefix('/usr'), codes=(0, 1))
            owners |= {line.split(':')[0] for line in said.split('\n') if line}
        self.run('apt-get', 'install', '-y', '--no-install-recommends', *sorted(owners))

    def _files(self):
        return set(self.host('find', 'usr', '-name', '*rpmgap*', cwd=self.root).split('\n'))

    def nothing_left(self):
        left = sorted(self._files() - self.before)
        assert not left, f'left behind: {", ".join(left)}'
