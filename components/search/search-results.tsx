import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import { DocumentChip, InvoiceChip } from '@/components/ui/state-chip';
import type { SearchAnswer, SearchItem } from '@/domain/search/describe-search';
import { Marked } from './marked';
import { searchAddress, type SearchPlace } from './search-address';

/** Where the panel's keys are: the chosen result, and what to call each for screen readers. */
export type Choosing = {
  chosen: string | null;
  idOf: (item: SearchItem) => string;
  /** The pointer is over a result. */
  onPoint: (item: SearchItem) => void;
  onOpen: () => void;
};

/** What was found, kind by kind, each with its state, so that many a question ends here. */
export function SearchResults({
  answer,
  place,
  shownAlone = false,
  choosing,
}: {
  answer: SearchAnswer;
  place: SearchPlace;
  /** One kind was asked for: there is no way to more of it. */
  shownAlone?: boolean;
  /** In the panel alone. */
  choosing?: Choosing;
}) {
  const t = useTranslations('searchPanel');
  return answer.groups.map((group) => (
    <section key={group.kind} aria-label={group.label} role={choosing ? 'group' : undefined}>
      <div className="flex items-baseline justify-between px-5 pt-3 pb-1">
        {/* A list of choices holds groups with names, and no headings. */}
        <h2 role={choosing ? 'presentation' : undefined} className="text-small font-strong">
          {group.label}
        </h2>
        {group.total > group.items.length && !shownAlone ? (
          <a
            href={searchAddress(place, { q: answer.query, kind: group.kind })}
            role={choosing ? 'option' : undefined}
            aria-selected={choosing ? false : undefined}
            className="text-small link"
            onClick={choosing?.onOpen}
          >
            {t('all', { count: group.total })}
          </a>
        ) : (
          <span className="text-small text-ink-2">{group.total}</span>
        )}
      </div>
      <ul role={choosing ? 'presentation' : undefined}>
        {group.items.map((item) => (
          <Result key={item.id} item={item} answer={answer} place={place} choosing={choosing} />
        ))}
      </ul>
    </section>
  ));
}

function Result({
  item,
  answer,
  place,
  choosing,
}: {
  item: SearchItem;
  answer: SearchAnswer;
  place: SearchPlace;
  choosing: Choosing | undefined;
}) {
  const isChosen = choosing?.chosen === item.id;
  return (
    <li role={choosing ? 'presentation' : undefined}>
      <a
        id={choosing?.idOf(item)}
        href={item.href}
        role={choosing ? 'option' : undefined}
        aria-selected={choosing ? isChosen : undefined}
        tabIndex={choosing ? -1 : undefined}
        onClick={choosing?.onOpen}
        onPointerMove={choosing && (() => choosing.onPoint(item))}
        className={clsx(
          'ring-inside flex items-center gap-4 border-l-3 py-2 pr-5 pl-[calc(1.25rem-3px)]',
          isChosen ? 'border-strong bg-slate-wash' : 'border-transparent',
          !choosing && 'transition-colors hover:bg-slate-wash/60',
        )}
      >
        <span className="min-w-0 flex-1">
          <span className="block text-body">
            {item.titleLang ? (
              <Name name={item.title} lang={item.titleLang} />
            ) : (
              <Marked text={item.title} words={answer.words} />
            )}
          </span>
          <span className="block text-small text-ink-2">
            <Marked text={item.detail} words={answer.words} />
          </span>
        </span>
        <State item={item} place={place} isChosen={isChosen} />
      </a>
    </li>
  );
}

function State({
  item: { chip },
  place,
  isChosen,
}: {
  item: SearchItem;
  place: SearchPlace;
  isChosen: boolean;
}) {
  if (!chip) return null;
  if (chip.kind === 'document') {
    return <DocumentChip state={chip.state} on={chip.on} onSelected={isChosen} />;
  }
  return (
    <InvoiceChip
      state={chip.state}
      reader={place === '/staff/search' ? 'firm' : 'client'}
      onSelected={isChosen}
    />
  );
}
