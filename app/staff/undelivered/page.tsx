import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FailedMails } from '@/components/mail/failed-mails';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { type FailedMail, listFailures } from '@/domain/mail/list-failures';
import { todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { requireEmployee } from '@/lib/session';
import { resendMailAction, settleFailureAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('undelivered'))('title') };
}

export default async function UndeliveredPage() {
  const actor = await requireEmployee('/staff/undelivered');
  const { shell, failed } = await readAs(actor, async () => ({
    shell: await getStaffShell(actor),
    failed: await listFailures(actor),
  }));
  const t = await getTranslations();
  const { locale, zone } = shell;
  const today = todayIn(zone);
  const lineOf = ({ id, contact, client, subject, reason, reply, at, ...mail }: FailedMail) => ({
    ...{ id, client, mayGoAgain: mail.mayGoAgain },
    contact: { ...contact, href: `/staff/clients/${client.id}/contacts/${contact.id}` },
    why: t(`undelivered.why.${reason}`, { email: contact.email }),
    what: t('undelivered.what', {
      subject,
      at: formatInstant(at, { style: 'sentence', zone, today, locale }),
    }),
    reply: reply && t('undelivered.reply', { reply }),
    until:
      mail.letterBy &&
      t('undelivered.letter', {
        day: formatDay(mail.letterBy, { style: 'sentence', today, locale }),
      }),
  });
  return (
    <StaffShell shell={shell} place="today">
      <FirstSentence
        reader="firm"
        lede={t(failed.length > 0 ? 'undelivered.lede' : 'undelivered.none')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff', label: t('today.title') }]}
            current={t('undelivered.title')}
          />
        }
      >
        {t('undelivered.sentence', { count: failed.length })}
      </FirstSentence>
      <FailedMails
        lines={failed.map(lineOf)}
        resend={resendMailAction}
        settle={settleFailureAction}
      />
    </StaffShell>
  );
}
