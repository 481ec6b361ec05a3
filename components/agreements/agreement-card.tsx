import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyLine } from '@/components/ui/empty-line';
import type { SignedUp } from '@/domain/clients/signed-up';
import { formatDay } from '@/lib/dates';
import { formatMoney, multiplyQuantity } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import { EndAgreement } from './end-agreement';

type Reading = { locale: string; today: string };

/** In thousandths. */
const ONE = 1000n;

/** What a client signed up for: what is in force or to come, then what was before. */
export function AgreementCard({
  client,
  agreements,
  reading,
  end,
}: {
  /** The client's public id. */
  client: string;
  agreements: readonly SignedUp[];
  reading: Reading;
  end: ComponentProps<typeof ConfirmButton>['action'];
}) {
  const t = useTranslations('agreements.card');
  const isOver = ({ endsOn }: SignedUp) => endsOn !== null && endsOn < reading.today;
  const current = agreements.filter((agreement) => !isOver(agreement));
  const earlier = agreements.filter(isOver);
  const newHref = `/staff/clients/${client}/agreements/new`;
  return (
    <Card>
      <CardHeader
        title={t('title')}
        aside={
          <LinkButton href={newHref} size="row" aria-label={t('new_agreement')}>
            {t('new')}
          </LinkButton>
        }
      />
      {agreements.length === 0 && <EmptyLine icon="file-text">{t('empty')}</EmptyLine>}
      {agreements.length > 0 && current.length === 0 && (
        <EmptyLine icon="file-text">{t('none_now')}</EmptyLine>
      )}
      <div className="divide-y divide-line">
        {current.map((agreement) => (
          <CardBody key={agreement.id} className="flex flex-col gap-3">
            <Agreement agreement={agreement} reading={reading} />
            <div className="flex flex-wrap gap-2">
              <LinkButton
                href={`${newHref}?replaces=${agreement.id}`}
                size="row"
                aria-label={t('replace_which', { title: agreement.title })}
              >
                {t('replace')}
              </LinkButton>
              <EndAgreement agreement={agreement} reading={reading} action={end} />
            </div>
          </CardBody>
        ))}
      </div>
      {earlier.length > 0 && (
        <details className="group border-t border-line">
          <summary className="ring-inside cursor-pointer px-card py-3 text-small">
            <span className="link">{t('earlier', { count: earlier.length })}</span>
          </summary>
          {earlier.map((agreement) => (
            <CardBody key={agreement.id} className="border-t border-line">
              <Agreement agreement={agreement} reading={reading} />
            </CardBody>
          ))}
        </details>
      )}
    </Card>
  );
}

function Agreement({ agreement, reading }: { agreement: SignedUp; reading: Reading }) {
  const t = useTranslations('agreements.card');
  const { currency, period, startsOn, endsOn, signedByName, signedOn, document } = agreement;
  const { locale, today } = reading;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const day = (on: string | null) => (on ? formatDay(on, { style: 'short', today, locale }) : '');
  const total = agreement.items.reduce(
    (sum, item) => sum + multiplyQuantity(item.unitMinor, item.quantityMilli),
    0n,
  );
  const isOver = endsOn !== null && endsOn < today;
  return (
    <div className="flex flex-col gap-2">
      <div>
        <h3 className="font-strong wrap-anywhere">{agreement.title}</h3>
        <p className="text-small text-ink-2">
          {t('total', { amount: say(total), period })}
          {' · '}
          {t(startsOn > today ? 'begins' : 'span', {
            ends: endsOn ? 'yes' : 'no',
            start: day(startsOn),
            end: day(endsOn),
          })}
        </p>
      </div>
      <ul className="flex flex-col gap-1">
        {agreement.items.map((item) => (
          <li key={item.id} className="flex justify-between gap-3 text-small">
            <span className="min-w-0 wrap-anywhere">{item.description}</span>
            <span className="shrink-0 text-ink-2 tabular-nums">
              {item.quantityMilli === ONE
                ? say(item.unitMinor)
                : t('times', {
                    quantity: formatQuantity(item.quantityMilli, locale),
                    price: say(item.unitMinor),
                  })}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink-2">
        {t('signed', {
          who: signedByName ? 'name' : 'nobody',
          name: signedByName ?? '',
          when: signedOn ? 'day' : 'none',
          day: day(signedOn),
        })}{' '}
        {document && (
          <a href={`/staff/documents/${document.id}`} className="link">
            {t('document')}
          </a>
        )}
      </p>
      {!isOver && (
        <p className="text-small text-ink-2">
          {agreement.raisesDrafts && agreement.nextOn
            ? t('next', { day: day(agreement.nextOn) })
            : !agreement.raisesDrafts && t('by_hand')}
        </p>
      )}
    </div>
  );
}
