The checks, a line each, or in full by code or name.

  $ rpmgap rules | head -3
  RG101  missing-capability       blocker
  RG102  missing-package          blocker
  RG103  missing-soname           blocker

  $ rpmgap rules RG103 soname-differs
  RG103 missing-soname: blocker
    Finds             A shared library that no package of any channel of the
                      target has where the loader would find it.
    Why it matters    The program does not start: ld.so cannot open the shared
                      object.
    What to do        Ship the library with the application, build the package
                      that has it, or build without it.
    When it is wrong  The library comes from outside rpm, or the program finds it
                      through LD_LIBRARY_PATH.
  
  RG104 soname-differs: blocker
    Finds             A shared library of which the target has another major only.
    Why it matters    The loader looks for the exact soname; another major is
                      another binary interface.
    What to do        Rebuild on the target, or ship the old major with the
                      application.
    When it is wrong  Two unrelated libraries can share a stem.

  $ rpmgap rules RG103 --format json
  {
    "schema": "rpmgap-checks/1",
    "checks": [
      {
        "code": "RG103",
        "name": "missing-soname",
        "severity": "blocker",
        "finds": "A shared library that no package of any channel of the target has where the loader would find it.",
        "why": "The program does not start: ld.so cannot open the shared object.",
        "remedy": "Ship the library with the application, build the package that has it, or build without it.",
        "wrong": "The library comes from outside rpm, or the program finds it through LD_LIBRARY_PATH."
      }
    ],
    "rules": []
  }

  $ rpmgap rules RG999
  rpmgap: there is no check or rule RG999; rpmgap rules lists them
  [2]

  $ rpmgap rules --format xml
  rpmgap: --format cannot be xml, but one of text, json, markdown, man; see rpmgap rules --help
  [2]
