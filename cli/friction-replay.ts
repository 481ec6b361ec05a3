import { closeSync, createReadStream, createWriteStream, fstatSync, openSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { signalLine } from '@/domain/friction/signal-line';
import { replayFile } from './replay/replay-file';
import { openTemporary } from './replay/spool';

const USAGE =
  'Usage: npm run -s friction:replay -- --events FILE (or give the events on standard input).';
const EXIT = { fault: 1, usage: 2, malformed: 3 } as const;

/** What can be said in one sentence, and how the program then ends. */
class Refusal extends Error {}

async function main(): Promise<number> {
  const path = eventsPath();
  if (path === null && process.stdin.isTTY) throw new Refusal(USAGE);
  const fd = await rereadable(path === null ? 0 : openEvents(path));
  let faults = 0;
  const malformed = await replayFile(fd, {
    settings: DEFAULT_SETTINGS,
    write: signalLine,
    out: process.stdout,
    onMalformed: (line, reason) => process.stderr.write(`line ${line}: ${reason}\n`),
    onFault: (rule, client, error) => {
      faults += 1;
      process.stderr.write(`The rule ${rule} failed for ${client}: ${plain(error)}\n`);
    },
  });
  closeSync(fd);
  if (faults > 0) return EXIT.fault;
  return malformed > 0 ? EXIT.malformed : 0;
}

function eventsPath(): string | null {
  try {
    const { values } = parseArgs({ options: { events: { type: 'string' } } });
    return values.events === undefined || values.events === '-' ? null : values.events;
  } catch (error) {
    throw new Refusal(`${plain(error)} ${USAGE}`);
  }
}

function openEvents(path: string): number {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new Refusal(`There is no file ${path}.`);
    if (code === 'EACCES') throw new Refusal(`The file ${path} may not be read by this user.`);
    throw new Refusal(`The file ${path} can't be read: ${plain(error)}`);
  }
  if (fstatSync(fd).isDirectory()) throw new Refusal(`${path} is a folder, not a file of events.`);
  return fd;
}

/** A file that can be read more than once: the one given, or a copy of what comes through a pipe. */
async function rereadable(fd: number): Promise<number> {
  if (fstatSync(fd).isFile()) return fd;
  const copy = openTemporary();
  // Standard input by its own stream: a pipe may be one that answers "not yet".
  await pipeline(
    fd === 0 ? process.stdin : createReadStream('', { fd }),
    createWriteStream('', { fd: copy, start: 0, autoClose: false }),
  );
  return copy;
}

function plain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// Whoever reads the signals may have seen enough (`| head`): that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : EXIT.fault);
});

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${plain(error)}\n`);
  process.exitCode = error instanceof Refusal ? EXIT.usage : EXIT.fault;
}
