import { useTranslations } from 'next-intl';
import { StaffLoadingFrame } from '@/components/shell/loading-frame';
import { SkeletonBar, SkeletonList } from '@/components/ui/skeleton';

/** In the shape of the list; one invoice has none, so that what is not there is answered with 404. */
export default function Loading() {
  const t = useTranslations('invoices.firm');
  return (
    <StaffLoadingFrame>
      <SkeletonBar className="h-7 w-2/3" />
      <SkeletonBar className="h-8 w-72" />
      <SkeletonList rows={8} label={t('loading')} />
    </StaffLoadingFrame>
  );
}
