"""What a program's --help says of its subcommands and options."""
import re
import subprocess


def help_of(program, *command):
    return subprocess.run([program, *command, '--help'], capture_output=True, text=True, check=True).stdout


def subcommands(text):
    """Names below 'Subcommands:', up to an empty line."""
    after = text.split('\nSubcommands:\n')
    return re.findall(r'^  ([a-z-]+)', after[1].split('\n\n')[0], re.M) if len(after) > 1 else []


def options(text):
    """Long names that begin a line: an option may also be spoken of in a description or an example."""
    lines = re.findall(r'^ +((?:-[-\w]+,?)+)', text.split('Options:', 1)[-1], re.M)
    return {name for line in lines for name in line.split(',') if name.startswith('--')}


def commands(program, *above):
    """(words, help text) of every command below `above`, that one first."""
    text = help_of(program, *above)
    yield above, text
    for below in subcommands(text):
        yield from commands(program, *above, below)
