import { formatDay, formatInstant } from '@/lib/dates';
import { firstName } from '@/lib/first-name';
import type { IncomingSigning } from '../intake/list-incoming';
import type { SignerView, SigningView } from '../documents/signing-view';
import type { Words } from '../invoices/words';

/** Whether something is asked of whoever reads it, now. */
export function isAskedToSign(signing: SigningView | null): signing is SigningView {
  return (
    signing?.state === 'open' &&
    signing.signers.some(({ isReader, state }) => isReader && state === 'waiting')
  );
}

/** Who will be asked for what when they are told of it: "Dana Whitlock will be asked to sign it, by Fri 4 Dec." */
export function plannedSentence({ kind, signers, dueOn }: IncomingSigning, words: Words): string {
  const names = new Intl.ListFormat(words.locale).format(signers.map(({ name }) => name));
  const due = dueOn ? 'yes' : 'no';
  return words.t('signing.planned', { names, kind, due, day: sayDay(dueOn, words) });
}

/** How it stands, for the client's page, where nothing is asked of its reader. */
export function signingNote(
  { kind, state, dueOn, signers, terms }: SigningView,
  isSigned: boolean,
  words: Words,
): { tone: 'done' | 'wait' | 'notice'; text: string } | null {
  const { t } = words;
  const mine = signers.find(({ isReader }) => isReader);
  const person = firstName(terms.person);
  if (state === 'complete') {
    const isMade = kind === 'acknowledge' || isSigned;
    return isMade
      ? { tone: 'done', text: t('signing.state.complete', { kind }) }
      : { tone: 'wait', text: t('signing.state.made') };
  }
  if (state === 'declined') {
    const name = signers.find((signer) => signer.state === 'declined')?.name ?? '';
    const key = mine?.state === 'declined' ? 'declined_by_you' : 'declined';
    return { tone: 'notice', text: t(`signing.state.${key}`, { name, person }) };
  }
  if (state === 'expired') {
    const day = sayDay(dueOn, words);
    return { tone: 'notice', text: t('signing.state.expired', { kind, day, person }) };
  }
  if (mine?.state !== 'signed') return null;
  const left = signers.filter((signer) => signer.state === 'waiting').length;
  return {
    tone: 'done',
    text: [
      t('signing.state.signed_by_you', { kind }),
      t('signing.state.others_left', { count: left }),
    ].join(' '),
  };
}

/** How it stands, in a sentence for the firm. */
export function firmSigningSentence(
  { kind, state, dueOn, endedAt }: SigningView,
  { isSigned, zone }: { isSigned: boolean; zone: string },
  words: Words,
): string {
  const { t, locale, today } = words;
  if (state === 'complete' && kind === 'sign' && !isSigned)
    return t('signing.firm.complete_making');
  const ended = endedAt && formatInstant(endedAt, { zone, today, locale, style: 'recent' });
  return t(`signing.firm.${state}`, {
    kind,
    due: dueOn ? 'yes' : 'no',
    day: state === 'cancelled' ? (ended ?? '') : sayDay(dueOn, words),
  });
}

/** Everybody who was asked, with how it stands written out. */
export function signerItems(
  { kind, state, signers }: SigningView,
  { t, locale, today }: Words,
  zone: string,
): (Omit<SignerView, 'actedAt'> & { words: string })[] {
  return signers.map(({ actedAt, ...signer }) => ({
    ...signer,
    words: t(`signing.state.signer.${signer.state}`, {
      kind,
      state,
      when: actedAt ? formatInstant(actedAt, { zone, today, locale, style: 'row' }) : '',
    }),
  }));
}

function sayDay(day: string | null, { locale, today }: Words): string {
  return day ? formatDay(day, { style: 'sentence', today, locale }) : '';
}
