import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { encode } from 'next-auth/jwt';
import { markSeen } from '@/domain/invoices/mark-seen';
import type { ContactActor } from '@/lib/actor';
import { newId, publicId } from '@/lib/ids';
import { ownCookie } from '@/lib/own-cookie';
import type { BenchDatabase } from '@/tests/bench/bench-database';
import { withCastStand } from '@/tests/bench/cast-stand';
import { type Bench, rounded, type Tell } from '@/tests/bench/figure';

const CONNECTIONS = 16;
const FOR_SECONDS = 15;
const WARM_UP_SECONDS = 4;
/** Nobody tells more than 60 batches in a minute: so many people at once, that nobody comes near it. */
const PEOPLE = 800;
/** What a reader's browser sends as a rule: two pages that were looked at, and a press without effect. */
const OF_A_BATCH = 3;

/**
 * How many events the door takes from browsers over HTTP, in batches as they send them, and how many the firm's verbs record:
 * 16 at once, each waiting for the disk. By the web server alone; what seals them is measured in `log.appends_per_s`.
 */
export const ingestBench: Bench = (tell) => {
  const secret = randomBytes(32).toString('base64url');
  let people: ContactActor[] = [];
  return withCastStand(
    tell,
    {
      settings: { DATABASE_POOL: String(CONNECTIONS), NEXTAUTH_SECRET: secret },
      load: async (database) => {
        people = await makePeople(database.admin);
      },
    },
    async ({ url, database }) => {
      await tellHttp({ url, people, secret }, database, tell);
      await tellVerbs(people, database, tell);
    },
  );
};

async function tellHttp(
  { url, people, secret }: { url: string; people: readonly ContactActor[]; secret: string },
  { admin }: BenchDatabase,
  { say, figure }: Tell,
): Promise<void> {
  const cookie = ownCookie('session').name;
  const readers = await Promise.all(
    people.map(async ({ sessionId, contactId }) => ({
      of: publicId('co', contactId),
      cookie: `${cookie}=${await encode({ token: { sid: sessionId }, secret })}`,
    })),
  );
  let turn = 0;
  const load = (duration: number) =>
    autocannon({
      url: `${url}/api/activity`,
      connections: CONNECTIONS,
      duration,
      requests: [
        {
          method: 'POST',
          setupRequest: (request) => {
            const reader = readers[(turn += 1) % readers.length];
            const headers = {
              origin: url,
              cookie: reader?.cookie ?? '',
              'user-agent': 'Mozilla/5.0',
            };
            return { ...request, headers, body: batchOf(reader?.of ?? '') };
          },
        },
      ],
    });
  await load(WARM_UP_SECONDS);
  const before = await countEvents(admin);
  const started = performance.now();
  const result = await load(FOR_SECONDS);
  const seconds = (performance.now() - started) / 1000;
  const count = (await countEvents(admin)) - before;
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} batches were not taken.`);
  say(`  ${result.requests.total} batches, half of them within ${result.latency.p50} ms`);
  const value = count / seconds;
  figure({
    name: 'ingest.http_events_per_s',
    value: rounded(value, 0),
    unit: 'events/s',
    against: `batches of ${OF_A_BATCH}, ${rounded(value / OF_A_BATCH, 0)} a second`,
    ratio: OF_A_BATCH,
  });
}

function batchOf(of: string): string {
  const at = Date.now();
  const base = { at: at - 1_000, path: '/invoices' };
  return JSON.stringify({
    of,
    sentAt: at,
    events: [
      { id: newId(), ...base, type: 'page.viewed', path: '/', dwellMs: 9_000 },
      { id: newId(), ...base, type: 'page.viewed', dwellMs: 21_000 },
      { id: newId(), ...base, type: 'click.dead', element: 'row:in_1' },
    ],
  });
}

/** Looks at bills, as their pages tell of them. */
async function tellVerbs(
  people: readonly ContactActor[],
  { admin }: BenchDatabase,
  { figure }: Tell,
): Promise<void> {
  const { rows } = await admin.query<{ id: string; client: string }>(
    'SELECT id, client_id AS client FROM invoice',
  );
  const invoiceOf = new Map(rows.map(({ id, client }) => [client, id]));
  const look = (person: ContactActor) => {
    const origin = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux)' };
    return markSeen({ ...person, origin }, { id: invoiceOf.get(person.clientId) ?? '' });
  };
  const writers = people.slice(0, CONNECTIONS);
  await Promise.all(writers.map(look));
  const started = performance.now();
  const until = started + FOR_SECONDS * 1000;
  const written = await Promise.all(
    writers.map(async (person) => {
      let count = 0;
      for (; performance.now() < until; count += 1) await look(person);
      return count;
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const value = written.reduce((sum, one) => sum + one, 0) / seconds;
  figure({
    name: 'ingest.verb_events_per_s',
    value: rounded(value, 0),
    unit: 'events/s',
    against: `${CONNECTIONS} who each look at a bill again and again`,
    ratio: rounded(value / CONNECTIONS, 0),
  });
}

async function countEvents(admin: BenchDatabase['admin']): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM activity_event',
  );
  return rows[0]?.count ?? 0;
}

function idOf(kind: string, n: number): string {
  return `${kind}930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** A client with a bill and a contact who is signed in, for each. */
async function makePeople(admin: BenchDatabase['admin']): Promise<ContactActor[]> {
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    kind: 'contact' as const,
    clientId: idOf('02', n),
    personId: idOf('03', n),
    contactId: idOf('04', n),
    sessionId: idOf('05', n),
    rights: { billing: true, documents: true, colleagues: false },
  }));
  const all = (pick: (person: (typeof people)[number]) => string) => people.map(pick);
  await admin.query(
    `INSERT INTO client (id, name, currency, since) SELECT id, 'A reader''s', 'USD', '2020-01-01' FROM unnest($1::uuid[]) id`,
    [all(({ clientId }) => clientId)],
  );
  await admin.query(
    `INSERT INTO person (id, email, name) SELECT id, id || '@example.com', 'A reader' FROM unnest($1::uuid[]) id`,
    [all(({ personId }) => personId)],
  );
  await admin.query(
    `INSERT INTO contact (id, client_id, person_id, may_billing) SELECT *, true FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])`,
    [
      all(({ contactId }) => contactId),
      all(({ clientId }) => clientId),
      all(({ personId }) => personId),
    ],
  );
  await admin.query(
    `INSERT INTO session (id, person_id, contact_id, created_at, seen_at)
     SELECT *, now(), now() FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])`,
    [
      all(({ sessionId }) => sessionId),
      all(({ personId }) => personId),
      all(({ contactId }) => contactId),
    ],
  );
  await admin.query(
    `INSERT INTO invoice (id, client_id, number, state, currency, title, total_minor, issued_on, due_on, sent_at)
     SELECT uuidv7(), id, 'B-' || n, 'open', 'USD', 'Books', 100, current_date, current_date + 30, now()
     FROM unnest($1::uuid[]) WITH ORDINALITY u(id, n)`,
    [all(({ clientId }) => clientId)],
  );
  return people;
}
