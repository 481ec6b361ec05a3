import type { Writable } from 'node:stream';
import type { LoggedEvent } from '@/domain/activity/events';
import { Malformed, PassedOver } from '@/domain/activity/read-event';
import type { RuleName } from '@/domain/friction/rules';
import type { FrictionSettings } from '@/domain/friction/settings';
import type { Signal } from '@/domain/friction/signal';
import { EventIndex } from './event-index';
import { Judge } from './judge';
import { OrderWindow, TooLate } from './order-window';
import { readAnyEvent } from './read-any-event';
import { readLines, type Line } from './read-lines';
import { SeenIds } from './seen-ids';
import { Spool } from './spool';

export interface ReplayOptions {
  settings: FrictionSettings;
  /** A signal as one line of output, without its end. */
  write: (signal: Signal) => string;
  out: Writable;
  onMalformed: (line: number, reason: string) => void;
  /** A rule threw for a client; told of once a rule. */
  onFault: (rule: RuleName, client: string, error: unknown) => void;
}

/**
 * Judges the events of a file, one JSON object a line in any order (or the log's own export), and writes the signals, oldest first, when all
 * is read. Events that are nearly in order are judged as they are read, in memory that does not grow with them;
 * where one comes too late for that, the file is read again through an index of its lines.
 * @returns how many lines were malformed.
 */
export async function replayFile(fd: number, options: ReplayOptions): Promise<number> {
  const reading = new Reading(options);
  const output = new Spool();
  try {
    judgeInOrder(fd, reading, options, output);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    output.drop();
    judgeByIndex(fd, reading, options, output);
  }
  await output.flush(options.out);
  return reading.malformed;
}

function judgeInOrder(fd: number, reading: Reading, options: ReplayOptions, output: Spool): void {
  const judge = newJudge(options, output);
  const window = new OrderWindow((event) => judge.take(event));
  const endMs = reading.read(fd, (event) => window.take(event));
  window.finish();
  judge.finish(endMs);
}

function judgeByIndex(fd: number, reading: Reading, options: ReplayOptions, output: Spool): void {
  const index = new EventIndex();
  const endMs = reading.read(fd, ({ atMs }, line) => index.add(atMs, line.offset, line.bytes));
  const judge = newJudge(options, output);
  for (const event of index.read(fd)) judge.take(event);
  judge.finish(endMs);
}

function newJudge({ settings, write, onFault }: ReplayOptions, output: Spool): Judge {
  const faulty = new Set<RuleName>();
  return new Judge({
    settings,
    onSignal: (signal) => output.write(`${write(signal)}\n`),
    onFault(rule, client, error) {
      if (!faulty.has(rule)) onFault(rule, client, error);
      faulty.add(rule);
    },
  });
}

/** Reads events, each id once, and tells of each malformed line once, however often the file is read. */
class Reading {
  malformed = 0;
  private toldUpTo = 0;

  constructor(private readonly options: ReplayOptions) {}

  /** @returns the instant of the last event, of those passed over too: the end of the clock. */
  read(fd: number, onEvent: (event: LoggedEvent, line: Line) => void): number {
    const seen = new SeenIds();
    let endMs = -Infinity;
    readLines(fd, (line, text, fault) => {
      const event = text === null ? new Malformed(fault) : readAnyEvent(text);
      if (!event) return;
      if (event instanceof Malformed) return this.tell(line.number, event.reason);
      if (!seen.add(event.id)) return;
      if (event.atMs > endMs) endMs = event.atMs;
      if (!(event instanceof PassedOver)) onEvent(event, line);
    });
    return endMs;
  }

  private tell(line: number, reason: string): void {
    if (line <= this.toldUpTo) return;
    this.toldUpTo = line;
    this.malformed += 1;
    this.options.onMalformed(line, reason);
  }
}
