import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Checkpoint, CHECKPOINT_PURPOSE, readCheckpoints } from '@/domain/sealing/checkpoint';
import type { Fault } from '@/domain/sealing/fault';
import { type Verdict, verifyExport } from '@/domain/sealing/verify-export';
import { JOB } from '@/lib/actor';
import { derivedKeysOf } from '@/lib/keyring';
import { translator } from '@/lib/translator';

/** How the program ends: the log is whole, it is not, it was asked for wrongly, what was given could not be read. */
const EXIT = { whole: 0, broken: 1, usage: 2, unread: 3 } as const;
const PIECE_BYTES = 1 << 20;

const t = translator();

/** What can be said in one sentence, and how the program then ends. */
class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: { export: { type: 'string' }, checkpoints: { type: 'string' } },
    }).values;
  } catch {
    throw new Refusal(EXIT.usage, t('sealing.verify.usage'));
  }
}

async function main(): Promise<number> {
  const { export: file, checkpoints: kept } = readArguments();
  const checkpoints = kept === undefined ? [] : await readKept(kept);
  const verdict = await (file === undefined
    ? verifyDatabase(checkpoints)
    : verifyFile(file, checkpoints));
  say(verdict);
  return verdict.fault ? EXIT.broken : EXIT.whole;
}

async function readKept(file: string): Promise<Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => refuseFile(file, error));
  const checkpoints = readCheckpoints(text);
  if (checkpoints.length > 0) return checkpoints;
  throw new Refusal(EXIT.unread, t('sealing.verify.no_checkpoints', { file }));
}

async function verifyFile(file: string, checkpoints: Checkpoint[]): Promise<Verdict> {
  const { KEYRING = '' } = process.env;
  const keys = derivedKeysOf(KEYRING, CHECKPOINT_PURPOSE);
  const pieces =
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE_BYTES });
  return verifyExport(readable(pieces, file), { checkpoints, keys });
}

/** A file that can't be read is not a log that was tampered with. */
async function* readable(pieces: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (error) {
    refuseFile(file, error);
  }
}

function refuseFile(file: string, error: unknown): never {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const values = { file, reason: plain(error) };
  throw new Refusal(
    EXIT.unread,
    isMissing ? t('sealing.verify.no_file', values) : t('sealing.verify.not_readable', values),
  );
}

/** The database's part is loaded only for it: an export is read without any. */
async function verifyDatabase(checkpoints: Checkpoint[]): Promise<Verdict & { waiting: number }> {
  const { verifyLog } = await import('@/domain/sealing/verify-log');
  const { closeDb } = await import('@/lib/db');
  try {
    return await verifyLog(JOB, checkpoints);
  } catch (error) {
    throw new Refusal(EXIT.unread, t('sealing.verify.no_database', { reason: plain(error) }));
  } finally {
    await closeDb();
  }
}

function say({ head, fault, compared, unsigned, ...more }: Verdict & { waiting?: number }): void {
  const { waiting = 0 } = more;
  const sentences = [
    fault
      ? t('sealing.verify.broken', { fault: sayFault(fault) })
      : t('sealing.verify.whole', { count: head.seq }),
    !fault && head.seq > 0 && t('sealing.verify.head', { seq: head.seq, hash: head.hash }),
    waiting > 0 && t('sealing.verify.waiting', { count: waiting }),
    t('sealing.verify.compared', { count: compared }),
    !fault && compared === 0 && t('sealing.verify.nothing_to_compare'),
    unsigned > 0 && t('sealing.verify.unsigned', { count: unsigned }),
  ];
  process.stdout.write(`${sentences.filter(Boolean).join('\n')}\n`);
}

function sayFault({ kind, seq, eventId, until, at }: Fault): string {
  return t(`sealing.faults.${kind}`, {
    seq: String(seq ?? ''),
    event: eventId ?? '?',
    until: String(until ?? ''),
    rows: (until ?? seq ?? 0) - (seq ?? 0) + 1,
    at: at ?? '',
  });
}

function plain(error: unknown): string {
  const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return line;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${plain(error)}\n`);
  process.exitCode = error instanceof Refusal ? error.code : EXIT.unread;
}
