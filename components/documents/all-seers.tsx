import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import type { SeerList, Seers } from '@/domain/documents/seers';

/** Everybody who can see a document, where a sentence could name only some of them. */
export function AllSeers({
  seers,
  client,
  firm,
}: {
  seers: Seers;
  /** The client's name; null for a document of nobody yet. */
  client: string | null;
  firm: string;
}) {
  const t = useTranslations('documentSeers');
  return (
    <details className="mt-1">
      <summary className="cursor-pointer py-1">
        <span className="link">{t('everybody')}</span>
      </summary>
      {client && <People place={client} seers={seers.client} />}
      <People place={firm} seers={seers.firm} />
    </details>
  );
}

function People({ place, seers }: { place: string; seers: SeerList }) {
  const t = useTranslations('documentSeers');
  const you = useTranslations('documents')('you');
  const others = seers.count - seers.first.length;
  return (
    <div className="pt-2">
      <p className="font-name text-ink">{t('at', { place })}</p>
      <ul>
        {seers.first.map((seer, at) => (
          <li key={at}>{seer.isReader ? you : <Name name={seer.name} lang={seer.nameLang} />}</li>
        ))}
      </ul>
      {others > 0 && <p>{t('and_more', { count: others })}</p>}
    </div>
  );
}
