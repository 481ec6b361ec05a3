import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { FormAction } from '@/components/ui/form-action';
import type { QuestionView } from '@/domain/questions/question-view';
import { formatDay } from '@/lib/dates';
import { newId } from '@/lib/ids';
import { AskForm } from './ask-form';
import { MessageForm } from './message-form';
import { QuestionMessages } from './question-messages';
import type { QuestionReading } from './question-reading';
import { SettleForm } from './settle-form';

export type ClientQuestionActions = {
  ask: FormAction<void>;
  reply: FormAction<void>;
  settle: FormAction<void>;
};

type Shared = {
  reading: QuestionReading;
  /** Whom it goes to, by first name; null for the desk. */
  helperName: string | null;
  /** 'Answer by 2:40 pm today'. */
  answerBy: string | null;
  actions: ClientQuestionActions;
};

/**
 * What the client has asked about one line, or about the invoice as a whole, and the way to ask. While a question is not
 * settled it is written on in, so that a line has one at a time.
 */
export function ClientQuestions({
  invoiceId,
  lineId,
  questions,
  canAsk,
  canPay,
  ...shared
}: Shared & {
  invoiceId: string;
  lineId: string | null;
  /** Those about this line, the oldest first. */
  questions: readonly QuestionView[];
  /** A cancelled invoice asks for nothing. */
  canAsk: boolean;
  /** Something is left to pay, which need not wait for this line. */
  canPay: boolean;
}) {
  const t = useTranslations('questions');
  const isOpen = questions.some(({ state }) => state !== 'settled');
  return (
    <>
      {questions.map((question) => (
        <Question key={question.id} question={question} {...shared} />
      ))}
      {canAsk && !isOpen && (
        <AskForm
          invoiceId={invoiceId}
          lineId={lineId}
          formKey={newId()}
          helperName={shared.helperName}
          answerBy={shared.answerBy}
          note={canPay && lineId ? t('pay_rest') : null}
          action={shared.actions.ask}
        />
      )}
    </>
  );
}

function Question({
  question,
  reading,
  helperName,
  answerBy,
  actions,
}: Shared & { question: QuestionView }) {
  const t = useTranslations('questions');
  const forms = useTranslations('questionForms');
  const messages = <QuestionMessages question={question} reading={reading} reader="client" />;
  const reply = (words: { label: string; fold: string }) => (
    <MessageForm
      questionId={question.id}
      formKey={newId()}
      label={words.label}
      fold={words.fold}
      send={forms('send', { who: helperName ? 'name' : 'desk', name: helperName ?? '' })}
      sending={forms('sending')}
      beside={answerBy}
      action={actions.reply}
    />
  );
  if (question.state === 'settled') {
    const day = formatDay(question.settledOn ?? reading.today, { style: 'short', ...reading });
    return (
      <details id={question.id} className="w-full scroll-mt-6">
        <summary className="flex w-fit cursor-pointer list-none items-center gap-1.5 text-small text-green max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
          <Icon name="check" size="chip" />
          <span className="underline decoration-line-2 underline-offset-4">
            {t('settled', { how: question.kind, day })}
          </span>
        </summary>
        <div className="mt-3 flex flex-col gap-3">
          {messages}
          {reply({ label: forms('reply_label'), fold: forms('again') })}
        </div>
      </details>
    );
  }
  return (
    <div id={question.id} className="flex w-full scroll-mt-6 flex-col gap-3 pt-2">
      {messages}
      {question.state === 'open' ? (
        <>
          <p className="text-small text-ink-2">
            {t('waiting', { who: helperName ? 'name' : 'desk', name: helperName ?? '' })} {answerBy}
          </p>
          <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <SettleForm questionId={question.id} action={actions.settle} />
            <div className="flex min-h-10 grow flex-col justify-center">
              {reply({ label: forms('more_label'), fold: forms('reply') })}
            </div>
          </div>
        </>
      ) : (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <SettleForm questionId={question.id} action={actions.settle} />
          <div className="flex min-h-10 grow flex-col justify-center">
            {reply({ label: forms('reply_label'), fold: forms('not_yet') })}
          </div>
        </div>
      )}
    </div>
  );
}
