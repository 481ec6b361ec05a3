import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '@/local/bootstrap/root.mjs';

/** An exported function of the domain. */
export type DomainFunction = {
  /** 'domain/invoices/send-invoice#sendInvoice'. */
  key: string;
  /** Whether it is given an actor first; what a machine does by itself brings its own. */
  takesActor: boolean;
  /** The verbs that it asks `authorize` for, itself or through what it calls. */
  verbs: string[];
  /** Whether it opens the database, itself or through what it calls. */
  opensDatabase: boolean;
};

type Found = {
  exported: boolean;
  takesActor: boolean;
  verbs: Set<string>;
  opens: boolean;
  calls: Set<string>;
};
type Module = { functions: Map<string, Found>; imports: Map<string, string> };

const AUTHORIZE = new Set([
  'authorize',
  'authorizeEmployee',
  'authorizeContact',
  'authorizeOnlooker',
]);

/** Reads the source of the domain: which functions take an actor, and what they ask before they do anything. */
export function domainFunctions(): DomainFunction[] {
  const modules = new Map<string, Module>();
  for (const file of globSync('domain/**/*.ts', { cwd: root })) {
    modules.set(file.replace(/\.ts$/, ''), readModule(file));
  }
  const functions: DomainFunction[] = [];
  for (const [path, module] of modules) {
    for (const [name, found] of module.functions) {
      if (!found.exported) continue;
      const reached = reach(modules, path, name, new Set());
      functions.push({
        key: `${path}#${name}`,
        takesActor: found.takesActor,
        verbs: [...reached.verbs].sort(),
        opensDatabase: reached.opens,
      });
    }
  }
  return functions.sort((a, b) => a.key.localeCompare(b.key));
}

function reach(
  modules: Map<string, Module>,
  path: string,
  name: string,
  seen: Set<string>,
): { verbs: Set<string>; opens: boolean } {
  const key = `${path}#${name}`;
  const module = modules.get(path);
  const found = module?.functions.get(name);
  if (!module || !found || seen.has(key)) return { verbs: new Set(), opens: false };
  seen.add(key);
  const verbs = new Set(found.verbs);
  let { opens } = found;
  for (const call of found.calls) {
    const next = reach(
      modules,
      module.functions.has(call) ? path : (module.imports.get(call) ?? ''),
      call,
      seen,
    );
    for (const verb of next.verbs) verbs.add(verb);
    opens ||= next.opens;
  }
  return { verbs, opens };
}

function readModule(file: string): Module {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const module: Module = { functions: new Map(), imports: new Map() };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(file, statement, module.imports);
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      module.functions.set(statement.name.text, readFunction(statement, isExported(statement)));
    }
  }
  return module;
}

function isExported(statement: ts.FunctionDeclaration): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function readImport(
  file: string,
  statement: ts.ImportDeclaration,
  imports: Map<string, string>,
): void {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text;
  const path = from.startsWith('@/') ? from.slice(2) : relative('.', join(dirname(file), from));
  const names = statement.importClause?.namedBindings;
  if (!names || !ts.isNamedImports(names)) return;
  for (const { name } of names.elements) imports.set(name.text, path);
}

function readFunction(node: ts.FunctionDeclaration, exported: boolean): Found {
  const [first] = node.parameters;
  const found: Found = {
    exported,
    takesActor: first !== undefined && ts.isIdentifier(first.name) && first.name.text === 'actor',
    verbs: new Set(),
    opens: false,
    calls: new Set(),
  };
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) {
      const { text } = child.expression;
      if (AUTHORIZE.has(text) && child.arguments[1]) {
        for (const verb of literalsIn(child.arguments[1])) found.verbs.add(verb);
      } else if (text === 'dbAs') found.opens = true;
    }
    // Functions are handed on as well as called: dbAs(actor, work).
    if (ts.isIdentifier(child)) found.calls.add(child.text);
    ts.forEachChild(child, visit);
  };
  if (node.body) visit(node.body);
  return found;
}

function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  return node.getChildren().flatMap(literalsIn);
}
