import { expect, it } from 'vitest';
import { securityItem } from '@/app/factor-items';
import { securitySentence } from '@/domain/factors/security-sentence';
import { withClock } from '@/lib/clock';
import { translator } from '@/lib/translator';

const on = { since: new Date('2026-11-26T20:00:00Z'), codesLeft: 9 };
const t = translator();

it.each([
  [{ on, isRequired: true }, 'Your password and a code of your app let you in.'],
  [{ on: null, isRequired: false }, 'Your password alone lets you in.'],
  [{ on: null, isRequired: true }, 'Set up a second step, and everything else works again.'],
])('says what lets one in', (view, sentence) => expect(securitySentence(view, t)).toBe(sentence));

it('lights the second step where the firm asks it, and says since when there is one', async () => {
  const firm = { zone: 'America/Los_Angeles', locale: 'en-US' };
  const shared = { isPresent: true, setup: null };
  await withClock(new Date('2026-11-30T20:00:00Z'), async () => {
    expect(securityItem({ on, isRequired: true, ...shared }, firm)).toEqual({
      since: expect.stringMatching(/^Thursday\s26\sNovember$/),
      codesLeft: 9,
      isNeeded: false,
    });
    expect(securityItem({ on: null, isRequired: true, ...shared }, firm).isNeeded).toBe(true);
  });
});
