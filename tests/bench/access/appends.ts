import { setTimeout as sleep } from 'node:timers/promises';
import { recordActivity } from '@/domain/activity/record-activity';
import type { ContactActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import type { BenchDatabase } from '@/tests/bench/bench-database';
import { startNode, stopChild } from '@/tests/bench/children';
import { rounded, type Tell } from '@/tests/bench/figure';

const WRITERS = 32;
const FOR_MS = 15_000;
const LEAST_PER_S = 3_000;

/**
 * How many events 32 people at 32 clients record in a second, each in a transaction that waits for the disk, while the sealer
 * runs in a process of its own: counted until the last one is sealed.
 */
export async function tellAppends(
  { admin }: BenchDatabase,
  settings: Record<string, string>,
  { say, figure }: Tell,
): Promise<void> {
  say(`  ${WRITERS} writers record for ${FOR_MS / 1000} s`);
  const people = await makePeople(admin);
  const sealer = startNode(['--import', 'tsx', 'tests/bench/access/sealer.ts'], {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, ...settings, DATABASE_POOL: '2' },
  });
  try {
    await Promise.all(people.map(look));
    await untilSealed(admin);
    const started = performance.now();
    const written = await Promise.all(people.map((person) => lookOn(person, started + FOR_MS)));
    const ended = performance.now();
    await untilSealed(admin);
    const count = written.reduce((sum, one) => sum + one, 0);
    const value = count / ((performance.now() - started) / 1000);
    say(`  ${rounded(performance.now() - ended, 0)} ms more until the last one was sealed`);
    figure({
      name: 'log.appends_per_s',
      value: rounded(value, 0),
      unit: 'events/s',
      against: `the ${LEAST_PER_S} that it has to be`,
      ratio: rounded(value / LEAST_PER_S),
      target: { of: 'value', atLeast: LEAST_PER_S },
    });
  } finally {
    await stopChild(sealer);
  }
}

async function lookOn(person: ContactActor, untilMs: number): Promise<number> {
  let count = 0;
  for (; performance.now() < untilMs; count += 1) await look(person);
  return count;
}

function look(person: ContactActor): Promise<string> {
  // A request has an actor of its own, and comes from somewhere.
  const actor = { ...person, origin: { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux)' } };
  return dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'page.viewed',
      clientId: actor.clientId,
      subject: { kind: 'page', id: '/invoices' },
      data: { path: '/invoices', dwellMs: 1000 },
    }),
  );
}

async function untilSealed(admin: BenchDatabase['admin']): Promise<void> {
  for (;;) {
    const { rows } = await admin.query('SELECT 1 FROM activity_unsealed LIMIT 1');
    if (rows.length === 0) return;
    await sleep(10);
  }
}

function idOf(kind: string, n: number): string {
  return `${kind}930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** A client and a contact for each writer. */
async function makePeople(admin: BenchDatabase['admin']): Promise<ContactActor[]> {
  const people = Array.from({ length: WRITERS }, (_, n) => ({
    kind: 'contact' as const,
    clientId: idOf('02', n),
    personId: idOf('03', n),
    contactId: idOf('04', n),
    sessionId: idOf('05', n),
    rights: { billing: true, documents: true, colleagues: false },
  }));
  for (const { clientId, personId, contactId } of people) {
    await admin.query(
      `INSERT INTO client (id, name, currency, since) VALUES ($1, 'A writer''s', 'USD', '2020-01-01')`,
      [clientId],
    );
    await admin.query(`INSERT INTO person (id, email, name) VALUES ($1, $2, 'A writer')`, [
      personId,
      `${personId}@example.com`,
    ]);
    await admin.query('INSERT INTO contact (id, client_id, person_id) VALUES ($1, $2, $3)', [
      ...[contactId, clientId, personId],
    ]);
  }
  return people;
}
