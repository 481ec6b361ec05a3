import { beforeEach, describe, expect, it } from 'vitest';
import { periodOf } from '@/domain/effort/effort-filter';
import { getJourney } from '@/domain/journeys/get-journey';
import { listStopped } from '@/domain/journeys/list-stopped';
import type { JourneyName } from '@/domain/journeys/journey';
import type { EmployeeActor } from '@/lib/actor';
import { dayIn } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeSigningRows } from '@/tests/access/sweep/signing-rows';

const { ruth, hugh } = cast;
const zone = 'UTC';
const { clientId } = brightwater;
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const dayAgo = (days: number) => dayIn(zone, ago(days));

const journey = (name: JourneyName, actor: EmployeeActor = ruth) =>
  getJourney(actor, name, periodOf(365, dayIn(zone, new Date()), zone));
const counts = async (name: JourneyName, actor?: EmployeeActor) =>
  (await journey(name, actor)).steps.map(({ count }) => count);

async function attempt(
  task: string,
  daysAgo: number,
  more: { contact?: string; about?: [string, string]; stepMs?: number[]; client?: string } = {},
): Promise<void> {
  await ownerQuery(
    `INSERT INTO task_attempt (event_id, task, client_id, contact_id, about_kind, about_id, started_at, ended_at, outcome,
                               clicks, errors, repeats, place, part_ms, step_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 'done', 1, 0, 0, 'way', '{0,0,0,0,0,0}', $8)`,
    [
      ...[newId(), task, more.client ?? clientId, more.contact ?? null],
      ...[more.about?.[0] ?? null, more.about?.[1] ?? null, ago(daysAgo), more.stepMs ?? [0, 0]],
    ],
  );
}

async function contact(invitedDaysAgo: number, joinedDaysAgo: number | null): Promise<string> {
  const [id, person] = [newId(), newId()];
  await ownerQuery(
    `WITH p AS (INSERT INTO person (id, email, name) VALUES ($1, $2, 'Somebody new'))
     INSERT INTO contact (id, client_id, person_id, created_at, joined_at) VALUES ($3, $4, $1, $5, $6)`,
    [
      ...[person, `${person}@brightwater.example`, id, clientId, ago(invitedDaysAgo)],
      joinedDaysAgo === null ? null : ago(joinedDaysAgo),
    ],
  );
  return id;
}

async function visit(contactId: string, daysAgo: number): Promise<void> {
  await ownerQuery(
    'INSERT INTO visit (id, client_id, contact_id, started_at, last_at) VALUES ($1, $2, $3, $4, $4)',
    [newId(), clientId, contactId, ago(daysAgo)],
  );
}

async function invoice(): Promise<string> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO invoice (id, client_id, state, title, currency, total_minor) VALUES ($1, $2, 'draft', 'Books', 'USD', 100)`,
    [id, clientId],
  );
  return id;
}

beforeEach(async () => {
  await ownerQuery('DELETE FROM task_attempt');
  await ownerQuery('DELETE FROM visit');
  await ownerQuery(`UPDATE contact SET created_at = now() - interval '3 years'`);
});

describe('a journey', () => {
  it('counts at each step those who came by all the steps before', async () => {
    const cameBack = await contact(60, 59);
    await attempt('find_document', 58, { contact: cameBack });
    await attempt('pay', 50, { contact: cameBack });
    await visit(cameBack, 58);
    await visit(cameBack, 50);
    const gotNothing = await contact(60, 58);
    await visit(gotNothing, 58);
    await visit(gotNothing, 57);
    await contact(60, null);
    // Under way, and so not counted yet.
    await contact(10, null);
    expect(await counts('first_weeks')).toEqual([3, 2, 1, 1]);
    expect((await journey('first_weeks')).facts.map(({ count }) => count)).toEqual([1, 1, 0]);
  });

  it('says how long half and nine in ten took, where there are enough of them', async () => {
    for (const seconds of [10, 20, 30, 40]) {
      await attempt('pay', 3, { stepMs: [0, 1_000, 2_000, seconds * 1_000] });
    }
    expect(await journey('payment')).toMatchObject({ halfMs: null, nineInTenMs: null });
    await attempt('pay', 3, { stepMs: [0, 1_000, 2_000, 50_000] });
    await attempt('pay', 3, { stepMs: [0, 1_000, -1, -1] });
    expect(await journey('payment')).toMatchObject({ halfMs: 30_000, nineInTenMs: 46_000 });
    expect(await counts('payment')).toEqual([6, 6, 5, 5]);
  });

  it('is of the clients that the reader looks after', async () => {
    await attempt('pay', 3, { stepMs: [0, 0, 0, 0], client: larkAndLoom.clientId });
    expect(await counts('payment')).toEqual([0, 0, 0, 0]);
    expect(await counts('payment', hugh)).toEqual([1, 1, 1, 1]);
  });

  it('follows a question to the client’s own word that it is settled', async () => {
    const invoiceId = await invoice();
    const [answered, open] = [newId(), newId()];
    for (const [id, settledAt] of [
      [answered, ago(29)],
      [open, null],
    ] as const) {
      await ownerQuery(
        `INSERT INTO line_question (id, client_id, invoice_id, kind, state, asked_by, created_at, settled_at, settled_by)
         VALUES ($1, $2, $3, 'question', $4, $5, $6, $7, $8)`,
        [
          ...[id, clientId, invoiceId, settledAt ? 'settled' : 'open', cast.dana.personId, ago(30)],
          ...[settledAt, settledAt && cast.dana.personId],
        ],
      );
    }
    await ownerQuery(
      `INSERT INTO line_message (id, question_id, client_id, author_id, from_client, body, created_at)
       VALUES ($1, $2, $3, $4, false, 'It is for October.', $5)`,
      [newId(), answered, clientId, cast.ruth.personId, ago(29.5)],
    );
    expect(await counts('help')).toEqual([2, 1, 1]);
    const stopped = await listStopped(ruth, 'help', periodOf(365, dayIn(zone, new Date()), zone));
    expect(stopped).toMatchObject([{ client: { name: brightwater.name }, step: 'asked' }]);
  });

  it('follows a paper from the asking to the last signature', async () => {
    const ids = { signing: newId(), acknowledging: newId(), signed: newId() };
    await makeSigningRows(ids, clientId, 'Engagement letter');
    const asked = await ownerQuery<{ id: string; document: string }>(
      'SELECT id, document_id AS document FROM signature_request',
    );
    for (const { id, document } of asked) {
      if (id !== ids.acknowledging)
        await attempt('find_document', 0, { about: ['document', document] });
    }
    expect(await counts('document')).toEqual([0, 0, 0, 0]);
    // What was asked stays as it was asked: it is the reader who comes two weeks later.
    const later = periodOf(365, dayIn(zone, ago(-20)), zone);
    const { steps } = await getJourney(ruth, 'document', later);
    expect(steps.map(({ count }) => count)).toEqual([3, 2, 1, 1]);
  });

  it('follows an agreement to the first bill of the one in its place', async () => {
    const agreement = async (endsOn: string | null, replaces: string | null) => {
      const id = newId();
      await ownerQuery(
        `INSERT INTO agreement (id, client_id, title, currency, period, starts_on, ends_on, replaces_id, signed_on)
         VALUES ($1, $2, 'Books', 'USD', 'month', '2024-01-01', $3, $4, $5)`,
        [id, clientId, endsOn, replaces, replaces && '2026-01-02'],
      );
      return id;
    };
    const ended = await agreement(dayAgo(100), null);
    await agreement(dayAgo(100), null);
    await agreement(dayAgo(3), null);
    await agreement(null, ended);
    expect(await counts('renewal')).toEqual([2, 1, 1, 0]);
    expect(await journey('renewal')).toMatchObject({ halfMs: null });
  });
});
