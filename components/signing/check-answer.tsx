'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDay, formatLogTime, formatTime, NO_YEAR } from '@/lib/dates';

/** As the portal answers: an instant is text on the wire. */
export type Checked =
  | { is: 'signed'; signers: { name: string; signedAt: string }[] }
  | { is: 'original' }
  | { is: 'unknown' };

const LOOKS = {
  signed: ['bg-green-wash', 'text-green', 'circle-check'],
  original: ['bg-slate-wash', 'text-ink-2', 'info'],
  unknown: ['bg-brick-wash', 'text-brick', 'circle-alert'],
} as const;

/** Whether it is the file that was signed, by whom and when; and the fingerprint, to compare. */
export function CheckAnswer({
  file,
  sha256,
  answer,
  locale,
}: {
  file: string;
  sha256: string;
  answer: Checked;
  locale: string;
}) {
  const t = useTranslations('verifyForm');
  const [wash, colour, icon] = LOOKS[answer.is];
  return (
    <>
      <div className={`flex gap-3 rounded-card p-5 ${wash}`}>
        <Icon name={icon} className={`mt-0.5 ${colour}`} />
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-section">{t(answer.is)}</h2>
          <p className="text-body">{t(`${answer.is}_text`)}</p>
          <p className="text-small wrap-anywhere text-ink-2">{file}</p>
        </div>
      </div>
      {answer.is === 'signed' && (
        <section aria-labelledby="who-signed" className="flex flex-col gap-2">
          <h2 id="who-signed" className="text-section">
            {t('signers')}
          </h2>
          <ul className="flex flex-col gap-1">
            {answer.signers.map(({ name, signedAt }) => (
              <li key={`${name} ${signedAt}`} className="text-body">
                <span className="font-name">{name}</span>
                <span className="block text-small text-ink-2">
                  <time dateTime={signedAt}>{momentOf(signedAt, locale, t)}</time>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div>
        <p className="text-small text-ink-2">{t('fingerprint')}</p>
        <p className="text-small wrap-anywhere tabular-nums">{sha256}</p>
      </div>
    </>
  );
}

/** By the reader's own clock, whose zone their browser knows, and by UTC, in which the evidence has it. */
function momentOf(
  instant: string,
  locale: string,
  t: (key: 'signed_when', values: Record<string, string>) => string,
): string {
  const at = new Date(instant);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
  const when = `${formatDay(day, { style: 'sentence', today: NO_YEAR, locale })}, ${formatTime(at, zone, locale)}`;
  const utcDay = formatDay(at.toISOString().slice(0, 10), {
    style: 'row',
    today: NO_YEAR,
    locale,
  });
  return t('signed_when', { when, utc: `${utcDay}, ${formatLogTime(at, 'UTC')} UTC` });
}
