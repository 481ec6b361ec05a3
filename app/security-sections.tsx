import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { PasskeysCard } from '@/components/passkeys/passkeys-card';
import { SignedInCard } from '@/components/security/signed-in-card';
import { Words } from '@/components/ui/words';
import type { OpenSession } from '@/domain/devices/list-sessions';
import { sessionItem, sessionsEnd, signedInSentence } from '@/domain/devices/session-words';
import type { OwnPasskeys } from '@/domain/passkeys/list-passkeys';
import { passkeyItem } from '@/domain/passkeys/passkey-words';
import { todayIn } from '@/lib/clock';
import type { PersonActor } from '@/lib/session-row';
import {
  addPasskeyAction,
  beginPasskeyAction,
  endOneSessionAction,
  endOtherSessionsAction,
  nameDeviceAction,
  removePasskeyAction,
  renamePasskeyAction,
} from './security-actions';

/** What somebody sees of how they are signed in, the same at a client and at the firm. */
export async function SecuritySections({
  actor,
  base,
  sessions,
  own,
  locale,
  zone,
}: {
  actor: PersonActor;
  /** Where the page is. */
  base: '/security' | '/staff/security';
  sessions: readonly OpenSession[];
  own: OwnPasskeys;
  locale: string;
  zone: string;
}) {
  const t = await getTranslations();
  const words = { t, locale, zone, today: todayIn(zone) };
  return (
    <Words of={['securityForms', 'passkeyForms', 'passkeyUse']}>
      <PasskeysCard
        passkeys={own.passkeys.map((passkey) => passkeyItem(passkey, words))}
        isPresent={own.isPresent}
        confirm={confirmPresenceAction}
        begin={beginPasskeyAction}
        keep={addPasskeyAction}
        rename={renamePasskeyAction}
        remove={removePasskeyAction}
      />
      <SignedInCard
        sessions={sessions.map((session) => sessionItem(session, words))}
        facts={`${signedInSentence(sessions, t)} ${sessionsEnd(actor, t)}`}
        passwordHref={`${base}/password`}
        name={nameDeviceAction}
        end={endOneSessionAction}
        endOthers={endOtherSessionsAction}
      />
    </Words>
  );
}
