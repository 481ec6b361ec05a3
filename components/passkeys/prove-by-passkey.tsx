'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { RequestOptions } from '@/lib/webauthn';
import { faultOf, postJson, RouteRefusal } from './ask-device';
import { useAble } from './use-able';

/**
 * Beside a form that asks for the password to know that it is them: their passkey does as well. There only for whoever has
 * one; the page goes on from there.
 */
export function ProveByPasskey() {
  const t = useTranslations('passkeyUse');
  const router = useRouter();
  const isAble = useAble();
  const [has, setHas] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [message, setMessage] = useState<string | null>(null);

  useEffect(() => {
    if (!isAble) return;
    const asked = new AbortController();
    fetch('/api/passkeys/proof', { signal: asked.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((said: { isAble: boolean } | null) => setHas(said?.isAble ?? false))
      .catch(() => undefined);
    return () => asked.abort();
  }, [isAble]);

  if (!has) return null;
  const press = async () => {
    setMessage(null);
    setWaiting(true);
    try {
      const optionsJSON = await postJson<RequestOptions>('/api/passkeys/proof/options', {});
      const answer = await startAuthentication({ optionsJSON });
      await postJson('/api/passkeys/proof', { answer });
      router.refresh();
    } catch (error) {
      setWaiting(false);
      const isStopped = faultOf(error) === 'stopped';
      setMessage(
        error instanceof RouteRefusal ? error.message : t(isStopped ? 'stopped' : 'failed'),
      );
    }
  };
  return (
    <div className="flex max-w-80 flex-col items-start gap-3">
      {message && <Note tone="error">{message}</Note>}
      <Button pending={isWaiting} pendingLabel={t('waiting')} onClick={() => void press()}>
        {t('prove')}
      </Button>
    </div>
  );
}
