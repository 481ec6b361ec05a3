import { useTranslations } from 'next-intl';
import { Chip } from '@/components/ui/chip';
import { Name } from '@/components/ui/name';
import type { SignatureMark as Mark, SignerState } from '@/domain/documents/signing-view';
import { SignatureMark } from './signature-mark';

/** Somebody who was asked, with how it stands written out. */
export type SignerItem = {
  id: string;
  name: string;
  nameLang: string | null;
  isReader: boolean;
  state: SignerState;
  /** 'Signed, Mon 23 Nov, 2:40 pm'. */
  words: string;
  mark: Mark | null;
  /** Why they declined, for whoever may read it. */
  reason: string | null;
};

const CHIPS = {
  waiting: ['slate', 'circle'],
  signed: ['green', 'check'],
  declined: ['brick', 'x'],
} as const;

/** Everybody who was asked, and what they did. */
export function SignerList({ label, signers }: { label: string; signers: readonly SignerItem[] }) {
  const t = useTranslations('signing');
  return (
    <ul className="flex flex-col gap-3" aria-label={label}>
      {signers.map(({ id, name, nameLang, isReader, state, words, mark, reason }) => {
        const [tone, icon] = CHIPS[state];
        return (
          <li key={id} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="font-name">
                {isReader ? t('state.you', { name }) : <Name name={name} lang={nameLang} />}
              </span>
              <Chip tone={tone} icon={icon}>
                {words}
              </Chip>
            </div>
            {mark && <SignatureMark mark={mark} name={name} />}
            {reason && (
              <p className="text-small wrap-anywhere text-ink-2">{t('firm.reason', { reason })}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
