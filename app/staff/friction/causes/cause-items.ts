import type { CauseItem, ProposalItem } from '@/components/causes/cause-item';
import type { CauseView } from '@/domain/causes/cause-view';
import {
  type CauseReader,
  differenceWords,
  enoughWords,
  perHundred,
  planWords,
  signalsWords,
} from '@/domain/causes/cause-words';
import { RULES } from '@/domain/friction/rules';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

/** Where a cause is looked at. */
export function causeHref(id: string): string {
  return `/staff/friction/causes/${id}`;
}

/** A cause with everything written out for its row. */
export function causeItem(cause: CauseView, t: Translate, reader: CauseReader): CauseItem {
  const { id, state, sentence, owner, loop, measure, signals } = cause;
  const isEnded = state === 'closed' || state === 'not_a_cause';
  const [rule] = measure?.rules ?? [];
  const stage = rule && t(`today.stage.${RULES[rule].stage}`);
  const rates =
    loop && loop.before.of > 0 && loop.since.of > 0
      ? {
          before: perHundred(loop.before, reader.locale),
          after: perHundred(loop.since, reader.locale),
        }
      : null;
  return {
    ...{ id, state, sentence, rates },
    href: causeHref(id),
    detail: [t('causes.signals', { count: signals }), stage].filter(Boolean).join(' · '),
    owner,
    plan: isEnded && !cause.fixedOn ? '' : planWords(cause, t, reader),
    ratesNote: isEnded ? '' : ratesNote(cause, t, reader),
    difference: loop && {
      drawn: loop.difference,
      words: differenceWords(loop, t, reader.locale),
    },
    verdict: loop && loop.verdict,
    note: loop && enoughWords(loop, t, reader),
    isEnded,
  };
}

/** What stands for the rates while there is nothing to hold against each other. */
function ratesNote({ lately, measure, fixedOn }: CauseView, t: Translate, reader: CauseReader) {
  if (lately) return t('causes.lately', { rate: perHundred(lately, reader.locale) });
  if (!measure) return t('causes.unmeasured');
  return t(fixedOn ? 'causes.unknown' : 'causes.counting');
}

/** A proposal with everything written out for its card. */
export function proposalItem(cause: CauseView, t: Translate, reader: CauseReader): ProposalItem {
  const { id, sentence, proposedBy, proposedAt, remedy } = cause;
  const { zone, today, locale } = reader;
  return {
    ...{ id, sentence, proposedBy, remedy },
    href: causeHref(id),
    when: formatDay(dayIn(zone, proposedAt), { style: 'relative', today, locale }),
    signals: signalsWords(cause, t, reader),
  };
}
