import { useTranslations } from 'next-intl';
import { ClientLoadingFrame } from '@/components/shell/loading-frame';
import { SkeletonBar, SkeletonList, SkeletonSentence } from '@/components/ui/skeleton';

/** In the shape of the list; one invoice has none, so that what is not there is answered with 404. */
export default function Loading() {
  const t = useTranslations('invoices.list');
  return (
    <ClientLoadingFrame>
      <SkeletonSentence />
      <SkeletonBar className="h-9 w-64" />
      <SkeletonList rows={4} label={t('loading')} />
    </ClientLoadingFrame>
  );
}
