import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Actor, settingsOf } from './actor';
import { env } from './env';
import { Prisma, PrismaClient } from './prisma/client';

/** The open transaction of one actor. The client itself is never exported: no actor, no database. */
export type Db = Prisma.TransactionClient;

type Options = {
  /** How long the transaction may take, in milliseconds; 10,000 unless told. */
  timeoutMs?: number;
};

/** What an open transaction still does before it commits, by key. */
type Last = Map<string, (db: Db) => Promise<void>>;

type Open = { actor: Actor; db: Db; last: Last };

const open = new AsyncLocalStorage<Open>();

// One pool a process; kept on globalThis, since a development server loads this module anew on each change.
const kept = globalThis as { porchlightPrisma?: PrismaClient };

function client(): PrismaClient {
  kept.porchlightPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, max: env().DATABASE_POOL },
      { statementNameGenerator: ({ sql }) => nameOf(sql) },
    ),
  });
  return kept.porchlightPrisma;
}

/** Statements that a connection keeps prepared, at most: texts that are made up anew each time are not worth it. */
const MOST_PREPARED = 200;
const preparedNames = new Map<string, string>();

/**
 * The name under which a statement is prepared, once a connection; none for one beyond the most. With row-level security
 * planning a statement takes several times as long as running it.
 */
function nameOf(text: string): string {
  const known = preparedNames.get(text);
  if (known !== undefined) return known;
  if (preparedNames.size >= MOST_PREPARED) return '';
  const name = `p${preparedNames.size}`;
  preparedNames.set(text, name);
  return name;
}

/**
 * The only door to the database: a transaction in which row-level security sees `actor`, for that transaction alone.
 *
 * Called within another `dbAs` of the same actor it joins that transaction, so that verbs are composed and a page reads
 * everything in one. Called with another actor it opens a transaction of its own, which commits by itself.
 * Network, hashing and PDF work stay outside.
 */
export async function dbAs<T>(
  actor: Actor,
  work: (db: Db) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const current = open.getStore();
  if (current?.actor === actor) return work(current.db);
  return client().$transaction(
    async (db) => {
      const settings = Prisma.join(
        settingsOf(actor).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`),
      );
      await db.$queryRaw`SELECT ${settings}`;
      const last: Last = new Map();
      const value = await open.run({ actor, db, last }, () => work(db));
      for (const key of [...last.keys()].sort()) await last.get(key)?.(db);
      return value;
    },
    { maxWait: 10_000, timeout: options.timeoutMs ?? 10_000 },
  );
}

/**
 * Leaves work for the end of the open transaction, once for a key. What many transactions of one client write, such as
 * a job that is merged, is written last and in the order of the keys: whoever holds such a row waits for nobody, so that
 * no two transactions wait for each other.
 */
export function beforeCommit(db: Db, key: string, work: (db: Db) => Promise<void>): void {
  const current = open.getStore();
  if (current?.db !== db) throw new Error('There is no open transaction to end with this.');
  current.last.set(key, work);
}

/** Ends the pool, for programs that end. */
export async function closeDb(): Promise<void> {
  await kept.porchlightPrisma?.$disconnect();
  kept.porchlightPrisma = undefined;
}

/** Whether an error is a unique index that said no. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** For composing raw statements: `Prisma.sql`, `Prisma.join` and `Prisma.empty`. */
export const sql = Prisma.sql;
export const sqlJoin = Prisma.join;
export const sqlEmpty = Prisma.empty;
