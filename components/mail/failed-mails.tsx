import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import type { FormAction } from '@/components/ui/form-action';
import { Name } from '@/components/ui/name';

/** A mail that did not arrive, its words ready. */
export type FailedMailLine = {
  id: string;
  contact: { id: string; href: string; name: string; nameLang: string | null };
  client: { name: string; nameLang: string | null };
  /** What the mail was called, and when it failed. */
  what: string;
  /** Why, with the address. */
  why: string;
  /** What their server said, in its own words. */
  reply: string | null;
  /** By when they are to be told otherwise, where the law says so. */
  until: string | null;
  mayGoAgain: boolean;
};

/** Mails that did not arrive, each with what can be done about it. */
export function FailedMails({
  lines,
  resend,
  settle,
}: {
  lines: readonly FailedMailLine[];
  resend: FormAction<void>;
  settle: FormAction<void>;
}) {
  const t = useTranslations('undelivered');
  return (
    <Card>
      {lines.length === 0 ? (
        <EmptyLine icon="circle-check">{t('empty')}</EmptyLine>
      ) : (
        <ul aria-label={t('title')} className="divide-y divide-line px-card">
          {lines.map(({ id, contact, client, what, why, reply, until, mayGoAgain }) => (
            <li
              key={id}
              id={contact.id}
              className="flex flex-col gap-3 py-4 sm:flex-row sm:items-start sm:justify-between sm:gap-6"
            >
              <div className="min-w-0">
                <p className="font-name">
                  <Name name={contact.name} lang={contact.nameLang} />
                  {' · '}
                  <Name name={client.name} lang={client.nameLang} />
                </p>
                <p className="mt-1 text-body wrap-anywhere">{why}</p>
                {until && <p className="mt-1 text-body">{until}</p>}
                <p className="mt-1 text-small wrap-anywhere text-ink-2">{what}</p>
                {reply && <p className="mt-1 text-small wrap-anywhere text-ink-2">{reply}</p>}
              </div>
              <div className="flex shrink-0 flex-wrap gap-2">
                <LinkButton href={contact.href} aria-label={t('mend_of', { name: contact.name })}>
                  {t('mend')}
                </LinkButton>
                {mayGoAgain && (
                  <ActButton
                    action={resend}
                    fields={{ id }}
                    actingLabel={t('sending')}
                    label={t('again_of', { name: contact.name })}
                  >
                    {t('again')}
                  </ActButton>
                )}
                <ActButton
                  action={settle}
                  fields={{ id }}
                  actingLabel={t('settling')}
                  label={t('settle_of', { name: contact.name })}
                >
                  {t('settle')}
                </ActButton>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
