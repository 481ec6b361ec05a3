import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { SingleBar } from 'cli-progress';
import { parse } from 'csv-parse';
import { createTranslator } from 'use-intl/core';
import { findImportManager } from '@/domain/imports/find-manager';
import { type FileRecord, importInvoices } from '@/domain/imports/import-invoices';
import { onlineRetail } from '@/domain/imports/mappings/online-retail';
import { ownCsv } from '@/domain/imports/mappings/own-csv';
import type { MachineActor } from '@/lib/actor';
import { closeDb } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { closeJobs } from '@/lib/jobs';
import messages from '@/messages/en.json';

const t = createTranslator({ locale: 'en', messages, namespace: 'imports' });
const MAPPINGS = { 'online-retail': onlineRetail, csv: ownCsv };

/** A sentence for the person at the terminal, and no more. */
class Refusal extends Error {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string', default: 'csv' },
        manager: { type: 'string' },
        as: { type: 'string', default: 'paid' },
        rejects: { type: 'string' },
      },
    });
    const [what, file, ...rest] = positionals;
    const mapping = MAPPINGS[values.from as keyof typeof MAPPINGS];
    if (what !== 'invoices' || !file || rest.length > 0) throw new Refusal(t('usage'));
    if (!mapping) throw new Refusal(t('from_unknown', { from: values.from }));
    if (values.as !== 'paid' && values.as !== 'open')
      throw new Refusal(t('as_unknown', { as: values.as }));
    const { manager, rejects = `${basename(file)}.rejects.csv` } = values;
    return { mapping, file, manager, rejects, as: values.as } as const;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(t('usage'));
  }
}

/** The file's records with their line numbers; a `.gz` is unpacked on the way. */
async function* readRecords(
  file: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FileRecord> {
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const raw = createReadStream(file).pipe(count);
  const text = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // pipe() hands no error on.
  for (const stream of [raw, text]) stream.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of text.pipe(parser)) {
    yield { lineNumber: (info as { lines: number }).lines, fields: record as string[] };
  }
}

async function run(): Promise<void> {
  const started = performance.now();
  const options = readArguments();
  const size = sizeOf(options.file);
  const actor: MachineActor = { kind: 'import' };
  const managerId = options.manager ? await findImportManager(actor, options.manager) : null;
  const rejects = createWriteStream(options.rejects);
  rejects.write('line,reason,explanation\n');
  const bar = process.stderr.isTTY
    ? new SingleBar({
        format: `${t('progress')} [{bar}] {percentage}% {eta_formatted}`,
        stream: process.stderr,
      })
    : null;
  bar?.start(size * 2, 0);
  let bytes = 0;
  const records = readRecords(options.file, (more) => bar?.update((bytes += more)));
  const header = (await records.next()).value?.fields.map((column: string) => column.trim()) ?? [];
  try {
    const summary = await importInvoices(actor, {
      mapping: options.mapping,
      header,
      records,
      as: options.as,
      managerId,
      onRejected: ({ lineNumber, reason }) =>
        void rejects.write(`${lineNumber},${reason},"${t(`reasons.${reason}`)}"\n`),
      onProgress: (done, all) => bar?.update(size + Math.round((size * done) / all)),
    });
    bar?.stop();
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (summary.rejected > 0)
      process.stderr.write(
        `${t('rejects_in', { count: summary.rejected, file: options.rejects })}\n`,
      );
    process.stdout.write(`${JSON.stringify({ ...summary, seconds })}\n`);
  } finally {
    bar?.stop();
    rejects.end();
    await finished(rejects);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    throw new Refusal(t('file_missing', { file }));
  }
}

function explain(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof PortalError) {
    const key = error.messageKey.replace(/^imports\./, '') as Parameters<typeof t.has>[0];
    if (t.has(key)) return t(key, error.values);
  }
  const { code, message } = error as { code?: string; message: string };
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return t('gzip_broken');
  return t('failed', { message: message.split('\n').at(-1) ?? '' });
}

try {
  await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeJobs();
  await closeDb();
}
