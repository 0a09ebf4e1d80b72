"""What a mutation is: a function that alters one thing of a world and says what has to be found for it."""
import dataclasses


@dataclasses.dataclass
class Expected:
    code: str
    capability: str
    chain: list
    subjects: list
    severity: str = ''                                       # empty: that of the check
    implied: list = dataclasses.field(default_factory=list)  # what comes with it by its nature


@dataclasses.dataclass
class Mutation:
    code: str              # empty: a neutral one
    variant: str           # of the world: core, bare or symbols
    alter: callable        # world -> Expected; nothing for a neutral one
    fits: callable         # world -> whether it has what the mutation alters
    alone: bool            # the finding is the same without a baseline

    @property
    def name(self):
        return f'{self.code or "neutral"}-{self.alter.__name__}'


ALL = []


def mutation(*codes, variant='core', fits=lambda world: True, alone=False):
    """Registers a mutation; one that stands for several codes is called with the code as well."""
    def register(alter):
        for code in codes:
            call = alter if len(codes) == 1 else with_code(alter, code)
            ALL.append(Mutation(code, variant, call, fits, alone))
        return alter
    return register


def with_code(alter, code):
    def call(world):
        return alter(world, code)
    call.__name__ = alter.__name__
    call.__doc__ = alter.__doc__
    return call


def neutral(variant='core'):
    def register(alter):
        ALL.append(Mutation('', variant, alter, lambda world: True, True))
        return alter
    return register


def found(code, use, *links, capability='', severity=''):
    """The finding for what a use asks for; `links` is where its chain ends."""
    if use.kind in ('scriptlet', 'text') and code in ('RG201', 'RG202'):
        severity = 'blocker'  # a step up for what is needed while the package is installed
    return Expected(code, capability or use.asked, use.chain(*links), [use.subject], severity)
