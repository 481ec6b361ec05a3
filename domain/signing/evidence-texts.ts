import { type Day, dayIn } from '@/lib/clock';
import { formatDay, formatLogTime, formatTime, formatZone, NO_YEAR } from '@/lib/dates';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import type { Translate } from '@/lib/translator';
import { frameOf } from '../paper/paper-frame';
import type { EvidencePaper, EvidenceSigner } from './evidence-paper';
import type { EvidenceFacts, EvidenceSignerRow, TrailRow } from './read-evidence';

/** The evidence of a signing in words: for whoever reads it years later, so that every day has its year. */
export function evidencePaper(facts: EvidenceFacts, t: Translate): EvidencePaper {
  const { firm, signers, documentId, completeAt, pages } = facts;
  const { locale, zone } = firm;
  const day = (at: Date) =>
    formatDay(dayIn(zone, at), { style: 'sentence', today: NO_YEAR, locale });
  const count = signers.length;
  const values = { count, pages: pages ?? 0, day: day(completeAt), name: signers[0]?.name ?? '' };
  return {
    ...frameOf(firm),
    name: t('signing.evidence.name'),
    detail: t('signing.evidence.detail'),
    sentence: t('signing.evidence.sentence', values),
    facts: [
      {
        label: t('signing.evidence.document'),
        lines: [facts.title, t('signing.evidence.pages', values)],
      },
      {
        label: t('signing.evidence.complete'),
        lines: [rowDay(utcDay(completeAt), locale), utcTime(completeAt)],
      },
      { label: t('signing.evidence.client'), lines: [facts.client] },
    ],
    signers: signers.map((signer) => signerOf(signer, { t, zone, locale })),
    agreed: {
      title: t('signing.evidence.agreed', values),
      paragraphs: (signers[0]?.statement ?? '').split('\n\n').slice(1),
    },
    trail: {
      title: t('signing.evidence.trail'),
      columns: [t('signing.evidence.utc'), t('signing.evidence.who'), t('signing.evidence.what')],
      rows: [
        ...facts.trail.map((row) => trailRow(row, { t, locale, firm: firm.name })),
        {
          at: utcMoment(completeAt, locale),
          who: t('signing.evidence.system'),
          what: t('signing.evidence.trail_complete', values),
        },
      ],
    },
    check: {
      title: t('signing.evidence.check'),
      text: t('signing.evidence.check_text', {
        address: new URL('/verify', env().NEXTAUTH_URL).href.replace(/^https?:\/\//, ''),
        bytes: Number(facts.sizeBytes),
      }),
      fingerprints: [
        { label: t('signing.evidence.original'), value: inFours(facts.sha256) },
        { label: t('signing.evidence.number'), value: publicId('do', documentId) },
      ],
    },
    foot: t('signing.evidence.foot'),
  };
}

type Reading = { t: Translate; zone: string; locale: string };

function signerOf(signer: EvidenceSignerRow, { t, zone, locale }: Reading): EvidenceSigner {
  const { name, email, way, signedName, drawing } = signer;
  const acted = new Date(signer.actedAt);
  const proved = new Date(signer.provedAt);
  const from = [signer.ip ?? t('signing.evidence.no_address'), signer.userAgent]
    .filter(Boolean)
    .join(', ');
  return {
    ...{ name, email },
    mark: drawing ? { drawing } : { typed: signedName ?? name },
    rows: [
      {
        label: t('signing.evidence.signed'),
        value: t('signing.evidence.signed_at', {
          way,
          utc: utcMoment(acted, locale),
          time: formatTime(acted, zone, locale),
          day: rowDay(dayIn(zone, acted), locale),
          zone: formatZone(zone, locale, acted),
        }),
      },
      {
        label: t('signing.evidence.was_it'),
        value: t('signing.evidence.proved', {
          by: signer.provedBy ?? 'password',
          utc: utcTime(proved),
        }),
      },
      { label: t('signing.evidence.meant'), value: signer.statement.split('\n\n')[0] ?? '' },
      { label: t('signing.evidence.consent'), value: t('signing.evidence.consented') },
      { label: t('signing.evidence.from'), value: from },
    ],
  };
}

function trailRow(
  { at, type, name }: TrailRow,
  { t, locale, firm }: { t: Translate; locale: string; firm: string },
) {
  const what = type === 'document.opened' ? 'opened' : type.slice(type.indexOf('.') + 1);
  return {
    at: utcMoment(at, locale),
    who: name ?? t('signing.evidence.system'),
    what: t('signing.evidence.happened', { what, firm }),
  };
}

function rowDay(day: Day, locale: string): string {
  return formatDay(day, { style: 'row', today: NO_YEAR, locale });
}

function utcDay(at: Date): Day {
  return dayIn('UTC', at);
}

function utcTime(at: Date): string {
  return `${formatLogTime(at, 'UTC').padStart(8, '0')} UTC`;
}

function utcMoment(at: Date, locale: string): string {
  return `${rowDay(utcDay(at), locale)}, ${utcTime(at)}`;
}

/** A fingerprint as it is read out: sixteen groups of four. */
function inFours(sha256: Uint8Array): string {
  return (Buffer.from(sha256).toString('hex').match(/.{4}/g) ?? []).join(' ');
}
