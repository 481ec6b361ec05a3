import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { type Actor, settingsOf } from './actor';
import { type ActorConnection, actorPool, beginningWith, roleBegun, roleIn } from './db-connection';
import { env } from './env';
import { notFound } from './errors';
import { Prisma, PrismaClient } from './prisma/client';

/** Reads rows, and nothing else. */
export type Reads = { $queryRaw<T>(statement: Prisma.Sql): Promise<T> };

/** The open transaction of one actor. The client itself is never exported: no actor, no database. */
export type Db = Omit<Prisma.TransactionClient, '$queryRaw'> & Reads;

type Options = {
  /** How long the transaction may take, or each statement where it only reads, in milliseconds; 10,000 unless told. */
  timeoutMs?: number;
};

type Open = { actor: Actor; db: Db };

const open = new AsyncLocalStorage<Open>();

const PATIENCE_MS = 10_000;

// One pool a process, and one name a statement; on globalThis, since pages and routes are bundles with a copy of this module
// each, and a development server loads it anew on each change.
const kept = globalThis as {
  porchlightPool?: pg.Pool;
  porchlightPrisma?: PrismaClient;
  porchlightStatements?: Map<string, string>;
};

function pool(): pg.Pool {
  kept.porchlightPool ??= actorPool(env().DATABASE_URL, env().DATABASE_POOL);
  return kept.porchlightPool;
}

function client(): PrismaClient {
  kept.porchlightPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool(), {
      statementNameGenerator: ({ sql }) => nameOf(sql, roleBegun()),
    }),
  });
  return kept.porchlightPrisma;
}

/** Statements that a connection keeps prepared, at most: texts that are made up anew each time are not worth it. */
const MOST_PREPARED = 300;

/**
 * The name under which a statement is prepared, once a connection and role; none for one beyond the most. With row-level
 * security planning a statement takes several times as long as running it, and another role's plan is of no use.
 */
function nameOf(text: string, role: string): string {
  const names = (kept.porchlightStatements ??= new Map());
  const key = `${role} ${text}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  if (names.size >= MOST_PREPARED) return '';
  const name = `p${names.size}`;
  names.set(key, name);
  return name;
}

/**
 * The only door to the database: a transaction in which row-level security sees `actor`, for that transaction alone.
 *
 * Called within another `dbAs` or `readAs` of the same actor it joins that transaction, so that verbs are composed and a
 * page reads everything in one. Called with another actor it opens a transaction of its own, which commits by itself.
 * Network, hashing and PDF work stay outside.
 */
export async function dbAs<T>(
  actor: Actor,
  work: (db: Db) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const current = open.getStore();
  if (current?.actor === actor) return work(current.db);
  const settings = settingsOf(actor);
  return beginningWith(settings, (connectionOf) =>
    client().$transaction(
      async (prisma) => {
        const reads = readsOf(connectionOf(), roleIn(settings));
        const db = withReads(prisma, reads);
        try {
          return await open.run({ actor, db }, () => work(db));
        } finally {
          reads.end();
        }
      },
      { maxWait: PATIENCE_MS, timeout: options.timeoutMs ?? PATIENCE_MS },
    ),
  );
}

/**
 * `dbAs` for what only reads: the same policies in a transaction that PostgreSQL itself lets write nothing. It does without
 * Prisma, whose part in a transaction of a few statements costs more than they do.
 */
export async function readAs<T>(
  actor: Actor,
  work: (db: Reads) => Promise<T>,
  { timeoutMs = PATIENCE_MS }: Options = {},
): Promise<T> {
  const current = open.getStore();
  if (current?.actor === actor) return work(current.db);
  const connection = (await pool().connect()) as ActorConnection & pg.PoolClient;
  const settings = settingsOf(actor);
  connection.begin('BEGIN READ ONLY', [...settings, ['statement_timeout', String(timeoutMs)]]);
  const reads = readsOf(connection, roleIn(settings));
  const db = readingOnly(reads);
  const run = async () => {
    try {
      return await open.run({ actor, db }, () => work(db));
    } finally {
      // Before anybody else has the connection: what of the work is still under way may use it no more.
      reads.end();
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
    throw error;
  }
}

/** Gives a connection back on which something failed, once it is known to be whole; a broken one goes. */
async function letGo(connection: ActorConnection & pg.PoolClient): Promise<void> {
  const ended: Promise<unknown> = connection.query('ROLLBACK');
  await ended.then(
    () => connection.release(),
    (broken: Error) => connection.release(broken),
  );
}

type Reading = Reads & { end: () => void };

/**
 * Rows come straight from the connection that the transaction is on: Prisma would take each apart and put it together.
 * Once it has ended the connection is somebody else's, and whatever of the work still runs is refused.
 */
function readsOf(connection: ActorConnection, role: string): Reading {
  let ended = false;
  return {
    $queryRaw: async <T>({ text, values }: Prisma.Sql) => {
      if (ended) throw new Error('The transaction has ended.');
      // PostgreSQL holds no text with NUL in it, and refuses one. Here, since a connection may be of another bundle's making,
      // whose errors are none of ours.
      if (values.some(bearsNul)) throw notFound();
      return (await connection.read({ text, values }, nameOf(text, role))) as T;
    },
    end: () => {
      ended = true;
    },
  };
}

function bearsNul(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(bearsNul)
    : typeof value === 'string' && value.includes('\0');
}

function withReads(prisma: Prisma.TransactionClient, { $queryRaw }: Reads): Db {
  return new Proxy(prisma, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : Reflect.get(target, name)),
  }) as Db;
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
  return db.$queryRaw<T>({ text, values } as Prisma.Sql);
}

/** Whether an error is a reference to a row that is not there, or to be removed while something refers to it. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003';
}

/** For composing raw statements: `Prisma.sql`, `Prisma.join` and `Prisma.empty`. */
export const sql = Prisma.sql;
export const sqlJoin = Prisma.join;
export const sqlEmpty = Prisma.empty;
