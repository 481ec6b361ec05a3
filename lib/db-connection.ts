import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { parserFor, toWire } from './db-values';

/** Settings of one transaction, as [name, value] pairs: what row-level security reads. */
export type Settings = readonly (readonly [string, string])[];

// On globalThis, since a page's and a route's bundle each have a copy of this module, and there is one pool.
const shared = globalThis as {
  porchlightAdopted?: AsyncLocalStorage<ActorConnection>;
  porchlightStatements?: Map<string, string>;
};
const adoptions = (shared.porchlightAdopted ??= new AsyncLocalStorage());

/** Runs `work`, in which somebody else (Prisma) begins on a connection of an `AdoptingPool`: they join what has begun on ours. */
export function adopting<T>(connection: ActorConnection, work: () => T): T {
  return adoptions.run(connection, work);
}

/** A statement with `$1` in it, and what stands there. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Statements that a connection keeps prepared, at most: texts that are made up anew each time are not worth it. */
const MOST_PREPARED = 300;

/**
 * The name under which a statement is prepared, once a connection and role; none for one beyond the most. With row-level
 * security planning a statement takes several times as long as running it, and another role's plan is of no use.
 */
function nameOf(text: string, role: string): string {
  const names = (shared.porchlightStatements ??= new Map());
  const key = `${role} ${text}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return '';
  const name = `p${names.size}`;
  names.set(key, name);
  return name;
}

/**
 * A connection on which whatever is asked in one go travels in one go: BEGIN with its settings, and the statements behind
 * it. Each way there and back costs more than most statements do.
 */
export class ActorConnection extends pg.Client {
  private isHeld = false;
  /** What the transaction took on; empty where it took on none. */
  private role = '';

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    // A connection that breaks is told by the statements that were on it; an event that nobody hears would end the process.
    this.on('error', () => undefined);
  }

  /** As pg has it, in its many forms. */
  override query(...args: unknown[]): never {
    return this.send(...args);
  }

  /**
   * Begins a transaction with `settings`, and does not wait for the answer. Should it fail, so does what was sent behind
   * it: a transaction that did not begin has no settings, and without settings every policy says no.
   */
  begin(how: 'BEGIN' | 'BEGIN READ ONLY', settings: Settings): void {
    this.role = settings.find(([name]) => name === 'role')?.[1] ?? '';
    // Instants are read as UTC, whatever zone the database has been given.
    const set = [...settings, ['TimeZone', 'UTC'] as const].map(
      ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
    );
    const begun: Promise<unknown> = this.send(`${how}; SELECT ${set.join(', ')}`);
    begun.catch(() => undefined);
  }

  /** What a statement answers, its rows as `db-values` reads them. */
  ask({ text, values }: Statement): Promise<pg.QueryResult> {
    return this.send({
      ...{ name: nameOf(text, this.role), text },
      values: values.map(toWire),
      types: { getTypeParser: parserFor },
    });
  }

  /** PostgreSQL ends a transaction in which a statement failed as if it were rolled back, and calls that no error. */
  async commit(): Promise<pg.QueryResult> {
    const ended = await (this.send('COMMIT') as Promise<pg.QueryResult>);
    if (ended.command !== 'COMMIT')
      throw new Error('A statement failed, so that nothing was kept.');
    return ended;
  }

  /** Itself as somebody else has it who believes that they begin the transaction, and give the connection back. */
  lent(): object {
    const query = (asked: { text: string }): unknown => {
      if (asked.text === 'BEGIN') return Promise.resolve({ rowCount: 0, rows: [], fields: [] });
      if (asked.text === 'COMMIT') return this.commit();
      return this.send({ ...asked, name: nameOf(asked.text, this.role) });
    };
    const own = { query, release: () => undefined };
    return new Proxy(this, {
      get: (connection, name) => {
        const value: unknown = Reflect.get(name in own ? own : connection, name);
        return typeof value === 'function' ? value.bind(connection) : value;
      },
    });
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

export type PooledConnection = ActorConnection & pg.PoolClient;

export type ActorPool = Omit<pg.Pool, 'connect'> & { connect(): Promise<PooledConnection> };

/** A pool of such connections, `max` of them at most; whoever waits longer than 10 seconds for one is told so. */
export function actorPool(connectionString: string, max: number): ActorPool {
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
  return pool as unknown as ActorPool;
}

/**
 * What Prisma takes for a pool: it gives out the connection of the transaction that is adopted. That has begun already, and
 * goes back to the real pool by whoever took it from there.
 */
export class AdoptingPool extends pg.Pool {
  override connect(): never {
    const begun = adoptions.getStore();
    if (!begun) throw new Error('A transaction begins in dbAs, as somebody.');
    return Promise.resolve(begun.lent()) as never;
  }
}
