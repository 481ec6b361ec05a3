import { useTranslations } from 'next-intl';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { SelectField } from '@/components/ui/select-field';
import type { BilledClient } from '@/domain/invoices/list-billed-clients';

/** The first step of a new invoice: whom it is for. It is an address, and goes without script. */
export function ChooseClient({ clients }: { clients: readonly BilledClient[] }) {
  const t = useTranslations('invoices');
  return (
    <>
      <FirstSentence
        reader="firm"
        lede={t('draft.choose_lede')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/invoices', label: t('title') }]}
            current={t('firm.new')}
          />
        }
      >
        {t('draft.choose')}
      </FirstSentence>
      <Card>
        {clients.length === 0 ? (
          <EmptyLine>{t('draft.no_clients')}</EmptyLine>
        ) : (
          <CardBody>
            <form action="/staff/invoices/new" className="flex flex-col items-start gap-4">
              <SelectField
                name="client"
                label={t('draft.choose_client')}
                placeholder={t('draft.choose_placeholder')}
                width="medium"
                options={clients.map(({ id, name, nameLang }) => ({
                  value: id,
                  label: name,
                  lang: nameLang,
                }))}
              />
              <Button type="submit" look="ink">
                {t('draft.choose_go')}
              </Button>
            </form>
          </CardBody>
        )}
      </Card>
    </>
  );
}
