"""A distribution as data: what its packages have and need, and in which channel they lie."""
import dataclasses
import hashlib

from elf_file import Elf, image_of
import rpm_file


@dataclasses.dataclass
class Library:
    """A shared library of a package: file, Provides and, where payloads are written, the ELF file follow from it."""
    soname: str
    nodes: dict                                               # node -> [function]
    needs: dict = dataclasses.field(default_factory=dict)     # as in Elf
    directory: str = '/usr/lib64'


@dataclasses.dataclass
class Package:
    name: str
    version: str
    release: str                                              # with the dist tag
    channel: str
    arch: str = 'x86_64'
    epoch: int = 0
    source: str = ''                                          # the source package's name; empty: its own
    provides: list = dataclasses.field(default_factory=list)
    requires: list = dataclasses.field(default_factory=list)
    recommends: list = dataclasses.field(default_factory=list)
    conflicts: list = dataclasses.field(default_factory=list)
    obsoletes: list = dataclasses.field(default_factory=list)
    files: list = dataclasses.field(default_factory=list)
    libraries: list = dataclasses.field(default_factory=list)
    module: str = ''                                          # "name:stream", or "name:stream!" of a default stream
    build_host: str = 'builder'
    build_time: int = 1767225600

    @property
    def evr(self):
        return f'{self.epoch}:' * bool(self.epoch) + f'{self.version}-{self.release}'

    @property
    def nevra(self):
        return f'{self.name}-{self.evr}.{self.arch}'

    @property
    def link(self):
        """How a chain names it where it is the end."""
        return f'{self.nevra} ({self.channel})'

    @property
    def short_link(self):
        """How a chain names it in the middle."""
        return f'{self.name} ({self.channel})'

    def all_provides(self):
        mark = '' if self.arch == 'i686' else '(64bit)'
        provided = [f'{self.name} = {self.evr}']
        if self.arch != 'noarch':
            isa = {'x86_64': 'x86-64', 'i686': 'x86-32', 'aarch64': 'aarch-64'}[self.arch]
            provided.append(f'{self.name}({isa}) = {self.evr}')
        for library in self.libraries:
            provided.append(f'{library.soname}()(64bit)' if mark else library.soname)
            provided += [f'{library.soname}({node}){mark}' for node in library.nodes]
        return provided + self.provides

    def all_files(self):
        own = [f'/usr/share/doc/{self.name}/README']
        return own + self.files + [f'{library.directory}/{library.soname}' for library in self.libraries]


class Distribution:
    def __init__(self, identity, tag, channels):
        self.id, self.tag = identity, tag
        self.channels = channels                              # names, in the order in which they are given
        self.packages = []

    def named(self, name):
        return next(package for package in self.packages if package.name == name)

    def drop(self, package):
        self.packages.remove(package)

    def of(self, channel):
        return [package for package in self.packages if package.channel == channel]


def rpm_of(package):
    """The package as a file, for --symbols."""
    files = {f'{library.directory}/{library.soname}': image_of(Elf(library.soname, nodes=library.nodes,
                                                                   needs=library.needs))
             for library in package.libraries}
    return rpm_file.image_of(rpm_file.Rpm(package.name, package.version, package.release, package.arch, package.epoch,
                                          package.requires, files=files, build_host=package.build_host,
                                          build_time=package.build_time))


def identity_of(package):
    """Stands for the digest of a package file that nobody reads."""
    return hashlib.sha256(repr(package).encode()).hexdigest()
