import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { parserFor, toWire } from './db-values';

/** Settings of one transaction, as [name, value] pairs: what row-level security reads. */
export type Settings = readonly (readonly [string, string])[];

/** A transaction that is to begin, and the connection on which it did. */
type Beginning = { settings: Settings; connection?: ActorConnection };

// On globalThis, since a page's and a route's bundle each have a copy of this module, and there is one pool.
const shared = globalThis as { porchlightBeginning?: AsyncLocalStorage<Beginning> };
const beginnings = (shared.porchlightBeginning ??= new AsyncLocalStorage());

/**
 * Runs `work`, which begins a transaction by somebody else's hand (Prisma's); that transaction bears `settings`.
 * `connectionOf` answers on which connection, once it has begun.
 */
export function beginningWith<T>(
  settings: Settings,
  work: (connectionOf: () => ActorConnection) => T,
): T {
  const beginning: Beginning = { settings };
  return beginnings.run(beginning, () =>
    work(() => {
      if (!beginning.connection) throw new Error('The transaction has not begun.');
      return beginning.connection;
    }),
  );
}

/** The role of the transaction that is open or about to begin by somebody else's hand. */
export function roleBegun(): string {
  return roleIn(beginnings.getStore()?.settings ?? []);
}

/** The role that settings take on; empty where they take on none. */
export function roleIn(settings: Settings): string {
  return settings.find(([name]) => name === 'role')?.[1] ?? '';
}

/** A statement with `$1` in it, and what stands there. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** What of a query of somebody else's is looked at. */
type Asked = string | { text?: string } | undefined;

/**
 * A connection on which whatever is asked in one go travels in one go: BEGIN with its settings, and the statements behind
 * it. Each way there and back costs more than most statements do.
 */
export class ActorConnection extends pg.Client {
  private isHeld = false;

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    // A connection that breaks is told by the statements that were on it; an event that nobody hears would end the process.
    this.on('error', () => undefined);
  }

  /** As pg has it, in its many forms; a BEGIN gets the settings that `beginningWith` was given. */
  override query(...args: unknown[]): never {
    const asked = args[0] as Asked;
    if ((typeof asked === 'string' ? asked : asked?.text) !== 'BEGIN') return this.send(...args);
    const beginning = beginnings.getStore();
    if (!beginning) throw new Error('A transaction begins in dbAs, as somebody.');
    beginning.connection = this;
    this.begin('BEGIN', beginning.settings);
    return Promise.resolve({ rowCount: 0, rows: [], fields: [] }) as never;
  }

  /**
   * Begins a transaction with `settings`, and does not wait for the answer. Should it fail, so does what was sent behind
   * it: a transaction that did not begin has no settings, and without settings every policy says no.
   */
  begin(how: 'BEGIN' | 'BEGIN READ ONLY', settings: Settings): void {
    // Instants are read as UTC, whatever zone the database has been given.
    const set = [...settings, ['TimeZone', 'UTC'] as const].map(
      ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
    );
    const begun: Promise<unknown> = this.send(`${how}; SELECT ${set.join(', ')}`);
    begun.catch(() => undefined);
  }

  /** The rows that a statement answers, as `db-values` reads them; prepared where it has a `name`. */
  async read<T>({ text, values }: Statement, name: string): Promise<T[]> {
    const asked = { name, text, values: values.map(toWire), types: { getTypeParser: parserFor } };
    const { rows } = await (this.send(asked) as Promise<{ rows: T[] }>);
    return rows;
  }

  private send(...args: unknown[]): never {
    this.holdUntilTurnEnds();
    return (super.query as (...args: unknown[]) => never).apply(this, args);
  }

  /** What is written in this turn of the event loop leaves in one packet. */
  private holdUntilTurnEnds(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    setImmediate(() => {
      this.isHeld = false;
      stream.uncork();
    });
  }
}

/** A pool of such connections, `max` of them at most; whoever waits longer than 10 seconds for one is told so. */
export function actorPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    // What a connection has prepared goes with it: planning anew costs more than keeping it.
    idleTimeoutMillis: 600_000,
    Client: ActorConnection,
  });
  // One that breaks while nobody uses it: the pool lets it go, and makes another when it is asked.
  pool.on('error', () => undefined);
  return pool;
}
