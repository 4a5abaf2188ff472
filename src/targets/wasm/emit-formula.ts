/**
 * Formulas as instructions on vectors. Both sides of a select are computed and one is taken, lane by lane; but what
 * only rare arguments need is computed where a lane asks for it.
 */
import { known } from '../../base/invariant.ts';
import type { ApplyNode, Formula, FormulaNode, Primitive } from '../../elementary/formula.ts';
import { reachable, type UsualPart, usualPart } from '../../elementary/print-function.ts';
import { INSTRUCTIONS, ROUND_TO_32 } from './instructions.ts';
import type { ModuleBuilder } from './module-builder.ts';
import type { ValueType } from './opcodes.ts';
import { type Operand, VectorCode, type Vectors } from './vector-code.ts';

/** The operations whose result is rounded. */
const ROUNDED: ReadonlySet<Primitive> = new Set(['+', '-', '*', '/', 'sqrt']);

/** Added to a whole number above -1023, leaves it and the bias of exponents in the lowest bits of the sum. */
const TO_EXPONENT = 2 ** 52 + 1023;
const TWO_TO_52 = 2 ** 52;
/** The float64 with the bits of an exponent's, moved to the lowest place. */
const EXPONENT_BITS: number = new Float64Array(new BigUint64Array([0x7ffn]).buffer)[0] ?? Number.NaN;
const MANTISSA_BITS = 52;

/** In operations of the usual part: what is larger is called. */
const LARGEST_IN_PLACE = 80;
const NONE: ReadonlySet<FormulaNode> = new Set();

/** Writes the formulas of one module: in place, or as functions of vectors that are written once. */
export class FormulaEmitter {
  readonly #module: ModuleBuilder;
  readonly #routine: (name: string) => number;
  readonly #functions = new Map<FormulaNode, number>();

  /** `routine` returns the imported function of numbers that vectors lack. */
  constructor(module: ModuleBuilder, routine: (name: string) => number) {
    this.#module = module;
    this.#routine = routine;
  }

  /** Returns the formula's value; the operands stay the caller's. */
  emit(code: VectorCode, formula: Formula, operands: readonly Operand[]): Vectors {
    const usual = usualPart(formula);
    if (usual === undefined || usual.operations > LARGEST_IN_PLACE) {
      return this.#call(code, this.#function(formula, formula.value), operands);
    }
    return this.#inPlace(code, formula, usual, operands);
  }

  /** The usual value, mended by a function where a lane is rare. */
  #inPlace(
    code: VectorCode,
    formula: Formula,
    { condition, value, otherwise }: UsualPart,
    operands: readonly Operand[],
  ): Vectors {
    const { builder } = code;
    const given = argumentsOf(formula, operands, [condition, value]);
    const [asked, usual] = this.#values(code, formula, [condition, value], given);
    const isRare = toVectors(code, asked);
    // What is the caller's is copied, as it is mended here.
    const result = given.has(value)
      ? code.make([known(usual, 'value')], (index) => code.push(known(usual, 'value'), index))
      : toVectors(code, usual);
    code.any(isRare);
    builder.when(() => {
      const far = this.#function(formula, otherwise);
      for (const [index, local] of result.locals.entries()) {
        for (const operand of operands) code.push(operand, index);
        builder.call(far).get(local);
        code.push(isRare, index);
        builder.vector('v128.bitselect').set(local);
      }
    });
    code.release(isRare);
    return result;
  }

  #call(code: VectorCode, callee: number, operands: readonly Operand[]): Vectors {
    return code.make(operands, (index) => {
      for (const operand of operands) code.push(operand, index);
      code.builder.call(callee);
    });
  }

  /** Returns the function of vectors that computes a node of a formula. */
  #function(formula: Formula, root: FormulaNode): number {
    const made = this.#functions.get(root);
    if (made !== undefined) return made;
    const types = formula.parameters.map((): ValueType => 'v128');
    const { index, builder } = this.#module.function(types, ['v128']);
    this.#functions.set(root, index);
    const code = new VectorCode(builder, 1);
    const operands = formula.parameters.map((_, parameter) => ({ isOne: false, locals: [parameter] }));
    const given = argumentsOf(formula, operands, [root]);
    const [value] = this.#values(code, formula, [root], given);
    code.push(known(value, 'value'), 0);
    return index;
  }

  /** Returns the values of nodes, given those of others, which stay the caller's. */
  #values(
    code: VectorCode,
    formula: Formula,
    roots: readonly FormulaNode[],
    given: ReadonlyMap<FormulaNode, Operand>,
  ): readonly Operand[] {
    const values = new Map(given);
    const usual = usualNodes(roots, given, formula.rare);
    const inner = new Set(usual);
    /** What a node reads of those before it; a rare branch, all that it needs of them. */
    const readsOf = (node: ApplyNode): readonly FormulaNode[] => {
      if (!isRareSelect(node, formula.rare)) return node.operands;
      const [condition, then, otherwise] = selected(node);
      return [
        ...new Set([condition, otherwise, ...reachableBut(then, inner).filter((each) => inner.has(each))]),
      ];
    };
    const uses = new Map<FormulaNode, number>(roots.map((root) => [root, 1]));
    for (const node of usual) {
      if (node.kind !== 'apply' || given.has(node)) continue;
      for (const read of readsOf(node)) uses.set(read, (uses.get(read) ?? 0) + 1);
    }
    for (const node of usual) {
      if (values.has(node)) continue;
      if (node.kind === 'number') values.set(node, node.value);
      if (node.kind !== 'apply') continue;
      values.set(
        node,
        isRareSelect(node, formula.rare)
          ? this.#mended(code, formula, node, values)
          : this.#apply(code, formula, node, values),
      );
      for (const read of readsOf(node)) {
        const left = (uses.get(read) ?? 0) - 1;
        uses.set(read, left);
        if (left === 0 && !given.has(read)) code.release(known(values.get(read), 'value'));
      }
    }
    return roots.map((root) => known(values.get(root), 'value of a formula'));
  }

  /** A select whose condition seldom holds: the other value, mended where it does. */
  #mended(
    code: VectorCode,
    formula: Formula,
    node: ApplyNode,
    values: ReadonlyMap<FormulaNode, Operand>,
  ): Vectors {
    const [condition, then, otherwise] = selected(node);
    const asked = toVectors(code, values.get(condition));
    const usual = known(values.get(otherwise), 'value');
    const result = code.make([asked, usual], (index) => code.push(usual, index));
    code.any(asked);
    code.builder.when(() => {
      const [mended] = this.#values(code, formula, [then], values);
      for (const [index, local] of result.locals.entries()) {
        code.push(known(mended, 'value'), index);
        code.builder.get(local);
        code.push(asked, index);
        code.builder.vector('v128.bitselect').set(local);
      }
      if (!values.has(then)) code.release(known(mended, 'value'));
    });
    return result;
  }

  #apply(
    code: VectorCode,
    { format }: Formula,
    { operation, operands }: ApplyNode,
    values: ReadonlyMap<FormulaNode, Operand>,
  ): Vectors {
    const { builder } = code;
    const given = operands.map((operand) => known(values.get(operand), 'operand'));
    const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = given;
    const instructions = INSTRUCTIONS.get(operation);
    if (operation === 'select') return code.select(first, second, third);
    if (instructions !== undefined) {
      const isRounded = format.name === 'float32' && ROUNDED.has(operation);
      return code.apply(isRounded ? [...instructions, ...ROUND_TO_32] : instructions, ...given);
    }
    switch (operation) {
      case 'powerOfTwo':
        return code.make(given, (index) => {
          code.push(first, index);
          builder.constant(TO_EXPONENT).vector('f64x2.add').i32(MANTISSA_BITS).vector('i64x2.shl');
        });
      case 'exponentOf':
        return code.make(given, (index) => {
          code.push(first, index);
          builder.i32(MANTISSA_BITS).vector('i64x2.shr_u');
          builder.constant(EXPONENT_BITS).vector('v128.and').constant(TWO_TO_52).vector('v128.or');
          builder.constant(TO_EXPONENT).vector('f64x2.sub');
        });
      default:
        return code.callByLanes(this.#routine(routineName(operation, format.name)), given);
    }
  }
}

/** Returns the name of the routine of a format; quadrants are the same in both. */
function routineName(operation: Primitive, format: Formula['format']['name']): string {
  return format === 'float32' && operation !== 'hardQuadrant' ? `${operation}32` : operation;
}

function toVectors(code: VectorCode, value: Operand | undefined): Vectors {
  const given = known(value, 'value');
  return typeof given === 'number' ? code.make([], () => code.push(given, 0)) : given;
}

function argumentsOf(
  formula: Formula,
  operands: readonly Operand[],
  roots: readonly FormulaNode[],
): ReadonlyMap<FormulaNode, Operand> {
  const nodes = roots.flatMap(reachable);
  return new Map(
    nodes.flatMap((node) =>
      node.kind === 'argument'
        ? [[node, known(operands[formula.parameters.indexOf(node.name)], node.name)] as const]
        : [],
    ),
  );
}

function selected({ operands }: ApplyNode): readonly [FormulaNode, FormulaNode, FormulaNode] {
  const [condition, then, otherwise] = operands;
  return [known(condition, 'condition'), known(then, 'branch'), known(otherwise, 'branch')];
}

function isRareSelect(node: ApplyNode, rare: ReadonlySet<FormulaNode>): boolean {
  return node.operation === 'select' && rare.has(selected(node)[0]);
}

/** Returns nodes and all that they need but what is given, operands first, without what only rare branches need. */
function usualNodes(
  roots: readonly FormulaNode[],
  given: ReadonlyMap<FormulaNode, Operand>,
  rare: ReadonlySet<FormulaNode>,
): readonly FormulaNode[] {
  const found = new Set<FormulaNode>(roots);
  for (const node of found) {
    if (node.kind !== 'apply' || given.has(node)) continue;
    const [condition, , otherwise] = node.operands;
    const reads = isRareSelect(node, rare) ? [condition, otherwise] : node.operands;
    for (const read of reads) found.add(known(read, 'operand'));
  }
  return [...found].sort((a, b) => a.id - b.id);
}

/** Returns a node and all below it, but nothing below those of a set. */
function reachableBut(root: FormulaNode, ends: ReadonlySet<FormulaNode> = NONE): readonly FormulaNode[] {
  const found = new Set<FormulaNode>([root]);
  for (const node of found) {
    if (node.kind === 'apply' && !ends.has(node)) for (const operand of node.operands) found.add(operand);
  }
  return [...found];
}
