import { type Expression, type ParseResult, parseSync, Visitor } from 'oxc-parser';

/** One place where a module names another. */
export interface Import {
  /** As written: './x.ts', '../tickets/index.ts', 'zod'. */
  readonly target: string;
  /** From 1. */
  readonly line: number;
}

export interface ModuleText {
  readonly imports: readonly Import[];
  /** What keeps us from knowing all its imports. */
  readonly faults: readonly { readonly line: number; readonly says: string }[];
}

const CODE = /^\.\.?\/.*\.([cm]?[jt]s|[jt]sx)$/;
const MOCKS = ['mock', 'doMock', 'unmock', 'importActual', 'importMock', 'requireActual'];

/**
 * Every way in which a module can name another: imports and re-exports (also of types), dynamic imports, import types,
 * require, module augmentation, mocks, and any plain string that is the path of a module, such as a worker's.
 */
export function readImports(file: string, text: string): ModuleText {
  const parsed = parseSync(file, text);
  const lineOf = lineCounter(text);
  const faults = parsed.errors.map((error) => ({
    line: lineOf(error.labels[0]?.start ?? 0),
    says: `cannot be read: ${error.message}`,
  }));
  const found = new Map<number, string>();
  const take = (target: string | undefined, at: number) => {
    if (target !== undefined) found.set(at, target);
    else faults.push({ line: lineOf(at), says: 'names a module by an expression: write a plain string' });
  };
  for (const { value, start } of stated(parsed)) found.set(start, value);
  visit(parsed, take);
  const imports = [...found].sort(([a], [b]) => a - b);
  return { imports: imports.map(([start, target]) => ({ target, line: lineOf(start) })), faults };
}

function stated({ module }: ParseResult): { value: string; start: number }[] {
  const exported = module.staticExports.flatMap((each) =>
    each.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest] : [])),
  );
  return [...module.staticImports.map((each) => each.moduleRequest), ...exported];
}

function visit(
  { program, module }: ParseResult,
  take: (target: string | undefined, at: number) => void,
): void {
  const known = new Set(stated({ module } as ParseResult).map(({ start }) => start));
  new Visitor({
    ImportExpression: ({ source }) => take(plain(source), source.start),
    TSImportType: ({ source }) => take(plain(source), source.start),
    TSExternalModuleReference: ({ expression }) => take(plain(expression), expression.start),
    TSModuleDeclaration: ({ id }) => {
      if (id.type === 'Literal') take(plain(id), id.start);
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (!first) return;
      const target = plain(first as Expression);
      // To find a file (of fonts, of styles) by an expression runs none of its code.
      if (loads(callee) || (target !== undefined && finds(callee))) take(target, first.start);
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string' && CODE.test(value) && !known.has(start)) take(value, start);
    },
    TemplateLiteral: (node) => {
      const text = plain(node);
      if (text && CODE.test(text)) take(text, node.start);
    },
  }).visit(program);
}

function plain(node: Expression): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral' && node.quasis.length === 1)
    return node.quasis[0]!.value.cooked ?? undefined;
  return undefined;
}

/** require(…), createRequire(…)(…), vi.mock(…) */
function loads(callee: Expression): boolean {
  if (isName(callee, 'require') || makesRequire(callee)) return true;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  return MOCKS.includes(callee.property.name) && isName(callee.object, 'vi');
}

/** import.meta.resolve(…), require.resolve(…), createRequire(…).resolve(…) */
function finds(callee: Expression): boolean {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { object } = callee;
  if (callee.property.name !== 'resolve') return false;
  return object.type === 'MetaProperty' || isName(object, 'require') || makesRequire(object);
}

function makesRequire(node: Expression): boolean {
  return node.type === 'CallExpression' && isName(node.callee, 'createRequire');
}

function isName(node: Expression, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function lineCounter(text: string): (offset: number) => number {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => breaks.filter((at) => at < offset).length + 1;
}
