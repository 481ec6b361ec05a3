import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import type { SignalLine } from './signal-line';

/** What a signal says, its client as a link. */
export function SignalWords({ signal: { about, values, client } }: { signal: SignalLine }) {
  const t = useTranslations();
  return t.rich(about, {
    ...values,
    who: () => (
      <a href={client.href} className="font-name hover:underline">
        <Name name={client.name} lang={client.nameLang} />
      </a>
    ),
  });
}
