import { describe, expect, it } from 'vitest';
import { changeEmployee, endEmployee } from '@/domain/firm/change-employee';
import { changeFirm } from '@/domain/firm/change-firm';
import { addHoliday, removeHoliday } from '@/domain/firm/change-holidays';
import {
  FirmContactInput,
  FirmHoursInput,
  FirmPlaceInput,
  HolidayInput,
} from '@/domain/firm/firm-input';
import { getFirm } from '@/domain/firm/get-firm';
import { inviteEmployee, resendEmployeeInvitation } from '@/domain/firm/invite-employee';
import { listColleagues } from '@/domain/firm/list-colleagues';
import { findLogo, removeLogo, setLogo } from '@/domain/firm/set-logo';
import { settingsSentence } from '@/domain/firm/settings-sentence';
import { assignEmployee } from '@/domain/clients/assign-employee';
import { PUBLIC } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { brightwater, cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const { ingrid, ruth, tom, hugh, dana } = cast;
const nowhere = { ip: null, userAgent: null };

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const changes = () =>
  ownerQuery<{ data: { fields: string[] } }>(
    "SELECT data FROM activity_event WHERE type = 'firm.changed' ORDER BY id",
  );

describe('the firm’s settings', () => {
  it('are an owner’s alone to change', async () => {
    for (const actor of [ruth, tom, dana]) {
      expect((await refusal(changeFirm(actor, { name: 'Mine' }))).code).toBe('forbidden');
      expect((await refusal(setLogo(actor, PNG))).code).toBe('forbidden');
      expect((await refusal(removeLogo(actor))).code).toBe('forbidden');
      expect((await refusal(addHoliday(actor, { day: '2026-12-25', name: 'x' }))).code).toBe(
        'forbidden',
      );
      expect((await refusal(listColleagues(actor))).code).toBe('forbidden');
    }
    expect(await changes()).toHaveLength(0);
  });

  it('change part by part, and only what changed is recorded', async () => {
    await changeFirm(ingrid, { name: 'Alder & Finch', phone: '(206) 555-0199' });
    await changeFirm(ingrid, { hours: { mon: ['09:00', '12:00'] }, replyMinutes: 120 });
    await changeFirm(ingrid, { hours: { mon: ['09:00', '12:00'] }, replyMinutes: 120 });
    expect((await changes()).map(({ data }) => data.fields)).toEqual([
      ['phone'],
      ['hours', 'replyMinutes'],
    ]);
    expect(await getFirm(dana)).toMatchObject({
      phone: '(206) 555-0199',
      replyMinutes: 120,
      week: [{ weekday: 1, opens: '09:00', closes: '12:00' }],
    });
  });

  it('say what clients would miss', async () => {
    const t = translator();
    const firm = await getFirm(ingrid);
    expect(settingsSentence(firm, t)).toBe(
      'What clients look for and don’t find yet: bank details.',
    );
    expect(settingsSentence({ ...firm, phone: null }, t)).toBe(
      'What clients look for and don’t find yet: a phone number and bank details.',
    );
    expect(settingsSentence({ ...firm, bankDetails: 'Puget Mutual' }, t)).toBe(
      'Clients find everything about the firm that they look for.',
    );
  });

  it('hold the days on which the firm is closed', async () => {
    await addHoliday(ingrid, { day: '2099-12-25', name: 'Christmas' });
    await addHoliday(ingrid, { day: '2099-12-25', name: 'Christmas Day' });
    expect((await getFirm(ruth)).holidays).toEqual([{ day: '2099-12-25', name: 'Christmas Day' }]);
    await removeHoliday(ingrid, { day: '2099-12-25' });
    expect((await refusal(removeHoliday(ingrid, { day: '2099-12-25' }))).code).toBe('not_found');
  });
});

describe('what is typed there', () => {
  const issues = (result: {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  }) => result.error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it('is read field by field', () => {
    expect(issues(FirmPlaceInput.safeParse({ zone: 'Mars/Olympus', currency: 'USX' }))).toEqual([
      ['zone', 'clients.zone_unknown'],
      ['currency', 'errors.currency_unknown'],
    ]);
    expect(
      issues(FirmContactInput.safeParse({ phone: 'call me', email: 'nobody', address: '' })),
    ).toEqual([
      ['phone', 'firm.phone_invalid'],
      ['email', 'access.email_invalid'],
    ]);
    expect(FirmContactInput.parse({ phone: ' ', email: '', address: '' })).toEqual({
      phone: null,
      email: null,
      address: null,
    });
    expect(issues(HolidayInput.safeParse({ day: '2026-02-30', name: '' }))).toEqual([
      ['day', 'errors.day_invalid'],
      ['name', 'errors.required'],
    ]);
  });

  it('makes hours of two times a day', () => {
    expect(
      FirmHoursInput.parse({ monOpens: '08:30', monCloses: '17:30', replyHours: '4' }),
    ).toEqual({
      hours: { mon: ['08:30', '17:30'] },
      replyMinutes: 240,
    });
    expect(
      issues(
        FirmHoursInput.safeParse({
          monOpens: '08:30',
          tueOpens: '18:00',
          tueCloses: '09:00',
          replyHours: '4',
        }),
      ),
    ).toEqual([
      ['monCloses', 'errors.time_invalid'],
      ['tueCloses', 'errors.hours_backwards'],
    ]);
    expect(issues(FirmHoursInput.safeParse({ replyHours: 'soon' }))).toEqual([
      ['replyHours', 'firm.reply_invalid'],
    ]);
  });
});

describe('the logo', () => {
  it('is told by its content', async () => {
    const refused = async (bytes: Uint8Array<ArrayBuffer>) =>
      (await refusal(setLogo(ingrid, bytes))).fields.logo;
    const text = (words: string) => new Uint8Array(Buffer.from(words));
    expect(await refused(new Uint8Array())).toBe('firm.logo_missing');
    expect(
      await refused(
        text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      ),
    ).toBe('firm.logo_kind');
    expect(await refused(text('%PDF-1.7'))).toBe('firm.logo_kind');
    expect(await refused(new Uint8Array([...PNG, ...new Uint8Array(512 * 1024)]))).toBe(
      'firm.logo_too_large',
    );
    expect(await findLogo(PUBLIC)).toBeNull();
    await setLogo(ingrid, PNG);
    expect(await findLogo(PUBLIC)).toEqual({ bytes: PNG, mediaType: 'image/png' });
    expect((await getFirm(ingrid)).logoUrl).toMatch(/^\/api\/firm\/logo\?v=\d+$/);
    await removeLogo(ingrid);
    expect(await findLogo(PUBLIC)).toBeNull();
  });
});

describe('the people of the firm', () => {
  const mina = {
    name: 'Mina Calloway',
    email: 'mina@porchlight.test',
    title: 'Bookkeeper',
    phone: null,
    role: 'staff' as const,
  };

  it('are invited by an owner, by mail', async () => {
    expect((await refusal(inviteEmployee(ruth, mina))).code).toBe('forbidden');
    const id = await inviteEmployee(ingrid, mina);
    await resendEmployeeInvitation(ingrid, { employee: id });
    const mails = await ownerQuery<{ subject: string }>(
      'SELECT subject FROM mail WHERE recipient = $1',
      [mina.email],
    );
    expect(mails).toHaveLength(2);
    expect(mails[0]?.subject).toBe('Ingrid Alder invites you to Alder & Finch’s portal');
    const people = await listColleagues(ingrid);
    expect(people.find((person) => person.id === id)).toMatchObject({
      hasJoined: false,
      role: 'staff',
    });
    expect((await refusal(inviteEmployee(ingrid, mina))).fields).toEqual({
      email: 'firm.employee_already',
    });
    const contact = await refusal(inviteEmployee(ingrid, { ...mina, email: emails.dana }));
    expect(contact.fields).toEqual({ email: 'firm.employee_is_contact' });
  });

  it('change their part from the next request on', async () => {
    const change = { title: 'Partner', phone: null, role: 'owner' as const };
    await changeEmployee(ingrid, { employee: publicId('em', hugh.employeeId), ...change });
    expect(await actorOfSession(hugh.sessionId, nowhere)).toMatchObject({ kind: 'owner' });
    await changeEmployee(ingrid, {
      employee: publicId('em', hugh.employeeId),
      ...change,
      role: 'manager',
    });
    expect(await actorOfSession(hugh.sessionId, nowhere)).toMatchObject({ kind: 'manager' });
  });

  it('always have an owner, and no client loses its manager', async () => {
    const owner = { employee: publicId('em', ingrid.employeeId), title: 'Owner', phone: null };
    const lastOwner = refusal(changeEmployee(ingrid, { ...owner, role: 'manager' }));
    expect((await lastOwner).messageKey).toBe('firm.last_owner');
    expect((await refusal(endEmployee(ingrid, owner))).messageKey).toBe('firm.not_oneself');
    const manager = refusal(endEmployee(ingrid, { employee: publicId('em', ruth.employeeId) }));
    expect((await manager).messageKey).toBe('firm.manages_clients');
  });

  it('who leave find nothing any more', async () => {
    await assignEmployee(ingrid, {
      client: publicId('cl', brightwater.clientId),
      employee: publicId('em', ingrid.employeeId),
      part: 'stand_in',
    });
    await endEmployee(ingrid, { employee: publicId('em', tom.employeeId) });
    expect(await actorOfSession(tom.sessionId, nowhere)).toBeNull();
    const [left] = await ownerQuery<{ n: number }>(
      'SELECT count(*)::int AS n FROM assignment WHERE employee_id = $1 AND ended_at IS NULL',
      [tom.employeeId],
    );
    expect(left?.n).toBe(0);
    await inviteEmployee(ingrid, { ...mina, name: 'Tom Brandvold', email: emails.tom });
    expect((await listColleagues(ingrid)).some(({ name }) => name === 'Tom Brandvold')).toBe(true);
  });
});
