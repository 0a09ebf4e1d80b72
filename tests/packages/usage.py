"""The installed program does what the one of the build tree does, and its manual and completions are where shells and man look."""
import difflib
import pathlib

TARGET = 'distributions/azurelinux-4.0'
BASELINE = 'distributions/fedora-43'
SCAN = ['scan', 'applications/trip', '--target', 'azurelinux-4.0', '--baseline', 'fedora-43',
        *(f'--only-repo={channel}={TARGET}/{channel}' for channel in ('base', 'sdk', 'nvidia')),
        *(f'--only-repo=fedora-43:{channel}={BASELINE}/{channel}' for channel in ('fedora', 'updates'))]


def check_usage(room, source, prefix, zsh, manual):
    program = f'{prefix}/bin/rpmgap'
    tree = f'{room.rpmgap} of the build tree'
    version = room.run(program, '--version')
    first = room.host(room.rpmgap, '--version').split('\n')[0]
    assert version.split('\n')[0] == first, f'{version}\nis not {first}, as {tree} says'
    # A report with findings, to the byte that of the build tree.
    for arguments in (SCAN, [*SCAN, '--format', 'json'], ['rules', 'RG104']):
        codes = (1,) if arguments[0] == 'scan' else (0,)
        found = room.run(program, *arguments, cwd='/fixtures', codes=codes)
        wanted = room.host(room.rpmgap, *arguments, cwd=room.root / 'fixtures', codes=codes).replace(str(room.root), '')
        difference = '\n'.join(difflib.unified_diff(wanted.split('\n'), found.split('\n'), 'build tree', 'installed', lineterm=''))
        assert not difference, f'{" ".join(arguments)}: other than {tree}:\n{difference}'
    # Its rules are in it.
    rules = room.run(program, 'rules', '--only', 'rules', '--format', 'markdown')
    assert rules == (source / 'docs' / 'rules.md').read_text(), 'other rules than docs/rules.md has'
    assert 'azurelinux-4.0' in room.run(program, 'distributions')
    gate = room.run(f'{prefix}/bin/rpmgap-gate', codes=(2,))
    assert gate == '', gate

    share = f'{prefix}/share'
    for page in sorted((source / 'man').glob('*.[157]')):
        where = f'{share}/man/man{page.suffix[1]}/{page.name}{manual}'
        assert room.exists(where), f'no {where}'
        if manual:
            room.run('gzip', '--test', where)
        room.host('man', '--warnings', '--local-file', room.root / where.lstrip('/'))
    room.run('bash', '-c', f'source {share}/bash-completion/completions/rpmgap && complete -p rpmgap')
    for file in (f'zsh/{zsh}/_rpmgap', 'fish/vendor_completions.d/rpmgap.fish'):
        name = pathlib.PurePath(file).name
        assert room.read(f'{share}/{file}'.lstrip('/')) == (source / 'completions' / name).read_text(), f'another {file}'
    for document in ('README.md', 'docs/checks.md', 'gates/gitlab.yml'):
        assert any(room.exists(f'{share}/doc/rpmgap/{document}{end}') for end in ('', '.gz')), f'no {document}'
