import { startAuthentication } from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { RequestOptions } from '@/lib/webauthn';
import { faultOf, postJson, RouteRefusal } from './ask-device';
import { useAble } from './use-able';

export type Proof = Awaited<ReturnType<typeof startAuthentication>>;

type PasskeyProof = {
  /** Whether this person has a passkey, and this browser knows what one is. */
  has: boolean;
  isWaiting: boolean;
  /** Why it did not work, in a sentence. */
  message: string | null;
  /** Asks their device, and hands on what it signed. */
  ask: (use: (proof: Proof) => void | Promise<void>) => Promise<void>;
};

/** Asks a device whether it is them, for what else is asked for the password. */
export function usePasskeyProof(): PasskeyProof {
  const t = useTranslations('passkeyUse');
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

  const ask: PasskeyProof['ask'] = async (use) => {
    setMessage(null);
    setWaiting(true);
    try {
      const optionsJSON = await postJson<RequestOptions>('/api/passkeys/proof/options', {});
      await use(await startAuthentication({ optionsJSON }));
    } catch (error) {
      const isStopped = faultOf(error) === 'stopped';
      setMessage(
        error instanceof RouteRefusal ? error.message : t(isStopped ? 'stopped' : 'failed'),
      );
    }
    setWaiting(false);
  };
  return { has, isWaiting, message, ask };
}
