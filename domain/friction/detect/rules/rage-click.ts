import { elementOf } from '../clicks';
import { defineRule } from '../define-rule';

/** Where a click that does nothing costs most. */
const GRAVE = ['pay', 'open', 'submit'];

/** Hammered on one element. The browser has counted the clicks. */
export const rageClick = defineRule<null>({
  name: 'rage_click',
  start: () => null,
  on: {
    'click.raged'({ id, by, subject, data }, moment) {
      const element = elementOf(data.element);
      if (by !== 'client' || !element || data.count < moment.settings.rage_click.clicks) return;
      const { count } = data;
      moment.found({
        subject,
        severity: GRAVE.includes(element.name) ? 'medium' : 'low',
        tell: () => ({ evidence: [id], facts: { clicks: count, ...element } }),
      });
    },
  },
});
