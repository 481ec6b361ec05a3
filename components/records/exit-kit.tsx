'use client';

import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { ProveByPasskey } from '@/components/passkeys/prove-by-passkey';
import { ConfirmPassword } from '@/components/passwords/confirm-password';
import { LookAgain } from '@/components/ui/look-again';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';

/** A kit with its words ready. */
export type KitItem = {
  id: string;
  state: 'asked' | 'making' | 'ready' | 'failed' | 'ended';
  files: number;
  filesDone: number;
  /** '84 MB'. */
  size: string;
  /** 'Thu 3 Dec'; empty while it is not ready. */
  until: string;
  /** Why it could not be made, as a sentence. */
  failure: string | null;
};

/** Everything as one ZIP: ask for it, see how far it is, take it. */
export function ExitKit({
  kit,
  place = '/api/exit-kits',
  hidden = {},
  isPresent,
  ask,
  confirm,
}: {
  kit: KitItem | null;
  /** Below which it is downloaded. */
  place?: '/api/exit-kits' | '/api/person-exports';
  /** Sent along when it is asked for: whose it is, where the asker does not say that already. */
  hidden?: Record<string, string | null>;
  isPresent: boolean;
  ask: FormAction<void>;
  confirm: FormAction<void>;
}) {
  const t = useTranslations('recordForms.kit');
  if (kit?.state === 'asked' || kit?.state === 'making') return <UnderWay kit={kit} />;
  return (
    <div className="flex flex-col gap-6">
      {kit?.failure && <Note tone="error">{kit.failure}</Note>}
      {kit?.state === 'ready' && (
        <Ready kit={kit} place={place} isPresent={isPresent} confirm={confirm} />
      )}
      <ActionForm action={ask} hidden={hidden} className="flex max-w-80 flex-col gap-4">
        {({ errors }) =>
          (isPresent || kit?.state !== 'ready') && (
            <ConfirmPassword
              asks={!isPresent}
              label={t('password')}
              hint={t('password_hint')}
              error={errors.password}
              look={kit ? 'outline' : 'ink'}
              act={kit ? t('ask_again') : t('ask')}
              acting={t('asking')}
            />
          )
        }
      </ActionForm>
      {!isPresent && kit?.state !== 'ready' && <ProveByPasskey />}
    </div>
  );
}

function UnderWay({ kit: { files, filesDone } }: { kit: KitItem }) {
  const t = useTranslations('recordForms.kit');
  return (
    <>
      <LookAgain />
      <Progress
        label={t('making')}
        value={filesDone}
        max={files}
        count={files > 0 ? t('count', { done: filesDone, files }) : t('waiting')}
      >
        {t('leave')}
      </Progress>
    </>
  );
}

function Ready({
  kit: { id, size, files, until },
  place,
  isPresent,
  confirm,
}: {
  kit: KitItem;
  place: string;
  isPresent: boolean;
  confirm: FormAction<void>;
}) {
  const t = useTranslations('recordForms.kit');
  return (
    <div className="flex flex-col gap-4">
      <p>
        <span className="font-name">{t('ready', { size, files })}</span>{' '}
        <span className="text-ink-2">{t('until', { day: until })}</span>
      </p>
      {isPresent ? (
        <form method="post" action={`${place}/${id}/download`}>
          <Button type="submit" look="ink" icon={<Icon name="download" size="button" />}>
            {t('download')}
          </Button>
        </form>
      ) : (
        <ConfirmPresence
          confirm={confirm}
          words={{
            password: t('password'),
            hint: t('password_hint'),
            confirm: t('confirm'),
            confirming: t('confirming'),
          }}
        />
      )}
    </div>
  );
}
