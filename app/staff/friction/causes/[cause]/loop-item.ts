import type { LoopItem } from '@/components/causes/loop-card';
import { type CauseView, LATELY_DAYS } from '@/domain/causes/cause-view';
import {
  type CauseReader,
  differenceWords,
  enoughWords,
  perHundred,
} from '@/domain/causes/cause-words';
import type { Share } from '@/domain/causes/interval';
import { BEFORE_DAYS } from '@/domain/causes/loop';
import { measureWords } from '@/domain/causes/measure-words';
import { tryKind } from '@/domain/causes/tries';
import { type Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

/** How often a cause's trouble happens, with everything written out. */
export function loopItem(cause: CauseView, t: Translate, reader: CauseReader): LoopItem {
  const { measure, loop, lately, fixedOn, countedThrough } = cause;
  const { locale } = reader;
  const short = (day: Day) => formatDay(day, { style: 'short', today: reader.today, locale });
  const empty = { verdict: null, note: null, rows: [], difference: null, aside: null, how: null };
  if (!measure) return { ...empty, sentence: t('causes.loop.unmeasured') };
  const words = measureWords(measure, t, reader);
  const tries = t(`causes.tries.${measure.tries}`);
  const told = {
    ...empty,
    aside: countedThrough && t('causes.loop.aside', { day: short(countedThrough) }),
    how: t('causes.loop.how_text', {
      what: t(`causes.try.${measure.tries}`),
      rules: words.rules,
      where: words.where ?? 'none',
    }),
  };
  const row = (key: string, label: string, share: Share) => ({
    key,
    label,
    rate:
      share.of > 0
        ? t('causes.loop.share_spoken', { rate: perHundred(share, locale) })
        : t('causes.loop.no_rate'),
    share: t('causes.loop.share', share),
  });
  if (!fixedOn) {
    if (!lately) return { ...told, sentence: t('causes.loop.counting') };
    const values = { tries, rate: perHundred(lately, locale), days: LATELY_DAYS };
    return {
      ...told,
      sentence: t('causes.loop.unfixed', values),
      rows: [row('lately', t('causes.loop.lately', { days: LATELY_DAYS }), lately)],
    };
  }
  if (!loop) {
    const { ripeDays: ripe } = tryKind(measure.tries);
    return {
      ...told,
      sentence: t(countedThrough ? 'causes.loop.waiting' : 'causes.loop.counting', { ripe }),
    };
  }
  const { before, since, verdict, difference } = loop;
  const isEmpty = before.of === 0 || since.of === 0;
  return {
    ...told,
    verdict,
    note: enoughWords(loop, t, reader),
    sentence: isEmpty
      ? t('causes.loop.sentence.empty')
      : t(`causes.loop.sentence.${verdict}`, {
          tries,
          before: perHundred(before, locale),
          after: perHundred(since, locale),
        }),
    rows: [
      row('before', t('causes.loop.before', { days: BEFORE_DAYS }), before),
      row('after', t('causes.loop.after', { day: short(fixedOn) }), since),
    ],
    difference: difference && {
      drawn: difference,
      words: differenceWords(loop, t, locale, 'difference_long'),
    },
  };
}
