import type { ReactNode } from 'react';
import { Words } from '@/components/ui/words';
import type { FormAction } from '@/components/ui/form-action';
import type { QrCode } from '@/lib/qr-code';
import { NewCodes, TurnOff } from './factor-forms';
import { BeginTotp, ConfirmTotp } from './totp-setup';

export type SecondStepActs = {
  begin: FormAction<void>;
  confirm: FormAction<string[]>;
  makeCodes: FormAction<string[]>;
  turnOff: FormAction<never>;
};

/** One's second step as it stands: to be set up, being set up, or on. */
export function SecondStepPart({
  base,
  codesLeft,
  isPresent,
  setup,
  acts,
  head,
  doneHead,
}: {
  base: '/security' | '/staff/security';
  /** Recovery codes that work still; null while there is no second step. */
  codesLeft: number | null;
  isPresent: boolean;
  setup: { code: QrCode; typedKey: string } | null;
  acts: SecondStepActs;
  /** The page's first sentence, and the one that takes its place once the step is on. */
  head: ReactNode;
  doneHead: ReactNode;
}) {
  return (
    <Words of={['factorForms']}>
      {codesLeft !== null ? (
        <>
          {head}
          <NewCodes action={acts.makeCodes} left={codesLeft} doneHref={base} />
          <TurnOff action={acts.turnOff} />
        </>
      ) : setup ? (
        <ConfirmTotp
          action={acts.confirm}
          {...setup}
          doneHref={base}
          head={head}
          doneHead={doneHead}
        />
      ) : (
        <>
          {head}
          <BeginTotp action={acts.begin} isPresent={isPresent} />
        </>
      )}
    </Words>
  );
}
