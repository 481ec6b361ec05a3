import { useTranslations } from 'next-intl';
import { Chip, type ChipTone } from '@/components/ui/chip';
import type { IconName } from '@/components/ui/icon-names';
import type { RequestItemView } from '@/domain/requests/request-view';

type Shown =
  | 'asked'
  | 'waiting'
  | 'sent'
  | 'to_look_at'
  | 'accepted'
  | 'sent_back'
  | 'not_needed'
  | 'optional';

const CHIPS: Record<Shown, [ChipTone, IconName]> = {
  asked: ['amber', 'upload'],
  waiting: ['slate', 'circle'],
  sent: ['blue', 'clock'],
  to_look_at: ['amber', 'eye'],
  accepted: ['green', 'check'],
  sent_back: ['brick', 'undo-2'],
  not_needed: ['line', 'ban'],
  optional: ['line', 'circle'],
};

/** How an item stands for its reader: amber is what is theirs to do. */
export function ItemChip({
  item: { state, optional },
  reader,
  ended,
}: {
  item: Pick<RequestItemView, 'state' | 'optional'>;
  reader: 'client' | 'firm';
  /** The request is done or cancelled: nothing of it is anybody's to do. */
  ended: boolean;
}) {
  const t = useTranslations('requests.chip');
  const shown = shownAs(state, { optional, isFirm: reader === 'firm', ended });
  const [tone, icon] = CHIPS[shown];
  return (
    <Chip tone={tone} icon={icon}>
      {t(shown)}
    </Chip>
  );
}

function shownAs(
  state: RequestItemView['state'],
  { optional, isFirm, ended }: { optional: boolean; isFirm: boolean; ended: boolean },
): Shown {
  if (state === 'asked') return optional ? 'optional' : isFirm || ended ? 'waiting' : 'asked';
  if (state === 'sent') return isFirm && !ended ? 'to_look_at' : 'sent';
  return state;
}
