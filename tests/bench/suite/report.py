"""The report: Markdown on stdout as it grows, and in a file at the end."""
import os
import pathlib
import platform
import re
import subprocess

BEGIN = '<!-- scripts/bench writes from here -->'
END = '<!-- scripts/bench writes to here -->'


class Report:
    def __init__(self):
        self.lines = []
        self.in_table = False

    def add(self, *lines):
        for line in lines:
            self.lines.append(line)
            print(line, flush=True)

    def end_table(self):
        if self.in_table:
            self.add('')
        self.in_table = False

    def text(self, line):
        self.end_table()
        self.add(line, '')

    def left_out(self, what, why):
        self.text(f'Left out: {what}: {why}.')

    def costs(self, costs, goals=None):
        """A table of costs by name; a goal is told beside it."""
        self.end_table()
        self.add('| command | CPU s | lowest to highest | wall s | peak MiB | goal |', '|---|---|---|---|---|---|')
        for name, cost in costs.items():
            spread = f'{cost.spread[0]:.2f} to {cost.spread[1]:.2f}' if cost.spread else ''
            wall, peak = (f'{value:.{digits}f}' if value else '' for value, digits in ((cost.wall, 2), (cost.peak, 0)))
            self.add(f'| {name} | {cost.cpu:.2f} | {spread} | {wall} | {peak} | {(goals or {}).get(name, "")} |')
        self.in_table = True

    def ratio(self, costs, above, below, goal=''):
        if above not in costs or below not in costs:
            return
        high, low = costs[above], costs[below]
        parts = [f'{getattr(high, field) / getattr(low, field):.1f}x' if getattr(low, field) and getattr(high, field) else ''
                 for field in ('cpu', 'wall', 'peak')]
        self.add(f'| ratio: {above} / {below} | {parts[0]} | | {parts[1]} | {parts[2]} | {goal} |')

    def write(self, path):
        """Replaces what is between the two marks of a file that has them, else writes the file."""
        text = '\n'.join(self.lines).strip()
        old = path.read_text() if path.exists() else ''
        if BEGIN in old and END in old:
            head, tail = old.split(BEGIN)[0], old.split(END)[1]
            text = f'{head}{BEGIN}\n{text}\n{END}{tail}'
        else:
            text += '\n'
        path.write_text(text)


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split('\n')[0].strip()
    except (OSError, subprocess.CalledProcessError):
        return ''


def machine(rpmgap, dnf):
    """What the numbers hang on; no names of hosts."""
    model = re.search(r'^model name\s*: (.*)$', pathlib.Path('/proc/cpuinfo').read_text(), re.M)
    memory = os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30
    release = platform.freedesktop_os_release().get('PRETTY_NAME', '')
    versions = {'rpmgap': first_line(rpmgap, '--version').replace('rpmgap ', ''), 'dnf': dnf.version(),
                'libsolv': first_line('pkg-config', '--modversion', 'libsolv'), 'Python': platform.python_version(),
                'Linux': platform.release().split('-')[0]}
    cores = len(os.sched_getaffinity(0))
    return [f'Machine: {cores} cores ({model[1] if model else platform.machine()}), {memory:.0f} GiB of memory, {release}.',
            'Versions: ' + ', '.join(f'{name} {version}' for name, version in versions.items() if version) + '.',
            f'Load when it started: {os.getloadavg()[0]:.1f}.'
            + (' Something else ran on these cores: take the CPU times, and with care.' if os.getloadavg()[0] > cores / 4 else '')]
