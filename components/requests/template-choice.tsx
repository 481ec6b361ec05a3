import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import type { FormAction } from '@/components/ui/form-action';
import { Tabs } from '@/components/ui/tabs';

/** The firm's templates to begin with; the chosen one can be taken off. */
export function TemplateChoice({
  client,
  templates,
  chosen,
  end,
}: {
  /** The client's public id. */
  client: string;
  templates: readonly { id: string; title: string }[];
  chosen: string | null;
  end: FormAction<void>;
}) {
  const t = useTranslations('requests.form');
  if (templates.length === 0) return null;
  const here = `/staff/clients/${client}/requests/new`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Tabs
        label={t('begin')}
        tabs={[
          { href: here, label: t('blank'), current: chosen === null },
          ...templates.map(({ id, title }) => ({
            href: `${here}?template=${id}`,
            label: title,
            current: id === chosen,
          })),
        ]}
      />
      {chosen && (
        <ActButton action={end} fields={{ id: chosen, client }} actingLabel={t('ending')}>
          {t('end')}
        </ActButton>
      )}
    </div>
  );
}
