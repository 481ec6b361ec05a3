import { defineRule } from '../define-rule';

/** They said so themselves: a dispute, a complaint, or that it was hard. */
export const unhappy = defineRule<null>({
  name: 'unhappy',
  start: () => null,
  on: {
    'invoice.disputed'({ id, by, subject, data }, moment) {
      if (by !== 'client') return;
      const { amountMinor, currency } = moment.invoice(subject.id);
      const line = data.line ?? null;
      moment.found({
        subject,
        severity: 'high',
        tell: () => ({
          evidence: [id],
          facts: { how: 'dispute', line, amountMinor, currency },
        }),
      });
    },
    'complaint.opened'({ id, by, subject, data }, moment) {
      if (by !== 'client') return;
      const { topic = null } = data;
      moment.found({
        subject,
        severity: 'high',
        tell: () => ({ evidence: [id], facts: { how: 'complaint', topic } }),
      });
    },
    'survey.answered'({ id, by, subject, data }, moment) {
      if (by !== 'client' || data.effort > moment.settings.unhappy.effort) return;
      const { effort } = data;
      moment.found({
        subject,
        severity: 'high',
        tell: () => ({ evidence: [id], facts: { how: 'survey', effort } }),
      });
    },
  },
});
