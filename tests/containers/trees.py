"""File trees as dictionaries: path -> bytes of a file, ('link', target), ('hard', path) or None for a directory."""
import gzip
import io
import os
import tarfile

from scan import read


def application(fixtures):
    """An application with findings of many kinds, bundled libraries among them."""
    trip = 'trip/'
    return {
        'bin/collector': read(fixtures, trip + 'bin/collector'),
        'bin/collector-replay': read(fixtures, trip + 'bin/collector-replay'),
        'lib/libcollect.so.2': read(fixtures, trip + 'lib/libcollect.so.2'),
        'scripts/install.sh': read(fixtures, trip + 'scripts/install.sh'),
        'scripts/rotate': read(fixtures, trip + 'scripts/rotate'),
        'etc/collector.conf': read(fixtures, trip + 'etc/collector.conf'),
    }


def tar(tree, mode='w'):
    """The bytes of a tar with these members, in this order."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=tarfile.PAX_FORMAT) as archive:
        for path, content in tree.items():
            member = tarfile.TarInfo(path)
            if content is None:
                member.type, member.mode = tarfile.DIRTYPE, 0o755
            elif isinstance(content, tuple):
                member.type = {'link': tarfile.SYMTYPE, 'hard': tarfile.LNKTYPE}[content[0]]
                member.linkname = content[1]
            else:
                member.size, member.mode = len(content), 0o755
            archive.addfile(member, io.BytesIO(content) if isinstance(content, bytes) else None)
    return out.getvalue()


def packed(data):
    return gzip.compress(data, compresslevel=1, mtime=0)


def write(tree, directory):
    """The tree as files; hard links come after what they name."""
    for path, content in tree.items():
        place = directory / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.mkdir(exist_ok=True)
        elif isinstance(content, tuple) and content[0] == 'link':
            place.symlink_to(content[1])
        elif isinstance(content, tuple):
            os.link(directory / content[1], place)
        else:
            place.write_bytes(content)
    return directory
