import { LookAgain } from '@/components/ui/look-again';
import { DeclineButton } from '@/components/signing/decline-button';
import { SignForm } from '@/components/signing/sign-form';
import { SigningPanel } from '@/components/signing/signing-panel';
import { ActButton } from '@/components/ui/act-button';
import { Words } from '@/components/ui/words';
import type { DocumentView } from '@/domain/documents/get-document';
import type { Words as Reading } from '@/domain/invoices/words';
import { isAskedToSign, signerItems, signingNote } from '@/domain/signing/sentences';
import { statementOf } from '@/domain/signing/statement';
import { formatDay } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import {
  acknowledgeDocumentAction,
  declineSigningAction,
  signDocumentAction,
} from '../signing-actions';

/** What of a document is asked, or was, as its page shows it to a client; nothing where it never was, or is asked no more. */
export function SigningPart({
  document,
  words,
  zone,
}: {
  document: DocumentView;
  words: Reading;
  zone: string;
}) {
  const { signing, isSigned, isLocked } = document;
  if (!signing || signing.state === 'cancelled') return null;
  const { t, locale, today } = words;
  const { id, kind, state, dueOn, terms } = signing;
  const mine = signing.signers.find(({ isReader }) => isReader);
  const isAsked = isAskedToSign(signing) && !isLocked;
  const statement = statementOf(kind, terms);
  const isMaking = state === 'complete' && kind === 'sign' && !isSigned;
  return (
    <Words of={['signingForms', 'passkeyUse']}>
      <SigningPanel
        kind={kind}
        until={
          isAsked && dueOn
            ? t('signing.panel.until', {
                day: formatDay(dueOn, { style: 'sentence', today, locale }),
              })
            : null
        }
        said={isAsked ? statement.paragraphs : []}
        note={isAsked ? null : signingNote(signing, isSigned, words)}
        signers={signerItems(signing, words, zone)}
        act={
          isAsked && (
            <>
              {kind === 'sign' ? (
                <SignForm
                  id={id}
                  statement={statement.sha256}
                  name={mine?.name ?? ''}
                  sign={signDocumentAction}
                />
              ) : (
                <ActButton
                  action={acknowledgeDocumentAction}
                  fields={{ id, statement: statement.sha256 }}
                  actingLabel={t('signingForms.panel.confirming')}
                  look="ink"
                >
                  {t('signingForms.panel.confirm')}
                </ActButton>
              )}
              <div>
                <DeclineButton
                  id={id}
                  kind={kind}
                  title={document.title}
                  person={firstName(terms.person)}
                  decline={declineSigningAction}
                />
              </div>
            </>
          )
        }
        more={
          isMaking ? (
            <LookAgain />
          ) : (
            isSigned && (
              <div className="flex flex-wrap gap-x-5 gap-y-1 text-small">
                <a href="/verify" className="link">
                  {t('signing.state.verify')}
                </a>
                <OriginalForm id={document.id} label={t('signing.state.original')} />
              </div>
            )
          )
        }
      />
    </Words>
  );
}

/** A form, since a download is written down; it looks like the link beside it. */
function OriginalForm({ id, label }: { id: string; label: string }) {
  return (
    <form method="post" action={`/api/documents/${id}/download?original`} className="contents">
      <button type="submit" className="cursor-pointer link">
        {label}
      </button>
    </form>
  );
}
