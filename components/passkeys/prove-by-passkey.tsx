'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { postJson } from './ask-device';
import { usePasskeyProof } from './use-passkey-proof';

/**
 * Beside a form that asks for the password to know that it is them: their passkey does as well. There only for whoever has
 * one; the page goes on from there.
 */
export function ProveByPasskey() {
  const t = useTranslations('passkeyUse');
  const router = useRouter();
  const { has, isWaiting, message, ask } = usePasskeyProof();
  if (!has) return null;
  const press = () =>
    ask(async (answer) => {
      await postJson('/api/passkeys/proof', { answer });
      router.refresh();
    });
  return (
    <div className="flex max-w-80 flex-col items-start gap-3">
      {message && <Note tone="error">{message}</Note>}
      <Button pending={isWaiting} pendingLabel={t('waiting')} onClick={() => void press()}>
        {t('prove')}
      </Button>
    </div>
  );
}

/**
 * Within a form that asks for the password for one act alone: what their passkey signs is sent in its place, in the field
 * `passkey`, once.
 */
export function SendByPasskey({ label }: { label: string }) {
  const t = useTranslations('passkeyUse');
  const { has, isWaiting, message, ask } = usePasskeyProof();
  if (!has) return null;
  const press = (form: HTMLFormElement | null) =>
    ask((proof) => {
      const field = form?.elements.namedItem('passkey');
      if (!form || !(field instanceof HTMLInputElement)) return;
      field.value = JSON.stringify(proof);
      form.requestSubmit();
      // What the form sends was read by now; it is good for this once.
      field.value = '';
    });
  return (
    <>
      {message && <Note tone="error">{message}</Note>}
      <input type="hidden" name="passkey" defaultValue="" />
      <Button
        pending={isWaiting}
        pendingLabel={t('waiting')}
        onClick={(event) => void press(event.currentTarget.form)}
      >
        {label}
      </Button>
    </>
  );
}
