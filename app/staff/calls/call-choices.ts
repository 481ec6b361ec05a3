import type { CallChoices } from '@/components/calls/call-choices';
import { findCallClients } from '@/domain/calls/find-call-clients';
import { getPromiseTime } from '@/domain/calls/get-promise-time';
import { snoozeTimes } from '@/domain/friction/snooze-times';
import type { EmployeeActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { Translate } from '@/lib/translator';

/** Whom somebody may have heard, and when an answer could be promised: first as the firm promises it. */
export async function callChoices(
  actor: EmployeeActor,
  input: { q?: string; client?: string },
  t: Translate,
): Promise<CallChoices> {
  const { clients, promise } = await readAs(actor, async () => {
    const [clients, promise] = await Promise.all([
      findCallClients(actor, input),
      getPromiseTime(actor),
    ]);
    return { clients, promise };
  });
  const { zone, locale, replyBy } = promise;
  const today = todayIn(zone);
  const say = (until: Date) => formatInstant(until, { style: 'row', zone, today, locale });
  return {
    key: newId(),
    clients,
    times: [
      ...(replyBy
        ? [{ label: t('calls.as_promised', { time: say(replyBy) }), until: replyBy.toISOString() }]
        : []),
      ...snoozeTimes(now(), zone).map(({ until }) => ({
        label: say(until),
        until: until.toISOString(),
      })),
    ],
  };
}
