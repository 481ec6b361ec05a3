import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Actor, settingsOf } from './actor';
import {
  type ActorConnection,
  type ActorPool,
  actorPool,
  adopting,
  AdoptingPool,
  type PooledConnection,
} from './db-connection';
import { bearsNul } from './db-values';
import { env } from './env';
import { notFound } from './errors';
import { Prisma, PrismaClient } from './prisma/client';
import { withoutValues } from './unsaid';

/** A statement, or a part of one, with its values. */
export type Sql = Prisma.Sql;

/** Reads rows, and nothing else. */
export type Reads = { $queryRaw<T>(statement: Sql): Promise<T> };

/** The open transaction of one actor. The client itself is never exported: no actor, no database. */
export type Db = Omit<Prisma.TransactionClient, `$${string}`> &
  Reads & {
    /** How many rows a statement changed. */
    $executeRaw(statement: Sql): Promise<number>;
  };

type Options = {
  /** How long the transaction may take, or each statement where it only reads, in milliseconds; 10,000 unless told. */
  timeoutMs?: number;
};

type Open = { actor: Actor; db: Db };

const open = new AsyncLocalStorage<Open>();

const PATIENCE_MS = 10_000;

// One pool a process; on globalThis, since pages and routes are bundles with a copy of this module
// each, and a development server loads it anew on each change.
const kept = globalThis as {
  porchlightPool?: ActorPool;
  porchlightPrisma?: PrismaClient;
};

function pool(): ActorPool {
  kept.porchlightPool ??= actorPool(env().DATABASE_URL, env().DATABASE_POOL);
  return kept.porchlightPool;
}

function client(): PrismaClient {
  kept.porchlightPrisma ??= new PrismaClient({
    adapter: new PrismaPg(new AdoptingPool()),
  });
  return kept.porchlightPrisma;
}

/**
 * The only door to the database: a transaction in which row-level security sees `actor`, for that transaction alone.
 *
 * Called within another `dbAs` or `readAs` of the same actor it joins that transaction, so that verbs are composed and a
 * page reads everything in one. Called with another actor it opens a transaction of its own, which commits by itself.
 * Network, hashing and PDF work stay outside. Prisma joins when it is first asked for something: its part in a transaction
 * of a statement or two costs more than they do.
 */
export async function dbAs<T>(
  actor: Actor,
  work: (db: Db) => Promise<T>,
  { timeoutMs = PATIENCE_MS }: Options = {},
): Promise<T> {
  const current = open.getStore();
  if (current?.actor === actor) return work(current.db);
  const connection = await pool().connect();
  connection.begin('BEGIN', settingsOf(actor));
  const statements = statementsOf(connection);
  const adoption = new Adoption(connection, timeoutMs);
  const db = withPrisma(statements, adoption);
  const late = setTimeout(() => {
    statements.end();
    adoption.giveUp();
  }, timeoutMs);
  try {
    const value = await open.run({ actor, db }, () => work(db));
    statements.end();
    await adoption.commit();
    connection.release();
    return value;
  } catch (error) {
    statements.end();
    await adoption.rollBack();
    await letGo(connection);
    throw withoutValues(error);
  } finally {
    clearTimeout(late);
  }
}

/**
 * `dbAs` for what only reads: the same policies in a transaction that PostgreSQL itself lets write nothing, without Prisma.
 */
export async function readAs<T>(
  actor: Actor,
  work: (db: Reads) => Promise<T>,
  { timeoutMs = PATIENCE_MS }: Options = {},
): Promise<T> {
  const current = open.getStore();
  if (current?.actor === actor) return work(current.db);
  const connection = await pool().connect();
  connection.begin('BEGIN READ ONLY', [
    ...settingsOf(actor),
    ['statement_timeout', String(timeoutMs)],
  ]);
  const statements = statementsOf(connection);
  const db = readingOnly(statements);
  const run = async () => {
    try {
      return await open.run({ actor, db }, () => work(db));
    } finally {
      // Before anybody else has the connection: what of the work is still under way may use it no more.
      statements.end();
    }
  };
  try {
    const value = await run();
    // Nothing was written that an answer could be wrong about, so nobody waits for the end: whoever has the connection next
    // sends their own beginning along with it.
    const ended: Promise<unknown> = connection.query('COMMIT');
    ended.catch(() => undefined);
    connection.release();
    return value;
  } catch (error) {
    await letGo(connection);
    throw withoutValues(error);
  }
}

/** Gives a connection back on which something failed, once it is known to be whole; a broken one goes. */
async function letGo(connection: PooledConnection): Promise<void> {
  const ended: Promise<unknown> = connection.query('ROLLBACK');
  await ended.then(
    () => connection.release(),
    (broken: Error) => connection.release(broken),
  );
}

type Statements = Pick<Db, '$queryRaw' | '$executeRaw'> & { end: () => void };

/**
 * Statements go straight to the connection that the transaction is on: Prisma would take each row apart and put it together.
 * Once it has ended the connection is somebody else's, and whatever of the work still runs is refused.
 */
function statementsOf(connection: ActorConnection): Statements {
  let ended = false;
  const ask = ({ text, values }: Sql) => {
    if (ended) throw new Error('The transaction has ended.');
    return connection.ask({ text, values });
  };
  return {
    $queryRaw: async <T>(statement: Sql) => {
      // PostgreSQL holds no text with NUL in it, and refuses one. Here, since a connection may be of another bundle's making,
      // whose errors are none of ours.
      if (statement.values.some(bearsNul)) throw notFound();
      return (await ask(statement)).rows as T;
    },
    $executeRaw: async (statement) => (await ask(statement)).rowCount ?? 0,
    end: () => {
      ended = true;
    },
  };
}

/** Prisma in a transaction that has begun without it, from when it is first asked for. */
class Adoption {
  private adopted: Promise<Prisma.TransactionClient> | undefined;
  private ended: Promise<void> | undefined;
  private end: { commit: () => void; rollBack: (why: Error) => void } | undefined;
  private isGivenUp = false;

  constructor(
    private readonly connection: PooledConnection,
    private readonly timeoutMs: number,
  ) {}

  prisma(): Promise<Prisma.TransactionClient> {
    return (this.adopted ??= this.adopt());
  }

  private adopt(): Promise<Prisma.TransactionClient> {
    return new Promise((resolve, reject) => {
      this.ended = adopting(this.connection, () =>
        client().$transaction(
          (prisma) =>
            new Promise<void>((commit, rollBack) => {
              this.end = { commit, rollBack };
              resolve(prisma);
            }),
          { maxWait: PATIENCE_MS, timeout: this.timeoutMs },
        ),
      );
      this.ended.catch(reject);
    });
  }

  /** @throws Error when the transaction took too long, or what failed in it was passed over */
  async commit(): Promise<void> {
    if (this.isGivenUp) throw new Error('The transaction took too long.');
    this.end?.commit();
    await (this.ended ?? this.connection.commit());
  }

  /** Ends Prisma's part, if there is one, before the connection is let go. */
  async rollBack(): Promise<void> {
    this.end?.rollBack(new Error('Rolled back.'));
    await this.ended?.catch(() => undefined);
  }

  /** Sets free what the transaction holds, though its work has not ended; Prisma sees to its own. */
  giveUp(): void {
    this.isGivenUp = true;
    if (this.ended) return;
    const ended: Promise<unknown> = this.connection.query('ROLLBACK');
    ended.catch(() => undefined);
  }
}

/** The statements of a transaction, and what of Prisma's client it is asked for, which adopts the transaction then. */
function withPrisma({ $queryRaw, $executeRaw }: Statements, adoption: Adoption): Db {
  return new Proxy({ $queryRaw, $executeRaw } as Db, {
    get: (statements, name) => {
      if (name in statements || typeof name === 'symbol') return Reflect.get(statements, name);
      return new Proxy(
        {},
        {
          get:
            (_, verb) =>
            async (...args: unknown[]) => {
              const prisma = await adoption.prisma();
              const model = Reflect.get(prisma, name) as Record<
                PropertyKey,
                (...args: unknown[]) => unknown
              >;
              return model[verb]?.(...args);
            },
        },
      );
    },
  });
}

/** For verbs that join a transaction that only reads: what would write says so before PostgreSQL does. */
function readingOnly({ $queryRaw }: Reads): Db {
  return new Proxy({ $queryRaw } as Db, {
    get: (reads, name) => {
      if (name in reads || typeof name === 'symbol') return Reflect.get(reads, name);
      throw new Error(`This transaction only reads; ${name} wants dbAs.`);
    },
  });
}

/** Ends the pool, for programs that end. */
export async function closeDb(): Promise<void> {
  await kept.porchlightPrisma?.$disconnect();
  kept.porchlightPrisma = undefined;
  await kept.porchlightPool?.end();
  kept.porchlightPool = undefined;
}

/** Whether an error is a unique index that said no. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** Runs a statement that somebody else has written, with `$1` in it, as `$queryRaw` runs ours. */
export function queryText<T>(db: Reads, text: string, values: readonly unknown[]): Promise<T> {
  return db.$queryRaw<T>({ text, values } as Sql);
}

/** Whether an error is a reference to a row that is not there, or to be removed while something refers to it. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003';
}

/** For composing raw statements: `Prisma.sql`, `Prisma.join` and `Prisma.empty`. */
export const sql = Prisma.sql;
export const sqlJoin = Prisma.join;
export const sqlEmpty = Prisma.empty;
