import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-action';
import type { QuestionView } from '@/domain/questions/question-view';
import { formatDay } from '@/lib/dates';
import { newId } from '@/lib/ids';
import { MessageForm } from './message-form';
import { QuestionMessages } from './question-messages';
import type { QuestionReading } from './question-reading';

/** What a client has asked about one line, or about the invoice as a whole, with the way to answer. */
export function FirmQuestions({
  questions,
  reading,
  answer,
}: {
  /** Those about this line, the oldest first. */
  questions: readonly QuestionView[];
  reading: QuestionReading;
  answer: FormAction<void>;
}) {
  const t = useTranslations('questions');
  const forms = useTranslations('questionForms');
  return questions.map((question) => {
    const asker = question.messages.findLast(({ fromClient }) => fromClient)?.author?.name;
    return (
      <div
        key={question.id}
        id={question.id}
        className="flex w-full scroll-mt-6 flex-col gap-3 pt-2"
      >
        <QuestionMessages question={question} reading={reading} reader="firm" />
        {question.state === 'settled' ? (
          <p className="text-small text-ink-2">
            {t('settled_for_firm', {
              day: formatDay(question.settledOn ?? reading.today, { style: 'row', ...reading }),
            })}
          </p>
        ) : (
          <>
            {question.state === 'answered' && (
              <p className="text-small text-ink-2">{t('not_settled')}</p>
            )}
            <MessageForm
              questionId={question.id}
              formKey={newId()}
              label={forms('answer_label')}
              hint={forms('answer_hint', { name: asker ?? t('somebody') })}
              {...(question.state === 'answered' && { fold: forms('answer_more') })}
              send={forms('answer')}
              sending={forms('sending')}
              action={answer}
            />
          </>
        )}
      </div>
    );
  });
}
