import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Note, type NoteTone } from '@/components/ui/note';
import type { SigningKind } from '@/domain/documents/signing-view';
import { type SignerItem, SignerList } from './signer-list';

/** Where the page's first line leads. */
export const SIGNING_ID = 'signing';

/** Under a document: what is asked of its reader, the words that they agree to, and what others did. */
export function SigningPanel({
  kind,
  until,
  said,
  note,
  signers,
  act,
  more,
}: {
  kind: SigningKind;
  /** 'You can do it until Friday 27 November.' */
  until: string | null;
  /** What they agree to, where something is asked of them. */
  said: readonly string[];
  /** How it stands, where nothing is. */
  note: { tone: NoteTone; text: string } | null;
  signers: readonly SignerItem[];
  /** The forms to do it with. */
  act: ReactNode;
  /** Links. */
  more: ReactNode;
}) {
  const t = useTranslations('signing.panel');
  return (
    <section
      id={SIGNING_ID}
      aria-labelledby="signing-title"
      className="flex scroll-mt-4 flex-col gap-5 border-b border-line px-5 py-6 print:hidden"
    >
      <div>
        <h2 id="signing-title" className="text-section">
          {t(said.length > 0 ? 'title' : 'about', { kind })}
        </h2>
        {until && <p className="text-small text-ink-2">{until}</p>}
      </div>
      {note && <Note tone={note.tone}>{note.text}</Note>}
      {said.length > 0 && (
        <div className="flex max-w-measure flex-col gap-2 rounded-control bg-sunken p-4 text-body">
          {said.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {act}
      {(signers.length > 1 || said.length === 0) && (
        <div className="flex max-w-120 flex-col gap-3">
          {said.length > 0 && <h3 className="text-small font-name">{t('others', { kind })}</h3>}
          <SignerList label={t('others', { kind })} signers={signers} />
        </div>
      )}
      {more}
    </section>
  );
}

/** Above a document: that something is asked, and where. */
export function SigningLead({ kind }: { kind: SigningKind }) {
  const t = useTranslations('signing.panel');
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line bg-amber-wash px-5 py-3 text-body text-ink print:hidden">
      <span className="font-name">{t('lead', { kind })}</span>
      <a href={`#${SIGNING_ID}`} className="link">
        {t('go', { kind })}
      </a>
    </p>
  );
}
