import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { AddressForm, NameForm, WrongForm } from '@/components/privacy/correct-forms';
import { ExitKit } from '@/components/records/exit-kit';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Words } from '@/components/ui/words';
import type { ExportView } from '@/domain/privacy/get-export';
import type { PrivacyView } from '@/domain/privacy/get-privacy';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { kitItem } from './kit-item';
import {
  askAddressChangeAction,
  askExportAction,
  correctNameAction,
  reportWrongAction,
} from './privacy-actions';

/** What somebody can do about their own data, the same at a client and at the firm. */
export async function PrivacySections({
  base,
  view,
  made,
  shell: { locale, zone, firm },
}: {
  base: '/privacy' | '/staff/privacy';
  view: PrivacyView;
  made: ExportView;
  shell: { locale: string; zone: string; firm: { name: string } };
}) {
  const t = await getTranslations();
  const words = { t, locale, today: todayIn(zone) };
  const { name, nameLang, email, isPresent, erasure, waitsFor } = view;
  const isUnderWay = erasure && ['asked', 'scheduled', 'erasing'].includes(erasure.state);
  return (
    <Words of={['recordForms', 'passkeyUse', 'correctForms']}>
      <p className="text-body">
        <a href={`${base}/kept`} className="link">
          {t('privacy.kept_link')}
        </a>
      </p>
      <Card>
        <CardHeader title={t('privacy.export.title')} />
        <CardBody className="flex flex-col gap-4">
          <p className="max-w-measure text-body text-ink-2">{t('privacy.export.what')}</p>
          <ExitKit
            kit={kitItem(made, words, zone)}
            place="/api/person-exports"
            isPresent={made.isPresent}
            ask={askExportAction}
            confirm={confirmPresenceAction}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t('privacy.correct.name')} />
        <CardBody>
          <NameForm action={correctNameAction} name={name} nameLang={nameLang} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t('privacy.correct.email')} />
        <CardBody>
          <AddressForm
            action={askAddressChangeAction}
            email={email}
            isPresent={isPresent}
            waits={
              waitsFor && {
                email: waitsFor.email,
                until: formatInstant(waitsFor.until, { zone, style: 'sentence', ...words }),
              }
            }
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t('privacy.wrong.title')} />
        <CardBody className="flex flex-col gap-4">
          <p className="max-w-measure text-body text-ink-2">{t('privacy.wrong.what')}</p>
          <WrongForm action={reportWrongAction} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={t('privacy.erase.title')} />
        <CardBody className="flex flex-col items-start gap-4">
          <p className="max-w-measure text-body text-ink-2">
            {t('privacy.erase.what', { firm: firm.name })}
          </p>
          <LinkButton href={`${base}/erasure`}>
            {t(isUnderWay ? 'privacy.erase.open' : 'privacy.erase.link')}
          </LinkButton>
        </CardBody>
      </Card>
    </Words>
  );
}
