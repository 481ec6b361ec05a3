import { describeOwnRights, describeRights } from '@/domain/access/describe-rights';
import type { ColleagueView } from '@/domain/colleagues/list-colleagues';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import type { Translate } from '@/lib/translator';
import type { ColleagueItem } from '@/components/colleagues/colleague-list';

type Reading = { t: Translate; locale: string; zone: string };

/** Somebody of a client as the page of their people shows them, in words. */
export function colleagueItem(
  colleague: ColleagueView,
  { t, locale, zone }: Reading,
): ColleagueItem {
  const { id, name, nameLang, email, title, rights, isSelf, joinedAt, lastHereAt } = colleague;
  const when = (at: Date) =>
    formatInstant(at, { zone, locale, today: todayIn(zone), style: 'recent' });
  const seen = () => {
    if (colleague.endedAt) return t('colleagues.ended_on', { when: when(colleague.endedAt) });
    if (joinedAt === null) return t('colleagues.invited_on', { when: when(colleague.invitedAt) });
    if (isSelf) return null;
    return lastHereAt
      ? t('colleagues.last_here', { when: when(lastHereAt) })
      : t('colleagues.not_here_since', { when: when(joinedAt) });
  };
  return {
    ...{ id, name, nameLang, email, title, isSelf },
    rights: isSelf
      ? describeOwnRights(rights, t, locale)
      : describeRights(rights, firstName(name), t, locale),
    state: colleague.endedAt ? 'ended' : joinedAt === null ? 'invited' : 'in',
    seen: seen(),
  };
}
