import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyButton } from '@/components/ui/copy-button';
import { Section } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';

/** What asks before it acts, and what tells afterwards. */
export function Asking() {
  const toast = useToast();
  return (
    <Section title="Toast and dialog">
      <div className="flex flex-wrap gap-3">
        <Button
          onClick={() =>
            toast({
              text: 'Published 9 documents to 7 clients',
              undo: { label: 'Take it back', seconds: 600, act: () => undefined },
            })
          }
        >
          Publish 9
        </Button>
        <Button onClick={() => toast({ text: 'The mail went out' })}>Remind</Button>
        <ConfirmButton
          label="Withdraw"
          look="danger"
          title="Withdraw “W-2, Dana M. Whitlock”?"
          keepLabel="Keep it"
          actLabel="Withdraw it"
          actingLabel="Withdrawing…"
          action={async () => ({ ok: false, message: 'Somebody changed this a moment ago.' })}
          fields={{ documentId: 'do_1' }}
        >
          Brightwater Ceramics will no longer see it. They opened it twice, and their record of that
          stays.
        </ConfirmButton>
        <CopyButton text="4TX9RD" label="Copy" copiedLabel="Copied" />
      </div>
    </Section>
  );
}
