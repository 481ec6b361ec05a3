import { MINUTE_MS } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { type Forgetful, forgetOver, nothingYet } from '../forgetting';
import { isGraveError } from '../incidents';
import { idsOf, isBefore, newestWithin, remember, type Seen } from '../recent';

/** The server failed where it matters, at this client alone; or a form refuses one field again and again. */
export const errorHit = defineRule<{
  /** The newest rejections, by page, form and field. */
  rejections: Forgetful<Seen[]>;
}>({
  name: 'error_hit',
  start: () => ({ rejections: nothingYet() }),
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
      forgetOver(rejections, atMs, windowMs, (each) => isBefore(each, atMs - windowMs));
      const key = JSON.stringify([subject.id, data.form, data.field]);
      const newest = rejections.byKey.get(key) ?? [];
      rejections.byKey.set(key, newest);
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
