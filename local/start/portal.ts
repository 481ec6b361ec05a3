import { Client } from 'pg';
import { commandOf } from '@/local/process-command';
import type { PostgresServer } from '@/local/postgres/server';
import { Child } from './child';
import type { PlannedPart } from './parts';
import { removeRun, type RunningPart, writeRun } from './run-file';

const readyWithinMs = 60_000;

/** What the portal is, for run.json. */
interface Told {
  url: string;
  demo: boolean;
}

/**
 * The running portal: starts its parts, starts again those that may be, and says by `onFailure`,
 * once and in one sentence, that it cannot go on.
 */
export class Portal {
  private readonly children: { child: Child; planned: PlannedPart }[] = [];
  private watch: Client | null = null;
  private stopped: Promise<void> | null = null;
  private complete = false;
  private retell: () => void = () => {};

  constructor(
    private readonly told: Told,
    private readonly onFailure: (sentence: string) => void,
  ) {}

  /** Starts a part without waiting for it. */
  launch(planned: PlannedPart): Child {
    const child = new Child(planned.part, (ended, reason) => this.partEnded(ended, reason));
    this.children.push({ child, planned });
    child.start();
    return child;
  }

  /** Waits for a part that was launched. */
  async ready(child: Child): Promise<void> {
    await child.ready(readyWithinMs);
  }

  /** Keeps a connection to the embedded server open, which ends when the server does. */
  async watchServer(server: PostgresServer): Promise<void> {
    this.watch = new Client(server.admin('postgres'));
    this.watch.on('error', () =>
      this.fail('The embedded PostgreSQL stopped, and so the portal does.'),
    );
    await this.watch.connect();
  }

  /** Writes who runs where to run.json; `complete` once every part is ready. */
  tell(server: PostgresServer | null, complete: boolean): void {
    this.complete = complete;
    const parts: Record<string, RunningPart> = {};
    for (const { child, planned } of this.children) {
      const { pid, log } = child;
      parts[planned.part.key] = {
        ...planned.told,
        pid,
        command: pid ? commandOf(pid) : undefined,
        log,
      };
    }
    // Without a command: whoever joined the server may use it after this portal.
    if (server) parts.postgres = { port: server.port, pid: server.pid, home: server.home };
    writeRun({
      pid: process.pid,
      command: commandOf(process.pid),
      startedAt: new Date().toISOString(),
      ...this.told,
      parts,
    });
    this.retell = () => this.tell(server, complete);
  }

  /** Stops every part, the newest first; nothing of theirs is left. */
  stop(): Promise<void> {
    this.stopped ??= (async () => {
      await Promise.all(this.children.map(({ child }) => child.stop()));
      this.watch?.removeAllListeners('error').on('error', () => {});
      await this.watch?.end().catch(() => {});
      removeRun();
    })();
    return this.stopped;
  }

  private partEnded(child: Child, reason: string): void {
    // While the portal starts, whoever waits for the part says that it could not be started.
    if (this.stopped || !this.complete) return;
    const { name, mayRestart } = child.part;
    if (!mayRestart) return this.fail(`The ${name} ended ${reason}; ${child.log} says why.`);
    process.stderr.write(
      `The ${name} ended ${reason} and is started again; ${child.log} says why.
`,
    );
    void child.restart().then(() => this.retell());
  }

  private fail(sentence: string): void {
    if (!this.stopped) this.onFailure(sentence);
  }
}
