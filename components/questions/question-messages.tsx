import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import { Time } from '@/components/ui/values';
import type { QuestionView } from '@/domain/questions/question-view';
import { formatInstant } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import type { QuestionReading } from './question-reading';

/** What was said in a question, by whom and when. People of the firm are called by their first names to the client. */
export function QuestionMessages({
  question: { kind, messages },
  reading,
  reader,
}: {
  question: QuestionView;
  reading: QuestionReading;
  reader: 'client' | 'firm';
}) {
  const t = useTranslations('questions');
  return (
    <ol className="flex flex-col gap-2.5">
      {messages.map(({ id, fromClient, author, body, at }, place) => (
        <li
          key={id}
          className={clsx('border-l-2 pl-3', fromClient ? 'border-line-2' : 'border-green')}
        >
          <p className="text-small text-ink-2">
            <span className="font-name text-ink">
              {author?.isReader ? (
                t('you')
              ) : author ? (
                <Name
                  name={reader === 'client' && !fromClient ? firstName(author.name) : author.name}
                  lang={author.nameLang}
                />
              ) : (
                t('somebody')
              )}
            </span>
            {' · '}
            <Time at={at.toISOString()} text={formatInstant(at, { style: 'recent', ...reading })} />
            {place === 0 && kind === 'dispute' && ` · ${t('dispute')}`}
          </p>
          {body === '' ? (
            <p className="text-small text-ink-2">{t('erased')}</p>
          ) : (
            <p className="text-body wrap-anywhere whitespace-pre-line">{body}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
