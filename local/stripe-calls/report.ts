import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/local/bootstrap/root.mjs';
import { findRoute } from '@/local/stripe/router';
import { findUsedCalls } from './used-calls';

/** The only files that may use the SDK: the linter sees to it (`local/lint/house.mjs`). */
const SDK_FILES = ['lib/stripe*.ts', 'lib/stripe/**/*.ts'];

export type CallsReport = {
  /** One line a call: method, address, whether it is spoken, and where it is made. */
  lines: string[];
  /** Calls that our code makes and the local Stripe does not speak, e.g. `GET /v1/products`. */
  missing: string[];
};

/**
 * Which of Stripe's calls our code makes, found in its source, and which of them the local Stripe
 * speaks, found in its router.
 * @throws Error when no call is found at all, or one whose address nobody can tell.
 */
export function reportCalls(
  files: readonly string[] = globSync(SDK_FILES, { cwd: root }),
): CallsReport {
  const places = new Map<string, string[]>();
  for (const { method, path, at } of findUsedCalls(files.map((file) => join(root, file)))) {
    const call = `${method} ${path}`;
    places.set(call, [...(places.get(call) ?? []), at]);
  }
  if (places.size === 0) throw new Error('No call of Stripe’s was found in our code.');
  const calls = [...places].sort(([a], [b]) => addressOf(a).localeCompare(addressOf(b)));
  const missing = calls.map(([call]) => call).filter((call) => !isSpoken(call));
  const width = Math.max(...calls.map(([call]) => call.length));
  const lines = calls.map(
    ([call, at]) =>
      `${call.padEnd(width)}  ${isSpoken(call) ? 'spoken    ' : 'not spoken'}  ${at.join(', ')}`,
  );
  return { lines, missing };
}

function isSpoken(call: string): boolean {
  const [method = '', path = ''] = call.split(' ');
  return findRoute(method, path) !== undefined;
}

/** Calls of one resource stand together, whatever their method. */
function addressOf(call: string): string {
  const [method, path] = call.split(' ');
  return `${path} ${method}`;
}
