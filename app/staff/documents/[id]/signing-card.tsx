import { AskForm } from '@/components/signing/ask-form';
import { AskedActs } from '@/components/signing/asked-acts';
import { LookAgain } from '@/components/ui/look-again';
import { SignerList } from '@/components/signing/signer-list';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import type { DocumentView } from '@/domain/documents/get-document';
import { SIGNING_KINDS } from '@/domain/documents/signing-view';
import type { Words as Reading } from '@/domain/invoices/words';
import { canBeAskedToSign, isBeingSigned } from '@/domain/signing/can-be-asked';
import type { SignerChoice } from '@/domain/signing/list-signer-choices';
import { firmSigningSentence, signerItems } from '@/domain/signing/sentences';
import { formatInstant } from '@/lib/dates';
import {
  cancelSigningAction,
  dropPlanAction,
  remindSigningAction,
  requestSigningAction,
} from '../signing-actions';

/** Beside a document at the firm: who is asked to sign it, how that stands, and the way to ask. */
export function SigningCard({
  document,
  people,
  words,
  zone,
}: {
  document: DocumentView;
  people: readonly SignerChoice[];
  words: Reading;
  zone: string;
}) {
  const { t, locale, today } = words;
  const { signing, isSigned, notAsked } = document;
  const isOpen = signing?.state === 'open';
  const mayAsk = canBeAskedToSign(document);
  if (!signing && !mayAsk) return null;
  const isPdf = document.mediaType === 'application/pdf';
  return (
    <Card>
      <CardHeader title={t(signing ? 'signing.firm.title' : 'signing.firm.ask_title')} />
      <CardBody className="flex flex-col gap-4">
        {mayAsk && notAsked && (
          <Note
            tone="error"
            title={t('signing.not_asked.title')}
            actions={
              <ActButton
                action={dropPlanAction}
                fields={{ id: document.id }}
                actingLabel={t('signing.not_asked.dropping')}
              >
                {t('signing.not_asked.drop')}
              </ActButton>
            }
          >
            {t(notAsked)}
          </Note>
        )}
        {signing && (
          <>
            <p>{firmSigningSentence(signing, { isSigned, zone }, words)}</p>
            <SignerList
              label={t('signing.panel.others', { kind: signing.kind })}
              signers={signerItems(signing, words, zone)}
            />
            <p className="text-small text-ink-2">
              {t('signing.firm.asked', {
                who: signing.askedBy ?? '',
                day: formatInstant(signing.askedAt, { zone, today, locale, style: 'recent' }),
              })}{' '}
              {isOpen && t('signing.firm.reminded', { count: signing.reminders })}
            </p>
          </>
        )}
        {isBeingSigned(document) && <LookAgain />}
        <Words of={['signingForms']}>
          {isOpen && (
            <AskedActs
              id={signing.id}
              title={document.title}
              remind={remindSigningAction}
              cancel={cancelSigningAction}
            />
          )}
          {mayAsk && <p className="text-small text-ink-2">{t('signing.firm.ask_lede')}</p>}
          {mayAsk && people.length === 0 && <p>{t('signing.firm.nobody')}</p>}
          {mayAsk && people.length > 0 && (
            <AskForm
              key={signing?.id}
              document={document.id}
              people={people}
              kinds={isPdf ? SIGNING_KINDS : ['acknowledge']}
              locale={locale}
              today={today}
              ask={requestSigningAction}
            />
          )}
        </Words>
      </CardBody>
    </Card>
  );
}
