import type { Translate } from '@/lib/translator';
import { FEW_FOR_SHARE, type TaskEffort } from './get-effort';

type Costly = Pick<TaskEffort, 'task' | 'begun' | 'givenUp' | 'totalMs'>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Rarer than one in so many is hardly ever. */
const RAREST = 50;

/** What costs the clients most? "Paying costs your clients most: 31 hours, and one in nine gives up." */
export function effortSentence(tasks: readonly Costly[], t: Translate): string {
  const begun = tasks.reduce((sum, task) => sum + task.begun, 0);
  if (begun === 0) return t('effort.sentence.nothing');
  const [most] = [...tasks].sort((a, b) => b.totalMs - a.totalMs);
  if (!most || begun < FEW_FOR_SHARE || most.totalMs === 0)
    return t('effort.sentence.few', { count: begun });
  const doing = t(`effort.doing.${most.task}`);
  const time = timeInAll(most.totalMs, t);
  if (most.begun < FEW_FOR_SHARE) return t('effort.sentence.time', { doing, time });
  if (most.givenUp === 0) return t('effort.sentence.nobody', { doing, time });
  const oneIn = Math.round(most.begun / most.givenUp);
  if (oneIn > RAREST) return t('effort.sentence.hardly', { doing, time });
  return t('effort.sentence.share', { doing, time, oneIn });
}

/** '31 hours', or minutes where it is less than one. */
function timeInAll(ms: number, t: Translate): string {
  if (ms >= HOUR_MS) return t('effort.hours', { count: Math.round(ms / HOUR_MS) });
  return t('effort.minutes', { count: Math.max(1, Math.round(ms / MINUTE_MS)) });
}
