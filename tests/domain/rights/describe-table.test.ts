import { describe, expect, it } from 'vitest';
import { AUTHORIZATION, type Verb } from '@/domain/authorize';
import { describeTable, RIGHT_HOLDERS } from '@/domain/rights/describe-table';
import type { ActorKind, EmployeeActor } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { translator } from '@/lib/translator';
import messages from '@/messages/en.json';

const as = (kind: EmployeeActor['kind']): EmployeeActor => ({
  ...{ kind, personId: '', employeeId: '', sessionId: '' },
});
const t = translator();
const verbs = Object.keys(AUTHORIZATION) as Verb[];

describe('who may do what, in words', () => {
  const rows = describeTable(as('owner'), t).flatMap(({ rows: each }) => each);

  it('has every verb of the table once, each with words of its own', () => {
    expect(rows.map(({ verb }) => verb).sort()).toEqual([...verbs].sort());
    expect(new Set(rows.map(({ words }) => words)).size).toBe(rows.length);
  });

  it('says of each who may what the table says', () => {
    for (const { verb, holders, others } of rows) {
      const { kinds, right } = AUTHORIZATION[verb];
      const told = RIGHT_HOLDERS.filter((holder) => holders[holder] !== 'no');
      expect([...told, ...others].sort(), verb).toEqual([...kinds].sort());
      if (told.includes('contact')) expect(holders.contact, verb).toBe(right ?? 'yes');
    }
  });

  it('has a word for each who is in no column, and none for a verb that is gone', () => {
    const machines = new Set(rows.flatMap(({ others }): ActorKind[] => others));
    for (const kind of machines) expect(t.has(`rights.machines.${kind}` as never), kind).toBe(true);
    const worded = Object.entries(messages.rights.verbs).flatMap(([noun, of]) =>
      Object.keys(of).map((name) => `${noun}.${name}`),
    );
    expect(worded.sort()).toEqual([...verbs].sort());
  });

  it('is for owners', () => {
    expect(() => describeTable(as('manager'), t)).toThrow(PortalError);
  });
});
