import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { ConfirmInPlace } from '@/components/access/confirm-first';
import { z } from 'zod';
import { ScannerRow } from '@/components/firm/scanner-row';
import { SettingsRow } from '@/components/firm/settings-row';
import { StaffShell } from '@/components/shell/staff-shell';
import { FirmMark } from '@/components/ui/avatar';
import { LinkButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { type FirmSettings, getFirm } from '@/domain/firm/get-firm';
import { settingsSentence } from '@/domain/firm/settings-sentence';
import { asSentence } from '@/domain/invoices/words';
import { getProgramRules } from '@/domain/programs/get-program-rules';
import type { ProgramRules } from '@/domain/programs/program-rules';
import { getPaperRules } from '@/domain/records/get-paper-rules';
import { getScanner } from '@/domain/scanner/get-scanner';
import { scannerResult, scannerValue } from '@/domain/scanner/scanner-words';
import { listTaxRates } from '@/domain/taxes/list-tax-rates';
import { describeWeek } from '@/lib/availability';
import { now, todayIn } from '@/lib/clock';
import { formatDay, formatZone } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { formatRate, type TaxRate } from '@/lib/tax';
import { tryScannerAction } from './actions';
import { OpenForm, type Part, PARTS } from './open-form';
import { ownInWords, retentionInWords, watermarksInWords } from './paper-words';

const Search = z.object({ change: z.enum(PARTS).optional().catch(undefined) });

/** What asks for a proof of presence before it is changed (`changeFirm`). */
const GUARDED: ReadonlySet<Part> = new Set(['bank', 'security']);

/** More than these are only counted. */
const HOLIDAYS_SHOWN = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firm'))('title') };
}

export default async function SettingsPage({ searchParams }: PageProps<'/staff/settings'>) {
  const actor = await requireEmployee('/staff/settings');
  if (!may(actor, 'firm.change')) notFound();
  const { change } = Search.parse(await searchParams);
  const { shell, firm, taxes, scanner, papers, programs } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      firm: await getFirm(actor),
      taxes: await listTaxRates(actor),
      scanner: await getScanner(actor),
      papers: await getPaperRules(actor),
      programs: await getProgramRules(actor),
    })),
  );
  const t = await getTranslations();
  const words = { t, locale: shell.locale, today: todayIn(shell.zone) };
  const row = (part: Part, value: React.ReactNode) => (
    <SettingsRow
      part={part}
      name={t(`firm.parts.${part}`)}
      value={value}
      note={t(`firm.notes.${part}`)}
      changeLabel={{
        short: t('firm.change'),
        full: t('firm.change_part', { part: t(`firm.parts.${part}`) }),
      }}
      form={
        change === part &&
        (shell.isPresent || !GUARDED.has(part) ? (
          <OpenForm part={part} firm={firm} taxes={taxes} papers={papers} programs={programs} />
        ) : (
          <ConfirmInPlace
            confirm={confirmPresenceAction}
            before={part === 'bank' ? 'money' : 'rights'}
          />
        ))
      }
    />
  );
  const lastTry = scannerResult(scanner, words, shell.zone);
  const scannerCard = (
    <Card lit={lastTry.mark === 'bad'}>
      <CardHeader title={t('scanner.card')} aside={t('scanner.card_aside')} />
      <ul className="divide-y divide-line">
        {row('retention', retentionInWords(papers, t))}
        {row('categories', ownInWords(papers, t))}
        {row('watermarks', watermarksInWords(papers, shell.locale, t))}
        <ScannerRow
          value={scannerValue(scanner, words)}
          result={lastTry}
          tryIt={scanner.address ? tryScannerAction : null}
        />
      </ul>
    </Card>
  );
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={t('firm.lede')}
        actions={
          <>
            {' '}
            <LinkButton href="/staff/settings/privacy">{t('firmPrivacy.title')}</LinkButton>
            <LinkButton href="/staff/settings/rights">{t('rights.title')}</LinkButton>
            <LinkButton href="/staff/settings/people" icon={<Icon name="users" size="button" />}>
              {t('firm.people.title')}
            </LinkButton>
          </>
        }
      >
        {settingsSentence(firm, t)}
      </FirstSentence>
      <Words
        of={[
          'confirmFirst',
          'firmForms',
          'passkeyUse',
          'taxes',
          'scanner',
          'recordForms',
          'documents',
          'categories',
          'watermarks',
        ]}
      >
        {/* What fails is the owner's to do, and stands on top. */}
        {lastTry.mark === 'bad' && scannerCard}
        <Card>
          <CardHeader title={t('firm.card')} aside={t('firm.card_aside')} />
          <ul className="divide-y divide-line">
            {row('name', <NameAndLogo firm={firm} />)}
            {row('place', placeInWords(firm))}
            {row('desk', deskInWords(firm) || t('firm.none'))}
            {row('hours', hoursInWords(firm, t))}
            {row('holidays', holidaysInWords(firm, t))}
            {row('programs', programsInWords(programs, t))}
            {row('security', t(`firm.security.${firm.requiresSecondFactor ? 'required' : 'free'}`))}
          </ul>
        </Card>
        <Card>
          <CardHeader title={t('firm.money_card')} aside={t('firm.money_aside')} />
          <ul className="divide-y divide-line">
            {row('bank', firm.bankDetails ?? t('firm.none'))}
            {row('taxes', taxesInWords(taxes, firm.locale) || t('taxes.empty'))}
            {row('reminders', remindersInWords(firm, t))}
          </ul>
        </Card>
        {lastTry.mark !== 'bad' && scannerCard}
      </Words>
    </StaffShell>
  );
}

function NameAndLogo({ firm: { name, logoUrl } }: { firm: FirmSettings }) {
  return (
    <span className="flex items-center gap-2.5">
      <FirmMark name={name} markUrl={logoUrl} />
      {name}
    </span>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

function programsInWords(
  { scannerWords, botWords, ranges, seconds }: ProgramRules,
  t: Translate,
): string {
  const words = scannerWords.length + botWords.length;
  return t('programs.value', { words, ranges: ranges.length, seconds });
}

function placeInWords({ zone, currency, locale }: FirmSettings): string {
  const money = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency) ?? currency;
  return `${formatZone(zone, locale, now())} (${zone}), ${money}`;
}

function deskInWords({ phone, email, address }: FirmSettings): string {
  return [[phone, email].filter(Boolean).join(', '), address].filter(Boolean).join('\n');
}

function hoursInWords({ zone, week, locale, replyMinutes }: FirmSettings, t: Translate): string {
  if (week.length === 0) return t('firm.none');
  const hours = describeWeek({ zone, week, holidays: [] }, locale);
  return t('firm.hours', { hours, reply: Math.round(replyMinutes / 60) });
}

function remindersInWords({ reminderDays, locale }: FirmSettings, t: Translate): string {
  if (reminderDays.length === 0) return t('reminders.none');
  const days = [...reminderDays]
    .sort((a, b) => a - b)
    .map((count) =>
      t('reminders.days', {
        days: count < 0 ? 'before' : count === 0 ? 'today' : 'after',
        count: Math.abs(count),
      }),
    );
  const list = new Intl.ListFormat(locale).format(days);
  return t('reminders.value', { list: asSentence(list, locale) });
}

function taxesInWords(taxes: readonly TaxRate[], locale: string): string {
  return taxes.map(({ name, rateMilli }) => `${name} ${formatRate(rateMilli, locale)}`).join('\n');
}

function holidaysInWords({ holidays, zone, locale }: FirmSettings, t: Translate): string {
  if (holidays.length === 0) return t('firm.none');
  const today = todayIn(zone);
  const days = holidays
    .slice(0, HOLIDAYS_SHOWN)
    .map(({ day }) => formatDay(day, { style: 'row', today, locale }));
  return t('firm.holidays', {
    days: new Intl.ListFormat(locale, { type: 'unit' }).format(days),
    more: Math.max(0, holidays.length - HOLIDAYS_SHOWN),
  });
}
