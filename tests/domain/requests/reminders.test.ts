import { expect, it } from 'vitest';
import { acceptItem } from '@/domain/requests/accept-item';
import { remindOfRequests } from '@/domain/requests/remind-of-requests';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { askFor, mailsOf, sendFile, thing } from './requesting';

/** The firm is in Seattle, 8 hours behind; due on Monday 30 November 2026. */
const dueOn = '2026-11-30';
const at = (day: string, utc = '18:00') => new Date(`${day}T${utc}:00Z`);
const run = (when: Date) => withClock(when, () => remindOfRequests(JOB));
const ask = (optional = false) =>
  withClock(at('2026-11-02'), () =>
    askFor([thing('Bank statement'), thing('Lease', { optional })], { dueOn }),
  );
const daysOf = async (id: string) =>
  (
    await ownerQuery<{ days: number }>(
      'SELECT days FROM request_reminder WHERE request_id = $1 ORDER BY days',
      [id],
    )
  ).map(({ days }) => days);

it('goes out some days before and after the due day, twice at most, within hours, to who may send', async () => {
  const { id } = await ask();
  await run(at('2026-11-24'));
  expect(await daysOf(id)).toEqual([]);
  await run(at('2026-11-27', '08:00'));
  expect(await daysOf(id)).toEqual([]);
  await Promise.all([run(at('2026-11-27')), run(at('2026-11-27'))]);
  await run(at('2026-11-27', '20:00'));
  expect(await daysOf(id)).toEqual([-3]);
  await run(at('2026-12-07'));
  await run(at('2026-12-21'));
  expect(await daysOf(id)).toEqual([-3, 7]);
  const mails = await mailsOf(`request-reminder/${id}/`);
  expect(mails.map(({ recipient }) => recipient)).toEqual([emails.dana, emails.dana]);
  expect(mails[0]?.text).toContain('Bank statement');
});

it('is of nothing that the firm has only to look at, and of nothing optional', async () => {
  const { id, items } = await ask(true);
  const file = await withClock(at('2026-11-20'), () => sendFile(items[0]));
  await run(at('2026-11-27'));
  expect(await daysOf(id)).toEqual([]);
  await acceptItem(cast.tom, { id: items[0] ?? '', seen: [file] });
  await run(at('2026-12-07'));
  expect(await daysOf(id)).toEqual([]);
});
