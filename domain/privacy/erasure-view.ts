import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

export type ErasureState = 'asked' | 'refused' | 'scheduled' | 'taken_back' | 'erasing' | 'erased';

/** An erasure that was asked for, with what was decided. Ids are public. */
export type ErasureView = {
  id: string;
  state: ErasureState;
  askedAt: Date;
  /** An owner began it, for somebody who had written to the firm. */
  isByFirm: boolean;
  refusal: string | null;
  dueAt: Date | null;
  erasedAt: Date | null;
};

export type ErasureRow = Omit<ErasureView, 'askedAt' | 'dueAt' | 'erasedAt'> & {
  askedAt: string;
  dueAt: string | null;
  erasedAt: string | null;
};

/** The erasure `e` as JSON. */
export const ERASURE_OBJECT = sql`
  json_build_object('id', e.id, 'state', e.state, 'askedAt', e.asked_at, 'isByFirm', e.asked_by <> e.person_id,
    'refusal', e.refusal, 'dueAt', e.due_at, 'erasedAt', e.erased_at)`;

export function toErasure(row: ErasureRow): ErasureView {
  return {
    ...row,
    id: publicId('er', row.id),
    askedAt: new Date(row.askedAt),
    dueAt: row.dueAt ? new Date(row.dueAt) : null,
    erasedAt: row.erasedAt ? new Date(row.erasedAt) : null,
  };
}
