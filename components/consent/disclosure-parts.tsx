import { useTranslations } from 'next-intl';
import { Card, CardBody } from '@/components/ui/card';
import { Section } from '@/components/ui/section';
import type { DisclosurePart } from '@/domain/consent/disclosure';

/** What is to be read before somebody agrees: part by part, none of it folded away. */
export function DisclosureParts({ parts }: { parts: readonly DisclosurePart[] }) {
  const t = useTranslations('consent');
  return (
    <Section title={t('read_first')}>
      <Card>
        <CardBody>
          <dl className="flex max-w-measure flex-col gap-5">
            {parts.map(({ name, title, text }) => (
              <div key={name}>
                <dt className="text-body font-strong">{title}</dt>
                <dd className="text-body text-ink-2">{text}</dd>
              </div>
            ))}
          </dl>
        </CardBody>
      </Card>
    </Section>
  );
}
