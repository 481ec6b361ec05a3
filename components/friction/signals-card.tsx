import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Words } from '@/components/ui/words';
import type { DismissReason } from '@/domain/friction/dismiss-signal';
import { SignalActs, type SignalActions } from './signal-acts';
import type { SignalItem } from './signal-item';
import { SignalRow } from './signal-row';

/** Signals as sentences, worst first; small ones folded under them. */
export function SignalsCard({
  signals,
  digest,
  reasons,
  times,
  actions,
  empty,
}: {
  signals: readonly SignalItem[];
  digest: readonly SignalItem[];
  /** Why one may be dismissed. */
  reasons: readonly DismissReason[];
  times: readonly { label: string; until: string }[];
  actions: SignalActions;
  empty: string;
}) {
  const t = useTranslations('today');
  const now = signals.filter(({ severity }) => severity === 'high').length;
  const rows = (items: readonly SignalItem[]) =>
    items.map((signal) => (
      <SignalRow
        key={signal.id}
        signal={signal}
        acts={
          <SignalActs
            signalId={signal.id}
            taken={signal.takenBy !== null}
            reasons={reasons}
            times={times}
            actions={actions}
          />
        }
      />
    ));
  return (
    <Words of={['today']}>
      <Card>
        <CardHeader
          title={t('signals')}
          aside={t('counts', { now, later: signals.length - now, digest: digest.length })}
        />
        {signals.length > 0 ? (
          <ol className="divide-y divide-line">{rows(signals)}</ol>
        ) : (
          <EmptyLine>{empty}</EmptyLine>
        )}
        {digest.length > 0 && (
          <details className="border-t border-line">
            <summary className="cursor-pointer list-none px-card py-3 text-small [&::-webkit-details-marker]:hidden">
              <span className="link">{t('digest', { count: digest.length })}</span>
            </summary>
            <ol className="divide-y divide-line border-t border-line">{rows(digest)}</ol>
          </details>
        )}
      </Card>
    </Words>
  );
}
