import { useTranslations } from 'next-intl';
import { ConfirmPresence } from '@/components/access/confirm-presence';
import { GiveName } from '@/components/security/give-name';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import type { FormAction } from '@/components/ui/form-action';
import { List, Row } from '@/components/ui/list';
import type { PasskeyItem } from '@/domain/passkeys/passkey-words';
import { AddPasskey, type BeginPasskey, type KeepPasskey } from './add-passkey';
import { type RemoveAct, RemovePasskey } from './remove-passkey';

/** Somebody's passkeys; adding and removing one asks first whether it is them. */
export function PasskeysCard({
  passkeys,
  isPresent,
  confirm,
  begin,
  keep,
  rename,
  remove,
}: {
  passkeys: readonly PasskeyItem[];
  isPresent: boolean;
  confirm: FormAction<void>;
  begin: BeginPasskey;
  keep: KeepPasskey;
  rename: FormAction<void>;
  remove: RemoveAct;
}) {
  const t = useTranslations('passkeys');
  const proof = useTranslations('passkeyForms.proof');
  return (
    <Card labelledBy="passkeys">
      <CardHeader id="passkeys" title={t('card')} />
      {passkeys.length === 0 ? (
        <EmptyLine icon="lock">{t('none')}</EmptyLine>
      ) : (
        <List label={t('card')}>
          {passkeys.map(({ id, name, detail }) => (
            <Row
              key={id}
              title={name}
              detail={detail}
              keepAction
              action={
                <div className="flex flex-wrap gap-2">
                  <GiveName action={rename} fields={{ passkey: id }} name={name} what={name} />
                  {isPresent && <RemovePasskey id={id} name={name} action={remove} />}
                </div>
              }
            />
          ))}
        </List>
      )}
      <CardBody className="flex flex-col gap-4 border-t border-line">
        <p className="max-w-measure text-small text-ink-2">{t('what')}</p>
        {isPresent ? (
          <AddPasskey begin={begin} keep={keep} />
        ) : (
          <ConfirmPresence
            confirm={confirm}
            words={{
              password: proof('password'),
              hint: proof('why'),
              confirm: proof('confirm'),
              confirming: proof('confirming'),
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}
