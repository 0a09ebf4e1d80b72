"""Which Landlock this kernel has: its version, 0 where it has none. See landlock_create_ruleset(2)."""
import ctypes

CREATE_RULESET = 444  # on every architecture
VERSION = 1  # of flags


def version():
    return max(0, ctypes.CDLL(None).syscall(CREATE_RULESET, None, 0, VERSION))
