import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const FILE = 'journal.ndjson';

/** What one transaction changed: rows put (whole), rows taken away. One line of the file. */
export type JournalLine = { puts?: [table: string, row: unknown][]; drops?: [string, string][] };

/** Where the store writes down what it does. */
export type Journal = {
  /** What was written before, oldest first. */
  past: Iterable<JournalLine>;
  /** Replaces all that is written by `lines`, in one step. */
  rewrite(lines: Iterable<JournalLine>): void;
  append(line: JournalLine): void;
  close(): void;
};

/** A journal that forgets: for tests that need no restart. */
export function memoryJournal(): Journal {
  return { past: [], rewrite: () => {}, append: () => {}, close: () => {} };
}

/**
 * The journal in `folder`, one JSON object a line. A line goes to the operating system in one write,
 * so that a process that is killed leaves whole lines, and at most one torn one at the end, which is
 * passed over.
 * @throws Error, with a sentence for people, when the folder cannot be written to, or an
 * earlier line cannot be read.
 */
export function fileJournal(folder: string): Journal {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(`The local Stripe cannot write to its folder ${folder}.`, { cause });
  }
  const path = join(folder, FILE);
  const past = existsSync(path) ? readLines(path) : [];
  let file: number | null = null;

  return {
    past,
    rewrite(lines) {
      const fresh = `${path}.new`;
      const target = openSync(fresh, 'w', 0o600);
      for (const line of lines) writeWhole(target, `${JSON.stringify(line)}\n`);
      fsyncSync(target);
      closeSync(target);
      renameSync(fresh, path);
      if (file !== null) closeSync(file);
      file = openSync(path, 'a', 0o600);
    },
    append(line) {
      file ??= openSync(path, 'a', 0o600);
      writeWhole(file, `${JSON.stringify(line)}\n`);
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function readLines(path: string): JournalLine[] {
  const texts = readFileSync(path, 'utf8').split('\n');
  const tail = texts.pop();
  const lines = texts.map((text, place) => {
    try {
      return JSON.parse(text) as JournalLine;
    } catch {
      throw new Error(
        `The local Stripe cannot read line ${place + 1} of ${path}. Move that file away to start afresh.`,
      );
    }
  });
  if (tail) {
    try {
      lines.push(JSON.parse(tail) as JournalLine);
    } catch {
      // Torn by a kill in the middle of a write: what it would have said was never answered.
    }
  }
  return lines;
}
