import type { Day } from '@/lib/clock';
import type { Service } from './services';

/** What the data files say of people and clients, as one would tell it. */
export type EmployeePlan = {
  name: string;
  /** Before the @ of the demo's addresses. */
  email: string;
  role: 'owner' | 'manager' | 'staff';
  title: string;
  phone: string;
};

export type ContactPlan = {
  name: string;
  lang?: string;
  /** Before the @; the same person at another client has the same. */
  email: string;
  title: string;
  /** All rights unless told. */
  rights?: 'bills' | 'papers';
  /** The invitation was not taken up yet. */
  invited?: true;
};

export type PayWay = 'card' | 'bank_debit' | 'bank_transfer' | 'cheque';

export type Habit = {
  way: PayWay;
  /** How many days after a bill they pay, at the soonest and at the latest. */
  days: readonly [number, number];
  /** What they pay with, as the bank calls it. */
  from?: string;
};

export type ClientPlan = {
  name: string;
  lang?: string;
  latin?: string;
  address: string;
  country: string;
  currency: string;
  /** IANA; the firm's unless told. */
  zone?: string;
  since: Day;
  /** Clients of before have the portal from its first day; these have come that many days ago. */
  cameDaysAgo?: number;
  leftDaysAgo?: number;
  /** Nobody has looked in since. */
  quietDaysAgo?: number;
  staff: 'tom' | 'leila';
  standIn?: 'ruth' | 'hugh' | 'mina';
  contacts: readonly ContactPlan[];
  /** The first is what the latest bill is for. */
  work: readonly Service[];
  pays: Habit;
  /** The hours, on the firm's clocks, in which they are about; 8 to 19 unless told. */
  awake?: readonly [number, number];
  /** Has wages to pay, and so W-2s and Form 941 (United States). */
  payroll?: true;
};

/** Clients by a short name that the stories call them by. */
export type ClientPlans = Record<string, ClientPlan>;

export const paysBy = (way: PayWay, days: readonly [number, number], from?: string): Habit => ({
  way,
  days,
  ...(from ? { from } : {}),
});
