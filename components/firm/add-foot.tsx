import { LinkButton } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

/** Under the fields of what is added to a list of the settings: the act, and the way back once all are there. */
export function AddFoot({ words }: { words: { add: string; adding: string; done: string } }) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton look="ink" pendingLabel={words.adding}>
        {words.add}
      </SubmitButton>
      <LinkButton href="/staff/settings" look="plain">
        {words.done}
      </LinkButton>
    </div>
  );
}
