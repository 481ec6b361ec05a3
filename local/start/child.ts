import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '@/local/bootstrap/root.mjs';
import { PlainError } from '@/local/plain-error';
import { stateFolder } from '@/local/state';

const patienceMs = 3_000;
const pauses = { firstMs: 500, longestMs: 30_000, forgivenAfterMs: 60_000 };
const largestLogBytes = 10 * 1024 * 1024;

export interface Part {
  /** Its name in run.json and of its log. */
  key: 'web' | 'worker' | 'stripe' | 'outbox';
  /** Its name in sentences. */
  name: string;
  /** Arguments of Node. */
  args: string[];
  env: Record<string, string>;
  /** Answers 200 once the part is ready. */
  health: string;
  /** Whether the portal goes on without it while it is started again. */
  mayRestart: boolean;
}

/**
 * A part as a process in a group of its own, so that a Ctrl-C meant for the supervisor does not
 * reach it first, and stopping it reaches whatever it started.
 */
export class Child {
  private process: ChildProcess | null = null;
  private stopping = false;
  private startedAt = 0;
  private pauseMs = pauses.firstMs;

  constructor(
    readonly part: Part,
    private readonly onEnd: (child: Child, reason: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.process?.pid;
  }

  get log(): string {
    return join(stateFolder, 'logs', `${this.part.key}.log`);
  }

  start(): void {
    mkdirSync(join(stateFolder, 'logs'), { recursive: true });
    turnOver(this.log);
    const log = openSync(this.log, 'a');
    this.startedAt = Date.now();
    this.process = spawn('node', this.part.args, {
      cwd: root,
      env: { ...process.env, ...this.part.env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.process.once('error', (error) => this.ended(error.message));
    this.process.once('exit', (code, signal) =>
      this.ended(signal ? `by ${signal}` : `with code ${code}`),
    );
  }

  /** Waits until the part answers, at most so long. */
  async ready(withinMs: number): Promise<void> {
    const until = Date.now() + withinMs;
    while (Date.now() < until) {
      if (!this.process) {
        throw new PlainError(`The ${this.part.name} could not be started; ${this.log} says why.`);
      }
      if (await answers(this.part.health)) return;
      await sleep(50);
    }
    throw new PlainError(
      `The ${this.part.name} did not get ready within ${withinMs / 1000} s; ${this.log} says why.`,
    );
  }

  /** Starts the part again, later each time it ends soon. */
  async restart(): Promise<void> {
    if (Date.now() - this.startedAt > pauses.forgivenAfterMs) this.pauseMs = pauses.firstMs;
    await sleep(this.pauseMs, undefined, { ref: false });
    this.pauseMs = Math.min(this.pauseMs * 2, pauses.longestMs);
    if (!this.stopping) this.start();
  }

  /** Asks the part to stop, and ends its whole group when it has not within three seconds. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { process: child } = this;
    if (!child?.pid) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalGroup(child.pid, 'SIGTERM');
    await Promise.race([exited, sleep(patienceMs, undefined, { ref: false })]);
    signalGroup(child.pid, 'SIGKILL');
    await exited;
  }

  private ended(reason: string): void {
    if (!this.process) return;
    // What it started may have outlived it.
    if (this.process.pid) signalGroup(this.process.pid, 'SIGKILL');
    this.process = null;
    if (!this.stopping) this.onEnd(this, reason);
  }
}

/** Sends a signal to a process and all that it started; nobody being left is fine. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function answers(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Keeps one log before this one, so that a portal that runs for years does not fill the disk. */
function turnOver(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(log, `${log}.1`);
}
