import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { List } from '@/components/ui/list';
import { type RuleItem, RuleRow } from './rule-row';
import type { SetRule } from './rule-threshold';

/** Rules, with how far each can be trusted. */
export function RulesCard({
  title,
  aside,
  items,
  set,
}: {
  title: string;
  aside?: ReactNode;
  items: readonly RuleItem[];
  /** Null for who may only read. */
  set: SetRule | null;
}) {
  return (
    <Card>
      <CardHeader title={title} aside={aside} />
      <List>
        {items.map((item) => (
          <RuleRow key={item.rule} item={item} set={set} />
        ))}
      </List>
    </Card>
  );
}
