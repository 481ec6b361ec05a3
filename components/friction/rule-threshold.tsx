'use client';

import { useTransition } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MenuButton } from '@/components/ui/menu-items';
import { useToast } from '@/components/ui/toast';
import type { RuleName } from '@/domain/friction/rules';
import type { ActionResult } from '@/lib/action';

/** Sets a rule's threshold, and answers what it was. */
export type SetRule = (input: {
  rule: RuleName;
  value: number;
}) => Promise<ActionResult<{ from: number }>>;

/** What a threshold can be set to, written out. */
export type ThresholdChoice = {
  value: number;
  label: string;
  /** What is said when it is set. */
  done: string;
  isCurrent: boolean;
};

const UNDO_SECONDS = 20;

function useSetRule(rule: RuleName, set: SetRule, undoLabel: string) {
  const show = useToast();
  const [pending, begin] = useTransition();
  const choose = ({ value, done, isCurrent }: ThresholdChoice) => {
    if (pending || isCurrent) return;
    begin(async () => {
      const result = await set({ rule, value });
      if (!result.ok) return show({ text: result.message });
      const { from } = result.value;
      const act = () => set({ rule, value: from });
      show({ text: done, undo: { label: undoLabel, seconds: UNDO_SECONDS, act } });
    });
  };
  return { choose, pending };
}

/** A rule's threshold: a menu to set it by, in place. */
export function RuleThreshold({
  rule,
  label,
  name,
  choices,
  set,
  undoLabel,
}: {
  rule: RuleName;
  /** What it is now. */
  label: string;
  /** What it is of, for whoever does not see where it stands. */
  name: string;
  choices: readonly ThresholdChoice[];
  set: SetRule;
  undoLabel: string;
}) {
  const { choose, pending } = useSetRule(rule, set, undoLabel);
  return (
    <div aria-busy={pending}>
      <Menu
        align="right"
        summaryLabel={name}
        summaryClass={buttonClass()}
        summary={
          <>
            {label}
            <Icon name="chevron-down" size="button" className="text-ink-2" />
          </>
        }
      >
        {choices.map((choice) => (
          <MenuButton
            key={choice.value}
            type="button"
            aria-current={choice.isCurrent || undefined}
            onClick={(event) => {
              event.currentTarget.closest('details')?.removeAttribute('open');
              choose(choice);
            }}
          >
            <span className="flex items-center justify-between gap-3">
              {choice.label}
              {choice.isCurrent && <Icon name="check" size="button" />}
            </span>
          </MenuButton>
        ))}
      </Menu>
    </div>
  );
}

/** Sets a rule to one threshold: the one that was tried, or the one that it had. */
export function SetRuleTo({
  rule,
  choice,
  set,
  undoLabel,
  actingLabel,
  children,
}: {
  rule: RuleName;
  choice: ThresholdChoice;
  set: SetRule;
  undoLabel: string;
  actingLabel: string;
  children: string;
}) {
  const { choose, pending } = useSetRule(rule, set, undoLabel);
  return (
    <button
      type="button"
      className="link max-sm:min-h-11"
      aria-busy={pending}
      onClick={() => choose(choice)}
    >
      {pending ? actingLabel : children}
    </button>
  );
}
