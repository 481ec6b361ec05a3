import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { LineView } from '@/domain/invoices/get-invoice';

/** Whether a line is as it was agreed, or why it is not. */
export function LineMark({ line: { mark, reason } }: { line: Pick<LineView, 'mark' | 'reason'> }) {
  const t = useTranslations('agreements.mark');
  if (mark === null) return null;
  if (mark === 'as_agreed') {
    return (
      <span className="inline-flex items-center gap-1.5 text-small font-name text-green">
        <Icon name="check" size="chip" />
        {t('as_agreed')}
      </span>
    );
  }
  return (
    <span className="inline-flex items-start gap-1.5 text-small font-name">
      <Icon name={mark === 'changed' ? 'pencil' : 'plus'} size="chip" className="mt-0.75" />
      <span className="wrap-anywhere">{reason ? t(mark, { reason }) : t(`${mark}_bare`)}</span>
    </span>
  );
}
