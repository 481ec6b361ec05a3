import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openDatabase, readFirm, renewDatabase, type Database } from '@/local/database';
import { migrate } from '@/local/migrations/apply';
import { PlainError } from '@/local/plain-error';
import { isPortFree } from '@/local/ports';
import { productEnvironment } from '@/local/product-environment';
import { readJson, stateFolder, writeJson } from '@/local/state';
import { ensureBuilt } from './build';
import { planParts } from './parts';
import { Portal } from './portal';
import { endLeftParts, findRun } from './run-file';
import { Steps } from './steps';
import { endTools, runTool } from './tool';

const demoFile = join(stateFolder, 'demo.json');
const accounts = ['client', 'staff', 'manager', 'owner'];

/** Starts everything, one step after another, and stops what it started. */
export class Supervisor {
  private opening: Promise<Database> | null = null;
  private portal: Portal | null = null;
  private stopped: Promise<void> | null = null;

  /**
   * Starts the portal; `onFailure` is called once if it cannot go on later.
   * @throws PlainError in one sentence when it cannot be started.
   */
  async start(onFailure: (sentence: string) => void): Promise<void> {
    const began = performance.now();
    const port = readPort();
    await refuseSecondRun(port);
    process.stdout.write('Porchlight\n\n');
    const steps = new Steps();

    const database = await this.openDatabase(steps);
    await steps.run(
      'Migrations',
      () => this.migrate(database),
      (applied) => (applied.length === 0 ? 'up to date' : `${applied.length} applied`),
    );
    const demo = await this.fillIn(steps, database);
    await steps.run(
      'Build',
      () => ensureBuilt(process.env.NEXT_DIST_DIR),
      (built) => (built ? '' : 'nothing changed'),
    );

    const publicUrl = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`;
    const host = process.env.HOST ?? '127.0.0.1';
    const environment = productEnvironment(database);
    const { parts, notes } = await planParts({ port, publicUrl, host, demo, environment });
    if (this.stopped) return;
    const portal = new Portal({ url: publicUrl, demo }, onFailure);
    this.portal = portal;
    if (database.server) await portal.watchServer(database.server);
    const launched = parts.map((planned) => ({ planned, child: portal.launch(planned) }));
    portal.tell(database.server, false);
    for (const { planned, child } of launched) {
      const { key, name } = planned.part;
      const told = key === 'worker' ? '' : (planned.told.url ?? '');
      await steps.run(
        capitalised(name),
        () => portal.ready(child),
        () => told,
      );
    }
    portal.tell(database.server, true);
    sayReady(publicUrl, demo, notes, began);
  }

  stop(): Promise<void> {
    this.stopped ??= (async () => {
      endTools();
      await this.portal?.stop();
      // Stopped while it starts, the server is started first and stopped then.
      const database = await this.opening?.catch(() => null);
      await database?.leave();
    })();
    return this.stopped;
  }

  private async openDatabase(steps: Steps): Promise<Database> {
    this.opening = openDatabase();
    const { opening } = this;
    return steps.run('Database', () => opening, whereIs);
  }

  private async migrate(database: Database): Promise<string[]> {
    if (database.server && readJson<{ done: boolean }>(demoFile)?.done === false) {
      // A demo that was put in half is no demo: it begins anew.
      await renewDatabase(database.server);
    }
    return migrate(database.DATABASE_OWNER_URL, database.DATABASE_URL);
  }

  /** Puts the demo into an embedded database without a firm; answers whether the firm is a demo. */
  private async fillIn(steps: Steps, database: Database): Promise<boolean> {
    const firm = await readFirm(database.DATABASE_URL);
    if (firm.exists || !database.server) return firm.demo;
    await steps.run('Demo firm', async () => {
      writeJson(demoFile, { done: false });
      await seed({
        ...productEnvironment(database),
        DATABASE_OWNER_URL: database.DATABASE_OWNER_URL,
      });
      writeJson(demoFile, { done: true });
    });
    return (await readFirm(database.DATABASE_URL)).demo;
  }
}

function whereIs({ server }: Database): string {
  if (!server) return 'your own, from DATABASE_URL';
  return server.moved
    ? `in ${server.home}, since PostgreSQL's user cannot reach ${stateFolder}`
    : `PostgreSQL on port ${server.port}`;
}

function readPort(): number {
  const text = process.env.PORT ?? '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT is "${text}", which is no port: use a number from 1 to 65535.`);
  }
  return port;
}

async function refuseSecondRun(port: number): Promise<void> {
  const run = findRun();
  if (run) {
    throw new PlainError(`Porchlight runs already, at ${run.url} (process ${run.pid}).`);
  }
  await endLeftParts();
  if (!(await isPortFree(port))) {
    throw new PlainError(
      `Port ${port} is taken by another program: stop that one, or choose another port (PORT=${port + 1} npm start).`,
    );
  }
}

async function seed(env: Record<string, string>): Promise<void> {
  const { code, said } = await runTool(['--import', 'tsx', 'prisma/seed/main.ts'], env);
  if (code === 0) return;
  const log = join(stateFolder, 'logs', 'demo.log');
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, said);
  throw new PlainError(`The demo firm could not be put in; ${log} says why.`);
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function sayReady(url: string, demo: boolean, notes: string[], began: number): void {
  const seconds = Math.round((performance.now() - began) / 1000);
  const lines = ['', ...notes, `Porchlight is ready after ${seconds} s: ${url}`];
  if (demo) {
    const addresses = accounts.map((account) => `${account}@porchlight.test`);
    lines.push(`Demo accounts: ${addresses.join(', ')}; password porchlight-demo.`);
  }
  lines.push('Ctrl-C stops it.', '');
  process.stdout.write(lines.join('\n'));
}
