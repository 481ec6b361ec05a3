'use client';

import {
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { startTransition, useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import type { RequestOptions } from '@/lib/webauthn';
import { faultOf, postJson, RouteRefusal } from './ask-device';
import { useAble } from './use-able';

type Answered = Awaited<ReturnType<typeof startAuthentication>>;

/** Signs in with what the browser signed, and leads on. */
export type SignInWith = (
  state: null,
  input: { answer: Answered; next?: string | undefined },
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** A challenge lasts five minutes: a page that stays open gets another before that. */
const ANEW_MS = 4 * 60_000;

/** Signing in with a passkey: by a button, and where the browser offers it in the address's own field. */
export function PasskeySignIn({ finish, next }: { finish: SignInWith; next: string | null }) {
  const t = useTranslations('passkeyUse');
  const isAble = useAble();
  const [isWaiting, setWaiting] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  const signIn = useCallback(
    async (byField: boolean) => {
      const optionsJSON = await postJson<RequestOptions>('/api/passkeys/options', {});
      const answer = await startAuthentication({ optionsJSON, useBrowserAutofill: byField });
      setWaiting(true);
      startTransition(async () => {
        const said = await finish(null, { answer, next: next ?? undefined });
        if (!said.ok) setMessage(said.message);
        setWaiting(false);
      });
    },
    [finish, next],
  );

  useEffect(() => {
    const offer = async () => {
      if (document.hidden || !(await browserSupportsWebAuthnAutofill())) return;
      // Whoever types a password has no use for a word about this.
      await signIn(true).catch(() => undefined);
    };
    const show = () => void offer();
    show();
    const timer = setInterval(show, ANEW_MS);
    document.addEventListener('visibilitychange', show);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', show);
      WebAuthnAbortService.cancelCeremony();
    };
  }, [signIn]);

  if (!isAble) return null;
  const press = async () => {
    setMessage(null);
    setWaiting(true);
    try {
      await signIn(false);
    } catch (error) {
      setWaiting(false);
      const isStopped = faultOf(error) === 'stopped';
      setMessage(
        error instanceof RouteRefusal ? error.message : t(isStopped ? 'stopped' : 'failed'),
      );
    }
  };
  return (
    <div className="mt-5 flex flex-col gap-4 border-t border-line pt-5">
      {message && <Note tone="error">{message}</Note>}
      <Button
        size="pay"
        wide
        pending={isWaiting}
        pendingLabel={t('waiting')}
        icon={<Icon name="lock" size="button" />}
        onClick={() => void press()}
      >
        {t('sign_in')}
      </Button>
    </div>
  );
}
