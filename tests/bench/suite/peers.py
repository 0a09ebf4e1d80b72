"""Other programs that answer a part of the same questions, run so that they answer the same one.

dnf gets a root, a cache and a configuration of its own, and sees the named repositories only.  Without --arch '*' its repodiff
compares nothing but what this machine could run.
"""
import shutil
import subprocess

# Programs that are named in the report because someone will ask for them.
NO_PEERS = {'installcheck': 'built for the packages of Debian it knows no noarch and is no peer; where dnf is native it can be run by hand'}
# What dnf repoclosure ends with where it found something; its exit code is 1 then, and for any fault.
REPOCLOSURE_ENDED = 'Repoclosure ended'


class Dnf:
    def __init__(self, place):
        self.program = shutil.which('dnf')
        self.cache = place / 'dnf-cache'
        self.base = [self.program, '-q', '--installroot', str(place / 'dnf-root'), '--setopt', f'cachedir={self.cache}',
                     '--setopt', 'reposdir=/dev/null', '--setopt', 'module_platform_id=platform:bench', '--setopt', 'keepcache=1',
                     '--setopt', 'metadata_expire=-1', '--releasever', '1', '--forcearch', 'x86_64']

    def has(self, subcommand):
        if not self.program:
            return False
        return subprocess.run([self.program, subcommand, '--help'], capture_output=True).returncode == 0

    def with_repositories(self, repositories):
        words = list(self.base)
        for name, directory in repositories.items():
            words += ['--repofrompath', f'{name},{directory}', '--setopt', f'{name}.gpgcheck=0']
        # --repo leaves out what the machine has; a second repository that is not named would be looked at too.
        return words + [word for name in repositories for word in ('--repo', name)]

    def repoclosure(self, name, directory):
        return self.with_repositories({name: directory}) + ['repoclosure']

    def repodiff(self, old, new):
        return self.with_repositories({'old': old, 'new': new}) + ['repodiff', '--repo-old', 'old', '--repo-new', 'new', '--arch', '*', '--simple']

    def makecache(self, name, directory):
        return self.with_repositories({name: directory}) + ['makecache']

    def version(self):
        return subprocess.run([self.program, '--version'], capture_output=True, text=True).stdout.split('\n')[0] if self.program else ''
