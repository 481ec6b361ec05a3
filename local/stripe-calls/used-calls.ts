import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '@/local/bootstrap/root.mjs';

/** One call of Stripe's API that a file makes through the SDK. */
export type UsedCall = {
  method: string;
  /** As the router writes it: ids are `:id`. */
  path: string;
  /** File and line. */
  at: string;
};

/** Classes of the SDK's resources stand here; beside each declaration is the code. */
const RESOURCES = /\/node_modules\/stripe\/(?:esm|cjs)\/resources\/.+\.d\.ts$/;
const PACKAGE = /\/node_modules\/stripe\//;

/**
 * The calls of Stripe's API in these files, as the compiler understands them: whichever way a
 * resource was come by, its type says which method of the SDK is called, and the SDK's own code says
 * which address that is.
 * @throws Error for a call whose address the SDK's code does not show.
 */
export function findUsedCalls(files: readonly string[]): UsedCall[] {
  const program = ts.createProgram([...files], compilerOptions());
  const checker = program.getTypeChecker();
  const calls: UsedCall[] = [];
  const visit = (node: ts.Node, source: ts.SourceFile) => {
    const called = ts.isCallExpression(node) && checker.getResolvedSignature(node)?.declaration;
    if (called && ts.isMethodDeclaration(called) && ts.isClassDeclaration(called.parent)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const at = `${relative(root, source.fileName)}:${line + 1}`;
      for (const address of addressesOf(called, called.parent, at)) calls.push({ ...address, at });
    }
    ts.forEachChild(node, (child) => visit(child, source));
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${relative(root, file)} cannot be read.`);
    visit(source, source);
  }
  return calls;
}

type Address = Pick<UsedCall, 'method' | 'path'>;

function addressesOf(
  called: ts.MethodDeclaration,
  parent: ts.ClassDeclaration,
  at: string,
): Address[] {
  const { fileName } = called.getSourceFile();
  const name = called.name.getText();
  if (!RESOURCES.test(fileName)) {
    // It takes any address: nobody could say here what it calls.
    if (PACKAGE.test(fileName) && name === 'rawRequest') {
      throw new Error(`${at} calls rawRequest: use the SDK's method of that resource.`);
    }
    return [];
  }
  const body = methodBody(fileName.replace(/\.d\.ts$/, '.js'), parent.name?.text, name);
  const addresses = body ? requestsIn(body) : [];
  if (addresses.length === 0) {
    throw new Error(`${at}: the SDK does not show which address ${name} calls.`);
  }
  return addresses;
}

function methodBody(file: string, className = '', name = ''): ts.Block | undefined {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = source.statements
    .filter((one) => ts.isClassDeclaration(one))
    .find((one) => one.name?.text === className);
  return found?.members
    .filter((member) => ts.isMethodDeclaration(member))
    .find((member) => member.name.getText() === name)?.body;
}

/** Every `this._makeRequest('GET', '/v1/…', …)` below `node`. */
function requestsIn(node: ts.Node): Address[] {
  const found: Address[] = [];
  const visit = (one: ts.Node) => {
    if (ts.isCallExpression(one) && one.expression.getText() === 'this._makeRequest') {
      const [method, path] = one.arguments;
      const address = path && pathOf(path);
      if (method && ts.isStringLiteral(method) && address) {
        found.push({ method: method.text, path: address });
      }
    }
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** A literal address, with `:id` where the SDK puts an id in. */
function pathOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce(
    (path, span) => `${path}:id${span.literal.text}`,
    node.head.text,
  );
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { compilerOptions: options } = config as { compilerOptions: Record<string, unknown> };
  return ts.convertCompilerOptionsFromJson({ ...options, incremental: false }, root).options;
}
