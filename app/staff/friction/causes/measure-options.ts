import type { MeasureOptions } from '@/components/causes/cause-forms';
import type { CauseReader } from '@/domain/causes/cause-words';
import { type Measure, measureText, NARROWED_TO } from '@/domain/causes/measure';
import { narrowedName } from '@/domain/causes/measure-words';
import { NARROWINGS, TRY_NAMES, tryKind } from '@/domain/causes/tries';
import type { Translate } from '@/lib/translator';

/** What a cause can be counted by and where alone, as two menus; what it is narrowed to by now is among them. */
export function measureOptions(
  t: Translate,
  reader: CauseReader,
  now: Measure | null = null,
): MeasureOptions {
  const { where } = measureText(now);
  return {
    measured: TRY_NAMES.map((tries) => {
      const { rules } = tryKind(tries);
      const each = rules.map((rule) => ({
        value: rule,
        label: t(`friction.rules.${rule}.name`),
      }));
      return {
        label: capital(t(`causes.tries.${tries}`)),
        options:
          rules.length > 1 ? [...each, { value: tries, label: t(`causes.any_of.${tries}`) }] : each,
      };
    }),
    where: NARROWINGS.map((by) => {
      const values = NARROWED_TO[by].map((to) => `${by}:${to}`);
      const known = where.startsWith(`${by}:`) && !values.includes(where);
      return {
        label: t(`causes.narrowing.${by}`),
        options: [...values, ...(known ? [where] : [])].map((value) => ({
          value,
          label: capital(narrowedName({ by, to: value.slice(by.length + 1) }, t, reader)),
        })),
      };
    }),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
