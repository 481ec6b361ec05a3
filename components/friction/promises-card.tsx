import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import type { FormAction } from '@/components/ui/form-action';
import { Name } from '@/components/ui/name';
import { Words } from '@/components/ui/words';

/** An answer that was promised, written out. */
export type PromiseItem = {
  id: string;
  /** '1:20 pm' today, otherwise the day. */
  when: string;
  isLate: boolean;
  what: string;
  client: { href: string; name: string; nameLang: string | null };
  who: { name: string; nameLang: string | null } | null;
  /** Where it is answered; null for what is answered outside the portal. */
  answerHref: string | null;
};

/** What clients were promised an answer to, soonest due first. */
export function PromisesCard({
  promises,
  aside,
  answer,
}: {
  promises: readonly PromiseItem[];
  /** How many are due today. */
  aside: string;
  answer: FormAction<void>;
}) {
  const t = useTranslations('calls.promises');
  return (
    <Card>
      <CardHeader title={t('title')} aside={promises.length > 0 && aside} />
      {promises.length === 0 ? (
        <EmptyLine>{t('empty')}</EmptyLine>
      ) : (
        <Words>
          <ul className="divide-y divide-line px-card py-1" aria-label={t('title')}>
            {promises.map((promise) => (
              <li key={promise.id} className="grid grid-cols-[5.5rem_1fr] gap-x-3 py-2.5">
                <span
                  className={clsx('font-name whitespace-nowrap', promise.isLate && 'text-brick')}
                >
                  {promise.when}
                  {promise.isLate && (
                    <span className="block text-tiny font-normal">{t('late')}</span>
                  )}
                </span>
                <div className="min-w-0">
                  <p className="wrap-anywhere">
                    {promise.answerHref ? (
                      <a href={promise.answerHref} className="link">
                        {promise.what}
                      </a>
                    ) : (
                      promise.what
                    )}
                  </p>
                  <p className="text-small text-ink-2">
                    <a href={promise.client.href} className="hover:underline">
                      <Name name={promise.client.name} lang={promise.client.nameLang} />
                    </a>
                    {promise.who && (
                      <>
                        {', '}
                        <Name name={promise.who.name} lang={promise.who.nameLang} />
                      </>
                    )}
                  </p>
                  {!promise.answerHref && (
                    <div className="mt-1.5 flex">
                      <ActButton
                        action={answer}
                        fields={{ callId: promise.id }}
                        label={t('answered_label', { client: promise.client.name })}
                        actingLabel={t('answering')}
                      >
                        {t('answered')}
                      </ActButton>
                    </div>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Words>
      )}
    </Card>
  );
}
