"""Packages of what a build directory would install, by the recipes of real ones, with nothing compiled. Each function
returns the directory that it made the package in.
"""
import os
import subprocess


def _run(*command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env={**os.environ, 'SOURCE_DATE_EPOCH': '1795000000'})
    assert done.returncode == 0, f'{" ".join(map(str, command))}\n{done.stdout[-4000:]}'


def _cpack(build, work, generator, prefix):
    stage = work / 'stage'
    _run('cmake', '--install', build, '--prefix', stage / prefix, '--strip')
    _run('cpack', '-G', generator, '--config', build / 'CPackConfig.cmake', '-B', work / 'made',
         '-D', 'CPACK_INSTALL_CMAKE_PROJECTS=', '-D', f'CPACK_INSTALLED_DIRECTORIES={stage};/')
    return work / 'made'


def deb(_, build, work):
    return _cpack(build, work, 'DEB', 'usr')


def tar(_, build, work):
    return _cpack(build, work, 'TGZ', '')


def rpm(source, build, work):
    """The spec, with macros in the place of those that compile."""
    sources = work / 'sources'
    _run(source / 'packaging' / 'make-sources', sources)
    (work / 'macros').write_text(f'%cmake true\n%cmake_build true\n%ctest true\n'
                                 f'%cmake_install DESTDIR=%{{buildroot}} cmake --install {build} --prefix %{{_prefix}} --strip\n')
    _run('env', f'HOME={work}', 'rpmbuild', '-bb', '--nodeps', '--load', source / 'packaging' / 'macros.debian',
         '--load', work / 'macros', '--define', f'_topdir {work / "rpm"}', '--define', f'_sourcedir {sources}',
         '--define', f'_rpmdir {work / "made"}', '--define', '_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
         '--define', 'debug_package %{nil}', '--define', '_build_id_links none', sources / 'rpmgap.spec')
    return work / 'made'
