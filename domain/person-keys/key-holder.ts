import type { KeyObject } from 'node:crypto';
import { now } from '@/lib/clock';

/** Whose personal fields they are: a person's, those of the person that a contact is, or of nobody who is known. */
export type KeyHolder = { of: 'person' | 'contact'; id: string } | { of: 'nobody' };

/** A key as it is used: never kept outside of memory. */
export type OpenKey = { id: string; key: KeyObject };

/** What a wrapped key is bound to, so that none stands in for another. */
export function boundTo(id: string): string {
  return `person_key:${id}`;
}

/** The month of the key of nobody at an instant, by its first day in UTC; `later` months on. */
export function monthOf(at: Date = now(), later = 0): string {
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1));
  return first.toISOString().slice(0, 10);
}
