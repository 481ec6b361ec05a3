import { beforeEach, expect, it } from 'vitest';
import { listDue } from '@/domain/home/list-due';
import { remindOfSigning } from '@/domain/signing/remind-of-signing';
import { remindSigning } from '@/domain/signing/remind-signing';
import { sweepSigning } from '@/domain/signing/sweep-signing';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { clearDocuments } from '@/tests/domain/documents/bring';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import {
  askToSign,
  logOf,
  mailsOf,
  publishPdf,
  sign,
  stateOf,
  findSigning,
  listSigning,
} from './signing';

const { dana, marco, tom } = cast;

/** The firm is in Seattle, 8 hours behind. */
const at = (day: string, utc = '18:00') => new Date(`${day}T${utc}:00Z`);
const run = (when: Date) => withClock(when, () => remindOfSigning(JOB));
const remindersOf = async (id: string) =>
  (
    await ownerQuery<{ days: number }>(
      'SELECT days FROM signature_reminder WHERE request_id = $1 ORDER BY days',
      [id],
    )
  ).map(({ days }) => days);

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
});

it('reminds before the last day and on it, within hours, those who have not signed, and no more', async () => {
  const documentId = await publishPdf({ audience: 'all' });
  const id = await withClock(at('2026-11-02'), () =>
    askToSign(documentId, { signers: [dana.contactId, marco.contactId], dueOn: '2026-11-30' }),
  );
  await sign(marco, { id, documentId, name: 'Marco Vianelli' }).catch(() => undefined);
  await ownerQuery(
    `UPDATE signature_signer SET state = 'signed', acted_at = now(), statement = 'x',
       statement_sha256 = decode(repeat('00', 32), 'hex'), document_sha256 = decode(repeat('00', 32), 'hex')
     WHERE contact_id = $1 AND state = 'waiting'`,
    [marco.contactId],
  );
  await run(at('2026-11-24'));
  await run(at('2026-11-27', '08:00'));
  expect(await remindersOf(id)).toEqual([]);
  await Promise.all([run(at('2026-11-27')), run(at('2026-11-27'))]);
  expect(await remindersOf(id)).toEqual([-3]);
  const mails = await mailsOf(`signing-reminder/${id}/`);
  expect(mails.map(({ recipient }) => recipient)).toEqual([emails.dana]);
  expect(JSON.stringify(mails)).not.toContain('Non-disclosure');
  await run(at('2026-12-07'));
  expect(await remindersOf(id)).toEqual([-3]);
});

it('reminds a week and a fortnight after the asking where there is no last day', async () => {
  const documentId = await publishPdf();
  const id = await withClock(at('2026-11-02'), () => askToSign(documentId));
  await run(at('2026-11-06'));
  expect(await remindersOf(id)).toEqual([]);
  await run(at('2026-11-09'));
  await run(at('2026-11-10'));
  await run(at('2026-11-16'));
  await run(at('2026-11-30'));
  expect(await remindersOf(id)).toEqual([7, 14]);
});

it('is reminded of by hand, once a day and twice in all', async () => {
  const documentId = await publishPdf();
  const id = await withClock(at('2026-11-02'), () =>
    askToSign(documentId, { dueOn: '2026-12-15' }),
  );
  const remind = (day: string) => withClock(at(day), () => remindSigning(tom, { id }));
  await remind('2026-11-03');
  expect((await refusal(remind('2026-11-03'))).messageKey).toBe('signing.errors.reminded_today');
  await remind('2026-11-04');
  expect((await refusal(remind('2026-11-05'))).messageKey).toBe('signing.errors.most_reminders');
  expect(await logOf(documentId)).toEqual([
    'signing.requested',
    'signing.reminded',
    'signing.reminded',
  ]);
});

it('is over after its last day in the firm’s zone, before the clock comes round to it too', async () => {
  const documentId = await publishPdf();
  const id = await withClock(at('2026-11-02'), () =>
    askToSign(documentId, { dueOn: '2026-11-10' }),
  );
  // Still the 10th in Seattle.
  await withClock(at('2026-11-11', '07:30'), async () => {
    expect(await sweepSigning(JOB)).toBe(0);
    expect(await listSigning(dana)).toHaveLength(1);
  });
  await withClock(at('2026-11-11', '08:30'), async () => {
    expect(await listSigning(dana)).toEqual([]);
    expect((await findSigning(dana, documentId))?.state).toBe('expired');
    const late = await refusal(sign(dana, { id, documentId }));
    expect(late.messageKey).toBe('signing.errors.expired');
    const byHand = await refusal(remindSigning(tom, { id }));
    expect(byHand.messageKey).toBe('signing.errors.expired');
    await Promise.all([sweepSigning(JOB), sweepSigning(JOB)]);
    expect((await stateOf(id)).state).toBe('expired');
    expect((await listDue(tom, 'UTC')).unsigned).toMatchObject([{ state: 'expired' }]);
  });
  expect(await logOf(documentId)).toEqual(['signing.requested', 'signing.expired']);
});
