"""Writes small ELF files as a linker would: what a loader reads of them, and no code.

One PT_LOAD holds the whole file, so that addresses are offsets. Formats: System V gABI, chapters 4 and 5; symbol
versions as in the LSB, "Symbol Versioning"; property notes as in the x86-64 psABI, 5.1.
"""
import dataclasses
import struct

LOADER = '/lib64/ld-linux-x86-64.so.2'


@dataclasses.dataclass
class Elf:
    """What a file asks for and gives. `needs` is by soname: the version nodes and, by node, the functions."""
    soname: str = ''
    runpath: str = ''
    needs: dict = dataclasses.field(default_factory=dict)      # soname -> {node or '': [function]}
    nodes: dict = dataclasses.field(default_factory=dict)      # node or '' -> [function]
    program: bool = False
    level: int = 0                                             # x86-64 level that it says it needs
    bits: int = 64
    elf_class: int = 0                                         # what the header claims in place of 32 or 64 bit


def elf_hash(name):
    value = 0
    for byte in name.encode():
        value = (value << 4) + byte
        value = (value ^ (value >> 24 & 0xF0)) & 0x0FFFFFFF
    return value


class Strings:
    def __init__(self):
        self.bytes, self.known = b'\0', {'': 0}

    def at(self, text):
        if text not in self.known:
            self.known[text] = len(self.bytes)
            self.bytes += text.encode() + b'\0'
        return self.known[text]


def symbols_of(elf):
    """(function, index of its version, defined) and the number that each node has."""
    numbers, symbols = {}, []
    for node in filter(None, elf.nodes):
        numbers[('', node)] = 2 + len(numbers)
    for library, nodes in elf.needs.items():
        for node in nodes:
            if node:
                numbers[(library, node)] = 2 + len(numbers)
    for node, functions in elf.nodes.items():
        symbols += [(function, numbers.get(('', node), 1), True) for function in functions]
    for library, nodes in elf.needs.items():
        for node, functions in nodes.items():
            symbols += [(function, numbers.get((library, node), 1), False) for function in functions]
    return symbols, numbers


def needs_table(elf, numbers, strings):
    table, libraries = b'', [(name, [node for node in nodes if node]) for name, nodes in elf.needs.items()]
    libraries = [each for each in libraries if each[1]]
    for i, (name, nodes) in enumerate(libraries):
        following = 0 if i + 1 == len(libraries) else 16 + 16 * len(nodes)
        table += struct.pack('<HHIII', 1, len(nodes), strings.at(name), 16, following)
        for j, node in enumerate(nodes):
            table += struct.pack('<IHHII', elf_hash(node), 0, numbers[(name, node)], strings.at(node),
                                 0 if j + 1 == len(nodes) else 16)
    return table, len(libraries)


def definitions_table(elf, numbers, strings):
    named = list(filter(None, elf.nodes))
    if not named:
        return b'', 0
    names = [(elf.soname, 1, 1)] + [(node, numbers[('', node)], 0) for node in named]
    table = b''
    for i, (name, number, flags) in enumerate(names):
        table += struct.pack('<HHHHIII', 1, flags, number, 1, elf_hash(name), 20, 0 if i + 1 == len(names) else 28)
        table += struct.pack('<II', strings.at(name), 0)
    return table, len(names)


def symbol_entry(elf, name, defined):
    section = 1 if defined else 0
    if elf.bits == 64:
        return struct.pack('<IBBHQQ', name, 0x12, 0, section, 0x40 if defined else 0, 0)
    return struct.pack('<IIIBBH', name, 0x34 if defined else 0, 0, 0x12, 0, section)


def property_note(elf):
    """GNU_PROPERTY_X86_ISA_1_NEEDED has a bit for each level up to the one that is needed."""
    pair = struct.pack('<III', 0xC0008002, 4, (1 << elf.level) - 1)
    pair += b'\0' * (-len(pair) % (elf.bits // 8))
    return struct.pack('<III', 4, len(pair), 5) + b'GNU\0' + pair


def image_of(elf):
    word = '<Q' if elf.bits == 64 else '<I'
    strings = Strings()
    symbols, numbers = symbols_of(elf)
    table = symbol_entry(elf, 0, False).replace(b'\x12', b'\0')
    table += b''.join(symbol_entry(elf, strings.at(name), defined) for name, _, defined in symbols)
    count = len(symbols) + 1
    hashes = struct.pack('<III', 1, count, 1 if count > 1 else 0)
    hashes += b''.join(struct.pack('<I', i + 1 if 0 < i < count - 1 else 0) for i in range(count))
    versions = struct.pack('<H', 0) + b''.join(struct.pack('<H', number) for _, number, _ in symbols)
    needs, needs_count = needs_table(elf, numbers, strings)
    definitions, definitions_count = definitions_table(elf, numbers, strings)

    tags = [(1, strings.at(name)) for name in elf.needs]
    if elf.soname:
        tags.append((14, strings.at(elf.soname)))
    if elf.runpath:
        tags.append((29, strings.at(elf.runpath)))
    if elf.program:
        tags.append((0x6FFFFFFB, 0x08000000))  # DT_FLAGS_1, DF_1_PIE

    head, entry = (64, 56) if elf.bits == 64 else (52, 32)
    segments = 2 + elf.program + bool(elf.level)
    body, places = b'', {}

    def put(name, content):
        nonlocal body
        body += b'\0' * (-(head + segments * entry + len(body)) % 8)
        places[name] = (head + segments * entry + len(body), len(content))
        body += content

    put('strings', strings.bytes)
    put('symbols', table)
    put('hash', hashes)
    put('versions', versions)
    tags += [(5, places['strings'][0]), (10, len(strings.bytes)), (6, places['symbols'][0]),
             (11, 24 if elf.bits == 64 else 16), (4, places['hash'][0]), (0x6FFFFFF0, places['versions'][0])]
    if needs:
        put('needs', needs)
        tags += [(0x6FFFFFFE, places['needs'][0]), (0x6FFFFFFF, needs_count)]
    if definitions:
        put('definitions', definitions)
        tags += [(0x6FFFFFFC, places['definitions'][0]), (0x6FFFFFFD, definitions_count)]
    put('dynamic', b''.join(struct.pack(word, tag) + struct.pack(word, value) for tag, value in tags + [(0, 0)]))
    if elf.program:
        put('loader', LOADER.encode() + b'\0')
    if elf.level:
        put('note', property_note(elf))

    def segment(kind, name):
        offset, size = places[name] if name else (0, head + segments * entry + len(body))
        if elf.bits == 64:
            return struct.pack('<IIQQQQQQ', kind, 5, offset, offset, offset, size, size, 8)
        return struct.pack('<IIIIIIII', kind, offset, offset, offset, size, size, 5, 8)

    headers = segment(3, 'loader') if elf.program else b''
    headers += segment(1, '') + segment(2, 'dynamic') + (segment(4, 'note') if elf.level else b'')
    ident = b'\x7fELF' + bytes([elf.elf_class or elf.bits // 32, 1, 1]) + b'\0' * 9
    machine, width = (62, 'Q') if elf.bits == 64 else (3, 'I')
    start = struct.pack(f'<HHI{width}{width}{width}IHHHHHH', 3, machine, 1, 0, head, 0, 0, head, entry, segments, 0, 0, 0)
    return ident + start + headers + body
