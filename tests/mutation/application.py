"""An application as data: ELF files, packages and scripts, by their path in its directory."""
import dataclasses

import elf_file
import rpm_file


@dataclasses.dataclass
class Application:
    elves: dict = dataclasses.field(default_factory=dict)      # path -> Elf
    rpms: dict = dataclasses.field(default_factory=dict)       # path -> Rpm
    scripts: dict = dataclasses.field(default_factory=dict)    # path -> [line]
    others: dict = dataclasses.field(default_factory=dict)     # path -> bytes
    cut: dict = dataclasses.field(default_factory=dict)        # path -> how many bytes are left of the file

    def files(self):
        """Path to content, in no order that anything may depend on."""
        files = {path: elf_file.image_of(elf) for path, elf in self.elves.items()}
        files.update({path: rpm_file.image_of(rpm) for path, rpm in self.rpms.items()})
        files.update({path: '\n'.join(lines + ['']).encode() for path, lines in self.scripts.items()})
        files.update(self.others)
        for path, length in self.cut.items():
            files[path] = files[path][:length]
        return files
