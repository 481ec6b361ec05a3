import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { kitItem } from '@/app/kit-item';
import { ExitKit } from '@/components/records/exit-kit';
import { ClientShell } from '@/components/shell/client-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { exitKitSentence } from '@/domain/records/sentences';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { askExitKitAction } from './actions';
import { requireContact } from '@/app/(client)/require-contact';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records.kit'))('title') };
}

export default async function TakeOutPage() {
  const actor = await requireContact('/take-out');
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      view: await getExitKit(actor, {}),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const words = { t, locale, today: todayIn(zone) };
  return (
    <ClientShell shell={shell} place="documents">
      <FirstSentence
        reader="inner"
        above={
          <Breadcrumb
            trail={[{ href: '/documents', label: t('documents.title') }]}
            current={t('records.kit.title')}
          />
        }
        lede={view.mayAsk ? t('records.kit.lede') : t('records.kit.not_all_rights')}
      >
        {exitKitSentence(view, words)}
      </FirstSentence>
      {view.mayAsk && shell.looking && <Note tone="notice">{t('asClient.not_taken')}</Note>}
      {view.mayAsk && !shell.looking && (
        <>
          <Words of={['recordForms', 'passkeyUse']}>
            <ExitKit
              kit={kitItem(view, words, zone)}
              isPresent={view.isPresent}
              ask={askExitKitAction}
              confirm={confirmPresenceAction}
            />
          </Words>
          <p className="max-w-measure text-small text-ink-2">{t('records.kit.look')}</p>
        </>
      )}
    </ClientShell>
  );
}
