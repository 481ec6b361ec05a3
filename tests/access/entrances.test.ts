import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What nobody has to be signed in for: each proves its caller by itself, or tells nothing. */
const OPEN_PAGES = ['app/(auth)/', 'app/verify/', 'app/check/'];

/** What the link of a mail opens: the link is looked up before anything is shown or done. */
const LINK_PAGES = ['app/(pay)/'];

const isIn = (places: readonly string[], file: string) =>
  places.some((place) => file.startsWith(place));

const sources = globSync('app/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file,
  source: ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  ),
}));

type Export = { name: string; madeBy: string };

/** What a file exports, and the function that made each: `export const POST = route(...)` was made by `route`. */
function exportsOf(source: ts.SourceFile): Export[] {
  const made = new Map<string, string>();
  const exported: Export[] = [];
  for (const statement of source.statements) {
    const isExported = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const isCall = initializer && ts.isCallExpression(initializer);
        made.set(name.getText(), isCall ? initializer.expression.getText() : 'nothing of ours');
        if (isExported)
          exported.push({ name: name.getText(), madeBy: made.get(name.getText()) ?? '' });
      }
    } else if (
      isExported &&
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    ) {
      exported.push({ name: statement.name?.text ?? 'default', madeBy: 'nothing of ours' });
    } else if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name, propertyName } of statement.exportClause.elements) {
        const local = (propertyName ?? name).getText();
        exported.push({ name: name.getText(), madeBy: made.get(local) ?? 'elsewhere' });
      }
    }
  }
  return exported;
}

/** Whether a name is imported from the file of ours that makes entrances safe. */
function importsFrom(source: ts.SourceFile, name: string, from: string): boolean {
  return source.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement)) return false;
    const names = statement.importClause?.namedBindings;
    if ((statement.moduleSpecifier as ts.StringLiteral).text !== from || !names) return false;
    return ts.isNamedImports(names) && names.elements.some((element) => element.getText() === name);
  });
}

function directives(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression))
      found.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('every way in', () => {
  const handlers = sources.filter(({ file }) => /\/route\.tsx?$/.test(file));
  const actions = sources.filter(({ source }) => directives(source).includes('use server'));
  const pages = sources.filter(({ file }) => /\/page\.tsx$/.test(file));

  it('is looked at', () => {
    expect(handlers.length).toBeGreaterThan(4);
    expect(actions.length).toBeGreaterThan(4);
    expect(pages.length).toBeGreaterThan(10);
  });

  it.each(handlers.map(({ file, source }) => [file, source] as const))(
    '%s is made by route() or openRoute()',
    (_, source) => {
      const methods = exportsOf(source).filter(({ name }) => METHODS.has(name));
      expect(methods.length).toBeGreaterThan(0);
      for (const { name, madeBy } of methods) {
        expect(['route', 'openRoute'], `${name} is made by ${madeBy}`).toContain(madeBy);
        expect(importsFrom(source, madeBy, '@/lib/route')).toBe(true);
      }
    },
  );

  it('is asked where it comes from, but for the one that Stripe calls', () => {
    const unasked = sources.filter(({ source }) => source.text.includes('isForMachines'));
    expect(unasked.map(({ file }) => file)).toEqual(['app/api/stripe/webhook/route.ts']);
  });

  it.each(actions.map(({ file, source }) => [file, source] as const))(
    '%s holds actions made by action() or openAction() alone',
    (_, source) => {
      const exported = exportsOf(source);
      expect(exported.length).toBeGreaterThan(0);
      for (const { name, madeBy } of exported) {
        expect(['action', 'openAction'], `${name} is made by ${madeBy}`).toContain(madeBy);
        expect(importsFrom(source, madeBy, '@/lib/action')).toBe(true);
      }
    },
  );

  it.each(actions.map(({ file, source }) => [file, source] as const))(
    '%s says "use server" once, at its top, and not inside of a function',
    (_, source) => {
      expect(directives(source).filter((text) => text === 'use server')).toHaveLength(1);
      const [first] = source.statements;
      expect(first?.getText()).toMatch(/^['"]use server['"];?$/);
    },
  );

  it('lets nobody sign in by an open action but where one signs in', () => {
    const open = actions.filter(({ source }) => importsFrom(source, 'openAction', '@/lib/action'));
    const elsewhere = open.filter(({ file }) => !isIn([...OPEN_PAGES, ...LINK_PAGES], file));
    expect(elsewhere.map(({ file }) => file)).toEqual([]);
  });

  it('opens a link only once it was looked up, in every action that takes one', () => {
    const taking = actions.filter(({ file }) => isIn(LINK_PAGES, file));
    expect(taking.length).toBeGreaterThan(0);
    for (const { source } of taking) expect(source.text).toMatch(/await findLinkedInvoice\(link\)/);
  });

  it.each(pages.map(({ file, source }) => [file, source.text] as const))(
    '%s asks who is there before it shows anything',
    (file, text) => {
      if (isIn(OPEN_PAGES, file)) return;
      if (isIn(LINK_PAGES, file)) {
        expect(text).toMatch(/findLinkedInvoice\(linkActor\(|findLinkedInvoice\(link\)/);
        return;
      }
      const isFirms = file.startsWith('app/staff/');
      expect(text).toMatch(
        isFirms ? /requireEmployee\(/ : /requireContact(InPerson)?\(|getActor\(/,
      );
    },
  );

  it('has no server action outside of app', () => {
    const others = globSync('{components,domain,lib}/**/*.{ts,tsx}', {
      cwd: root,
      exclude: ['lib/prisma/**'],
    });
    const acting = others.filter((file) =>
      /^\s*['"]use server['"]/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(acting).toEqual([]);
  });
});
