import type { ReactNode } from 'react';
import { Words } from '@/components/ui/words';
import type { FormAction } from '@/components/ui/form-action';
import { NewCodes, TurnOff } from './factor-forms';
import { BeginTotp, ConfirmTotp, type TotpKey } from './totp-setup';

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
  setup: TotpKey | null;
  acts: SecondStepActs;
  /** The page's first sentence, and the one that takes its place once the step is on. */
  head: ReactNode;
  doneHead: ReactNode;
}) {
  return (
    <Words of={['factorForms']}>
      <ConfirmTotp
        action={acts.confirm}
        setup={codesLeft === null ? setup : null}
        doneHref={base}
        head={head}
        doneHead={doneHead}
        instead={
          <>
            {head}
            {codesLeft !== null ? (
              <>
                <NewCodes action={acts.makeCodes} left={codesLeft} doneHref={base} />
                <TurnOff action={acts.turnOff} />
              </>
            ) : (
              <BeginTotp action={acts.begin} isPresent={isPresent} />
            )}
          </>
        }
      />
    </Words>
  );
}
