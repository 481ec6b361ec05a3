import type { Actor } from '@/lib/actor';
import type { Rows } from './row-ids';

/**
 * One function of the domain as the sweep calls it. `never` takes the place of the actor that it asks for: the sweep
 * calls each as people whom its types would refuse.
 */
export type Entry = {
  call: (actor: never, rows: Rows) => Promise<unknown>;
  /** Who may, so that the sweep knows that the call is a right one. */
  rightful: Actor;
  /**
   * - `row`: acts on, or shows, a row that it is given: the neighbour's is not found, as if it were not there.
   * - `list`: shows what one may see: nothing of the neighbour's is in it.
   * - `own`: acts on what is one's own, or makes something new.
   * - `few`: for the kinds of actor alone that the table names, whatever they look after.
   */
  kind: 'row' | 'list' | 'own' | 'few';
};

export type Registry = Record<string, Entry>;
