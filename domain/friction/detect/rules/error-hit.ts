import { MINUTE_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { isGraveError } from '../incidents';
import { idsOf, newestWithin, remember, type Seen } from '../recent';

const SWEEP_FROM = 16;

/** The server failed where it matters, at this client alone; or a form refuses one field again and again. */
export const errorHit = defineRule<{
  /** The newest rejections, by page, form and field. */
  rejections: Map<string, Seen[]>;
}>({
  name: 'error_hit',
  start: () => ({ rejections: new Map() }),
  on: {
    'error.shown'(event, moment) {
      if (!isGraveError(event) || moment.inIncident) return;
      const { status, during } = event.data;
      moment.found({
        subject: event.subject,
        severity: 'medium',
        tell: () => ({ evidence: [event.id], facts: { how: 'error', status, during } }),
      });
    },
    'form.rejected'({ id, atMs, by, subject, data }, moment, { rejections }) {
      if (by !== 'client') return;
      const { rejections: count, windowMinutes } = moment.settings.error_hit;
      const windowMs = windowMinutes * MINUTE_MS;
      if (rejections.size >= SWEEP_FROM) forget(rejections, atMs - windowMs);
      const key = JSON.stringify([subject.id, data.form, data.field]);
      const newest = rejections.get(key) ?? [];
      rejections.set(key, newest);
      remember(newest, { id, atMs }, count);
      const deciding = newestWithin(newest, count, windowMs);
      if (!deciding) return;
      const { form, field } = data;
      moment.found({
        subject,
        severity: 'medium',
        tell: () => ({
          evidence: idsOf(deciding),
          facts: { how: 'rejections', rejections: count, windowMinutes, form, field },
        }),
      });
    },
  },
});

function forget(rejections: Map<string, Seen[]>, beforeMs: number): void {
  for (const [key, newest] of rejections) {
    if ((newest.at(-1)?.atMs ?? -Infinity) < beforeMs) rejections.delete(key);
  }
}
