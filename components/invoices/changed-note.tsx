'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { Refusal } from './saves-in-turn';

/** Says that somebody else's version stands, and asks which one stays. Stays in sight, wherever one is writing. */
export function ChangedNote({
  refusal,
  draftId,
  saving,
  saveOver,
}: {
  refusal: Refusal;
  draftId: string;
  saving: boolean;
  saveOver: (form: FormData) => void;
}) {
  const t = useTranslations('invoices.draft');
  function leave() {
    // A whole load, not a link's: nothing of what was typed here is to go on living on the page.
    window.location.assign(refusal.gone ? '/staff/invoices' : `/staff/invoices/${draftId}/edit`);
  }
  return (
    <div className="sticky top-2 z-10">
      <Note
        tone="error"
        actions={
          <>
            <Button onClick={leave}>{t(refusal.gone ? 'leave_deleted' : 'load_theirs')}</Button>
            <Button type="submit" formAction={saveOver} pending={saving} pendingLabel={t('saving')}>
              {t(refusal.gone ? 'save_anyway' : 'save_over')}
            </Button>
          </>
        }
      >
        {refusal.message}
      </Note>
    </div>
  );
}
