import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SourceLine } from './source-line';

/** A line with its place in the file. */
export type StagedLine = SourceLine & {
  /** The line's number in the file, the header being 1. */
  lineNumber: number;
};

/** Lines kept in memory for each part before they go to its file. */
const BUFFERED_LINES = 500;

/**
 * Brings the lines of one invoice together though they stand apart in the file, with flat memory: every line goes to one of
 * `count` files by its invoice's number, and the files are then read one after another. In a private folder that is
 * removed in the end.
 */
export class Staging {
  private readonly buffers: string[][];

  private constructor(
    private readonly folder: string,
    private readonly count: number,
  ) {
    this.buffers = Array.from({ length: count }, () => []);
  }

  static async open(count = 32): Promise<Staging> {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-import-'));
    const staging = new Staging(folder, count);
    await Promise.all(staging.buffers.map((_, part) => writeFile(staging.fileOf(part), '')));
    return staging;
  }

  async add(line: StagedLine): Promise<void> {
    const part = hash(line.documentKey) % this.count;
    const buffer = this.buffers[part] ?? [];
    buffer.push(JSON.stringify(line, bigintAsText));
    if (buffer.length >= BUFFERED_LINES) await this.flush(part);
  }

  /** Part by part, every invoice or credit note with all of its lines in the order of the file. */
  async *parts(): AsyncGenerator<Map<string, StagedLine[]>> {
    for (let part = 0; part < this.count; part += 1) {
      await this.flush(part);
      const byDocument = new Map<string, StagedLine[]>();
      const lines = createInterface({ input: createReadStream(this.fileOf(part), 'utf8') });
      for await (const text of lines) {
        const line = revive(text);
        const known = byDocument.get(line.documentKey);
        if (known) known.push(line);
        else byDocument.set(line.documentKey, [line]);
      }
      yield byDocument;
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async flush(part: number): Promise<void> {
    const buffer = this.buffers[part];
    if (!buffer || buffer.length === 0) return;
    this.buffers[part] = [];
    await appendFile(this.fileOf(part), `${buffer.join('\n')}\n`);
  }

  private fileOf(part: number): string {
    return join(this.folder, `${part}.ndjson`);
  }
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function revive(text: string): StagedLine {
  const line = JSON.parse(text) as StagedLine & { quantityMilli: string; unitMinor: string };
  return { ...line, quantityMilli: BigInt(line.quantityMilli), unitMinor: BigInt(line.unitMinor) };
}

/** FNV-1a, 32 bits: spreads invoice numbers evenly; nothing depends on it being secret. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
