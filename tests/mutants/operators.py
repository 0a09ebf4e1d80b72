"""The mutants of a C++ file: where they are and how the source looks that has all of them behind a switch.

Clang's syntax tree says where expressions and statements begin and end; nothing is parsed here. The operators:

    flip      == and !=, < and >=, > and <=, !x and x; a call that returns a bool, negated
    bound     < and <=, > and >=
    drop      one operand of && or ||
    never     a condition (if, ?:, while, for) is false: what it guards, an early return say, does not happen
    always    a condition (if, ?:) is true
    bool      true and false
    skip      a statement that is an expression, a continue or a break is left out
    one more  an integer in a sum, a comparison or a call
    sum       + and - of integers
    extreme   std::min and std::max
"""
import dataclasses
import json
import re
import subprocess

RELATIONS = {'<': 'less', '<=': 'less_equal', '>': 'greater', '>=': 'greater_equal'}
COMPARISONS = {'==', '!=', *RELATIONS}
EXTREMES = {'min': 'Least', 'max': 'Greatest'}
INTEGER = re.compile(r'(const )?((std::)?(size_t|u?int\d+_t|ptrdiff_t)|unsigned|int|(unsigned )?long|.*(size|difference)_type)')
CALLS = {'CallExpr', 'CXXMemberCallExpr', 'CXXOperatorCallExpr'}
# Evaluated by the compiler, or not at all; or of a type, not of a function.
UNTOUCHED = {'ConstantExpr', 'StaticAssertDecl', 'UnaryExprOrTypeTraitExpr', 'FieldDecl', 'ParmVarDecl',
             'CXXDefaultArgExpr', 'CXXDefaultInitExpr', 'CXXNoexceptExpr', 'EnumDecl', 'TypeAliasDecl', 'UsingDecl'}
FUNCTIONS = {'FunctionDecl', 'CXXMethodDecl', 'CXXConstructorDecl', 'CXXConversionDecl', 'CXXDestructorDecl'}
TRANSPARENT = {'ImplicitCastExpr', 'ExprWithCleanups', 'MaterializeTemporaryExpr', 'CXXBindTemporaryExpr', 'CXXConstructExpr',
               'ParenExpr'}


@dataclasses.dataclass
class Mutant:
    file: str       # below src/
    function: str
    line: int
    operator: str
    text: str       # what is altered, in one line
    number: int = 0

    def key(self):
        return self.file, self.function, self.operator, self.text

    def __str__(self):
        return f'{self.file}:{self.line}: {self.function}: {self.operator}: {self.text}'


class Source:
    """Collects the mutants of one file; `written()` is the file with all of them, numbered from `first` on."""

    def __init__(self, path, name, first):
        self.bytes = path.read_bytes()
        self.name, self.next = name, first
        self.mutants, self.edits, self.done, self.function, self.order = [], [], set(), '', 0

    # Places.

    @staticmethod
    def bare(place):
        return None if not place or 'offset' not in place or 'includedFrom' in place or 'expansionLoc' in place else place

    def span(self, node):
        """(first byte, byte behind the last), or None: not in the file itself, or made by the compiler."""
        begin, end = (self.bare(node.get('range', {}).get(side)) for side in ('begin', 'end'))
        if begin is None or end is None or end['offset'] + end['tokLen'] <= begin['offset']:
            return None
        return begin['offset'], end['offset'] + end['tokLen']

    def text(self, begin, end):
        return self.bytes[begin:end].decode()

    # Writing.

    def mutant(self, operator, span):
        if (operator, span) in self.done:
            return None
        self.done.add((operator, span))
        text = re.sub(r'\s+', ' ', self.text(*span))
        line = self.bytes.count(b'\n', 0, span[0]) + 1
        self.mutants.append(Mutant(self.name, self.function, line, operator, text, self.next))
        self.next += 1
        return self.next - 1

    def wrap(self, span, before, after):
        self.order += 1
        self.edits.append((span[0], 1, self.order, 0, before))
        self.edits.append((span[1], 0, -self.order, 0, after))

    def replace(self, begin, end, text):
        self.order += 1
        self.edits.append((begin, 1, self.order, end - begin, text))

    def force(self, operator, span, before, after):
        number = self.mutant(operator, span)
        if number is not None:
            self.wrap(span, before.format(number), after)

    def flip(self, span):
        self.force('flip', span, '(rpmgap_mutants::on({}) != static_cast<bool>(', '))')

    def condition(self, node, can_be_always=True):
        """Of an if, ?:, while or for."""
        span = self.span(node)
        if span is None:
            return
        if can_be_always:
            self.force('always', span, 'rpmgap_mutants::forced({}, true, static_cast<bool>(', '))')
        self.force('never', span, 'rpmgap_mutants::forced({}, false, static_cast<bool>(', '))')

    def written(self):
        out, at = ['#include "mutants.hpp"\n#line 1\n'], 0
        for offset, _, _, length, text in sorted(self.edits):
            out += [self.text(at, offset), text]
            at = offset + length
        return ''.join(out) + self.text(at, len(self.bytes))

    # Walking.

    def children(self, node, role=''):
        for child in node.get('inner', []):
            self.visit(child, role)

    def visit(self, node, role=''):
        """`role`: of the node in its parent: 'statement', 'operand' of && or ||, 'condition', 'number', or ''."""
        kind = node.get('kind')
        if kind is None or kind in UNTOUCHED or node.get('constexpr') or node.get('isImplicit'):
            return
        if kind in FUNCTIONS and node.get('name') != 'operator()':
            before, self.function = self.function, node.get('name', '')
            self.children(node)
            self.function = before
            return
        handler = getattr(self, 'visit_' + kind, None)
        if handler:
            handler(node, role)
        elif kind in TRANSPARENT:
            self.children(node, role)
        else:
            self.children(node)

    def visit_CompoundStmt(self, node, role):
        for child in node.get('inner', []):
            self.statement(child)

    def statement(self, node):
        kind, span = node.get('kind', ''), self.span(node)
        if span is not None:
            if kind in ('ContinueStmt', 'BreakStmt'):
                self.force('skip', span, 'if (rpmgap_mutants::on({})) {{}} else ', '')
            elif kind == 'ExprWithCleanups' or kind in CALLS or kind in ('UnaryOperator', 'CompoundAssignOperator') or (
                    kind == 'BinaryOperator' and node.get('opcode') == '='):
                self.force('skip', span, 'rpmgap_mutants::on({}) ? void() : static_cast<void>(', ')')
        self.visit(node, 'statement')

    def visit_IfStmt(self, node, role):
        parts = list(node['inner'])
        if node.get('hasInit'):
            self.visit(parts.pop(0))
        if node.get('hasVar'):
            self.declared_condition(parts.pop(0))
            parts.pop(0)
        elif not node.get('isConstexpr'):
            condition = parts.pop(0)
            self.condition(condition)
            self.visit(condition, 'condition')
        else:
            parts.pop(0)
        for part in parts:
            self.statement(part)

    def declared_condition(self, declaration):
        """if (const auto* x = ...): a pointer can be null, an optional empty."""
        for variable in declaration.get('inner', []):
            type_name = variable.get('type', {}).get('qualType', '')
            value = (variable.get('inner') or [{}])[0]
            span = self.span(value)
            if span is not None and (type_name.endswith(('*', '*const')) or 'optional<' in type_name):
                self.force('never', span, 'rpmgap_mutants::never({}, ', ')')
        self.visit(declaration)

    def visit_ConditionalOperator(self, node, role):
        condition, *values = node['inner']
        self.condition(condition)
        self.visit(condition, 'condition')
        for value in values:
            self.visit(value)

    def visit_WhileStmt(self, node, role):
        condition, body = node['inner'][-2:]
        if len(node['inner']) == 2:
            self.condition(condition, can_be_always=False)
            self.visit(condition, 'condition')
        self.statement(body)

    def visit_ForStmt(self, node, role):
        first, _, condition, step, body = node['inner']
        self.visit(first)
        if condition:
            self.condition(condition, can_be_always=False)
            self.visit(condition, 'condition')
        self.visit(step)
        self.statement(body)

    def visit_CXXForRangeStmt(self, node, role):
        first, over, *_, body = node['inner']
        self.visit(first)
        self.visit(over)
        self.statement(body)

    def visit_LambdaExpr(self, node, role):
        for child in node.get('inner', []):
            if child.get('kind') != 'CXXRecordDecl':
                self.visit(child)

    def visit_SwitchStmt(self, node, role):
        self.children(node)

    def visit_CaseStmt(self, node, role):
        self.statement(node['inner'][-1])

    visit_DefaultStmt = visit_CaseStmt

    def visit_CXXBoolLiteralExpr(self, node, role):
        span = self.span(node)
        if span is not None:
            self.force('bool', span, '(rpmgap_mutants::on({}) != ', ')')

    def visit_IntegerLiteral(self, node, role):
        span = self.span(node)
        if span is not None and role == 'number':
            self.force('one more', span, 'rpmgap_mutants::one_more({}, ', ')')

    def visit_UnaryOperator(self, node, role):
        span = self.span(node)
        if node.get('opcode') == '!' and span is not None:
            self.flip(span)
            self.children(node, 'condition')
        else:
            self.children(node)

    def visit_BinaryOperator(self, node, role):
        operator = node.get('opcode')
        left, right = node['inner']
        if operator in ('&&', '||'):
            for operand in (left, right):
                inner = operand
                while inner.get('kind') == 'ImplicitCastExpr' and inner.get('inner'):
                    inner = inner['inner'][0]
                span = self.span(operand)
                if span is not None and not (inner.get('kind') == 'BinaryOperator' and inner.get('opcode') == operator):
                    if operator == '&&':
                        self.force('drop', span, 'rpmgap_mutants::forced({}, true, static_cast<bool>(', '))')
                    else:
                        self.force('drop', span, 'rpmgap_mutants::forced({}, false, static_cast<bool>(', '))')
                self.visit(operand, 'operand')
            return
        self.operation(node, operator, left, right, node.get('type', {}).get('qualType', ''))

    def operation(self, node, operator, left, right, type_name=''):
        whole, first, second = self.span(node), self.span(left), self.span(right)
        if first and second and first[1] <= second[0]:
            whole = whole or (first[0], second[1])
            if operator in COMPARISONS:
                self.flip((first[0], second[1]))
            name = RELATIONS.get(operator)
            label = 'bound'
            if operator in ('+', '-') and INTEGER.fullmatch(type_name):
                name, label = {'+': 'plus', '-': 'minus'}[operator], 'sum'
            if name is not None:
                number = self.mutant(label, (first[0], second[1]))
                if number is not None:
                    self.wrap((first[0], second[1]), f'rpmgap_mutants::{name}({number}, ', ')')
                    self.replace(first[1], second[0], ', ')
        is_of_numbers = operator in COMPARISONS or operator in ('+', '-')
        self.visit(left, 'number' if is_of_numbers else '')
        self.visit(right, 'number' if is_of_numbers else '')

    def visit_CXXRewrittenBinaryOperator(self, node, role):
        """a != b by operator==, a < b by operator<=>: what is written are the operands of the call that was found."""
        call = next((each for each in walk(node) if each.get('kind') == 'CXXOperatorCallExpr' and
                     callee_of(each) in ('operator==', 'operator<=>')), None)
        if call is None:
            return
        operands = sorted((each for each in call['inner'][1:] if self.span(each)), key=self.span)
        if len(operands) == 2:
            left, right = operands
            operator = self.text(self.span(left)[1], self.span(right)[0]).strip()
            self.operation({}, operator, left, right)

    def visit_CXXOperatorCallExpr(self, node, role):
        name = callee_of(node)
        if name.removeprefix('operator') in COMPARISONS and len(node['inner']) == 3:
            self.operation(node, name.removeprefix('operator'), node['inner'][1], node['inner'][2])
        else:
            self.visit_CallExpr(node, role)

    def visit_CallExpr(self, node, role):
        span = self.span(node)
        if span is not None and node.get('type', {}).get('qualType') == 'bool' and role not in ('condition', 'operand', 'statement'):
            self.flip(span)
        callee, *arguments = node.get('inner', [{}])
        self.visit(callee)
        extreme = EXTREMES.get(callee_of(node))
        if extreme and len(arguments) == 2 and self.span(callee):
            number = self.mutant('extreme', span)
            if number is not None:
                self.replace(*self.span(callee), f'rpmgap_mutants::{extreme}{{{number}}}')
        for argument in arguments:
            self.visit(argument, 'number')

    visit_CXXMemberCallExpr = visit_CallExpr


def walk(node):
    yield node
    for child in node.get('inner', []):
        yield from walk(child)


def callee_of(call):
    return next((each.get('referencedDecl', {}).get('name', '') for each in walk(call['inner'][0])
                 if each.get('kind') == 'DeclRefExpr'), '')


def read(path, name, first, options, scope):
    """The mutants in the functions of a namespace of one file; a `Source`."""
    command = ['clang++', '-fsyntax-only', '-w', *options, '-Xclang', '-ast-dump=json', '-Xclang', f'-ast-dump-filter={scope}',
               str(path)]
    dumped = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    source = Source(path, name, first)
    decoder, at = json.JSONDecoder(), 0
    while (at := next((i for i in range(at, len(dumped)) if not dumped[i].isspace()), len(dumped))) < len(dumped):
        node, at = decoder.raw_decode(dumped, at)
        if 'includedFrom' not in node.get('range', {}).get('begin', {}):
            source.visit(node)
    return source
