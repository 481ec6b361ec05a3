import { createSecretKey } from 'node:crypto';
import { type Db, sql } from '@/lib/db';
import { unwrapKey } from '@/lib/keyring';
import { StorageError } from '@/lib/storage/storage-error';
import { boundTo, type KeyHolder, monthOf, type OpenKey } from './key-holder';
import { makeKey } from './make-key';

type Row = { id: string; wrappedKey: Uint8Array | null; keyId: string | null };

/** More people than are at a portal in a day; past them all are let go and read anew. */
const MOST_KEPT = 10_000;

/** Keys that were read, and so are in the database for good. One that was made may yet be rolled back. */
const kept = new Map<string, OpenKey>();
/** Those that an open transaction has made itself: nobody else may use them before it ends. */
const made = new WeakMap<Db, Map<string, OpenKey>>();

/**
 * The key to encrypt somebody's personal fields with, made where they have none. It is the month's key of nobody where theirs
 * was destroyed, or can't be used here: what is written must neither fail for it nor stand open.
 *
 * It may have been destroyed by now in another process: whoever writes with it asks for `person_key.destroyed_at IS NULL` in
 * that very statement, and where it is not so lets go of it by `forgetKey` and takes one anew.
 */
export async function takeKey(db: Db, holder: KeyHolder): Promise<OpenKey> {
  const name = nameOf(holder);
  const known = made.get(db)?.get(name) ?? kept.get(name);
  if (known) return known;
  if (holder.of === 'nobody') return takeMonthKey(db, name);
  return (await takePersonKey(db, holder, name)) ?? takeKey(db, { of: 'nobody' });
}

/** Lets go of a key that could not be written with any more. */
export function forgetKey(db: Db, holder: KeyHolder): void {
  for (const name of [nameOf(holder), nameOf({ of: 'nobody' })]) {
    made.get(db)?.delete(name);
    kept.delete(name);
  }
}

async function takePersonKey(
  db: Db,
  holder: Exclude<KeyHolder, { of: 'nobody' }>,
  name: string,
): Promise<OpenKey | null> {
  const personId = holder.of === 'person' ? holder.id : await findPerson(db, holder.id);
  if (!personId) return null;
  const [row] = await readPersonKey(db, personId);
  if (row) return openRow(db, row, name);
  const fresh = await makeKey(db, { personId });
  if (fresh) return keepMade(db, name, fresh);
  // Somebody else was faster, and is done by now.
  const [theirs] = await readPersonKey(db, personId);
  return theirs ? openRow(db, theirs, name) : null;
}

async function takeMonthKey(db: Db, name: string): Promise<OpenKey> {
  const month = monthOf();
  const ready = openFirst(db, await readMonthKeys(db, month), name);
  if (ready) return ready;
  const fresh = await makeKey(db, { month });
  if (fresh) return keepMade(db, name, fresh);
  const theirs = openFirst(db, await readMonthKeys(db, month), name);
  if (!theirs) throw new StorageError('key_missing');
  return theirs;
}

async function findPerson(db: Db, contactId: string): Promise<string | null> {
  const [contact] = await db.$queryRaw<{ personId: string }[]>(
    sql`SELECT person_id AS "personId" FROM contact WHERE id = ${contactId}::uuid`,
  );
  return contact?.personId ?? null;
}

const COLUMNS = sql`id, wrapped_key AS "wrappedKey", key_id AS "keyId"`;

function readPersonKey(db: Db, personId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>(
    sql`SELECT ${COLUMNS} FROM person_key WHERE person_id = ${personId}::uuid`,
  );
}

/** One for each key of the keyring that was the newest in that month. */
function readMonthKeys(db: Db, month: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>(
    sql`SELECT ${COLUMNS} FROM person_key WHERE month = ${month}::date ORDER BY id`,
  );
}

function openFirst(db: Db, rows: readonly Row[], name: string): OpenKey | null {
  for (const row of rows) {
    const opened = openRow(db, row, name);
    if (opened) return opened;
  }
  return null;
}

/** Null where it was destroyed, or the keyring has not what it takes. */
function openRow(db: Db, { id, wrappedKey, keyId }: Row, name: string): OpenKey | null {
  if (!wrappedKey || !keyId) return null;
  try {
    const key = createSecretKey(unwrapKey({ wrappedKey, keyId }, boundTo(id)));
    const opened = { id, key };
    if (hasMade(db, id)) return keepMade(db, name, opened);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(name, opened);
    return opened;
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}

/** It was read before its transaction has ended: by the name of a contact, and made by the person's. */
function hasMade(db: Db, id: string): boolean {
  return [...(made.get(db)?.values() ?? [])].some((key) => key.id === id);
}

function keepMade(db: Db, name: string, key: OpenKey): OpenKey {
  const own = made.get(db) ?? new Map<string, OpenKey>();
  made.set(db, own.set(name, key));
  return key;
}

function nameOf(holder: KeyHolder): string {
  return holder.of === 'nobody' ? `month ${monthOf()}` : `${holder.of} ${holder.id}`;
}
