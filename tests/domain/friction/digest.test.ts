import { beforeEach, describe, expect, it } from 'vitest';
import { takeCase } from '@/domain/friction/cases/take-case';
import { chooseDigest } from '@/domain/friction/digest/choose-digest';
import { sendDigests } from '@/domain/friction/digest/send-digests';
import { listToday } from '@/domain/friction/list-today';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { addSignal, casesOf, clearCases, keepAt, type NewSignal } from './cases/case-rows';

/** Friday 6 November 2026, ten in the morning in Seattle. */
const friday = new Date('2026-11-06T18:00:00Z');
const hoursLater = (hours: number) => new Date(friday.getTime() + hours * 3_600_000);

const add = async (part: Partial<NewSignal> = {}) => {
  const { clientId = brightwater.clientId } = part;
  const subject = ['page', `/page-${newId()}`] as const;
  const facts = { clicks: 2, name: 'Total' };
  await addSignal({ rule: 'dead_click', severity: 'low', subject, facts, ...part });
  await keepAt(friday, clientId);
};

const send = (at = friday) => withClock(at, () => sendDigests(JOB));
const mails = () =>
  ownerQuery<{ recipient: string; subject: string; text: string }>(
    `SELECT recipient, subject, text FROM mail WHERE key LIKE 'digest/%' ORDER BY recipient`,
  );

beforeEach(async () => {
  await clearCases();
  await ownerQuery('DELETE FROM mail');
  await ownerQuery('DELETE FROM digest_refusal');
});

describe('the digest', () => {
  it('tells each account manager of the small things at their own clients, once', async () => {
    await add();
    await add();
    await add({ severity: 'medium', rule: 'error_hit' });
    await add({ clientId: larkAndLoom.clientId });
    expect(await send()).toBe(2);
    expect(await send(hoursLater(1))).toBe(0);
    const [ruths, hughs] = await mails().then((all) => [
      all.find(({ recipient }) => recipient === emails.ruth),
      all.find(({ recipient }) => recipient === emails.hugh),
    ]);
    expect(ruths?.subject).toBe('2 small things at your clients, Fri 6 Nov');
    expect(ruths?.text).toContain(brightwater.name);
    expect(ruths?.text).toContain('Clicked twice on “Total”');
    expect(ruths?.text).not.toContain(larkAndLoom.name);
    expect(hughs?.subject).toBe('One small thing at your clients, Fri 6 Nov');
  });

  it('goes out on Friday, while the firm is there', async () => {
    await add();
    expect(await send(hoursLater(-24))).toBe(0);
    expect(await send(hoursLater(-8))).toBe(0);
    expect(await send(hoursLater(24))).toBe(0);
    expect(await send()).toBe(1);
  });

  it('leaves out what somebody sees to, and is none where nothing is left', async () => {
    await add();
    const [one] = await casesOf();
    await takeCase(cast.ruth, { caseId: one?.id ?? '' });
    expect(await send()).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it('is not sent to whoever wants none, and Today says which', async () => {
    await add();
    const byMail = async () => {
      const today = { zone: 'America/Los_Angeles', currency: 'USD', whose: 'mine' } as const;
      return (await listToday(cast.ruth, today)).digest.byMail;
    };
    await chooseDigest(cast.ruth, { wanted: false });
    await chooseDigest(cast.ruth, { wanted: false });
    expect(await byMail()).toBe(false);
    expect(await send()).toBe(0);
    await chooseDigest(cast.ruth, { wanted: true });
    expect(await byMail()).toBe(true);
    expect(await send()).toBe(1);
  });
});
