import { type ReactNode, useId } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';

/** Some fields of a form under what they are about. */
export function FormPart({
  title,
  lede,
  children,
}: {
  title: string;
  lede?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <CardHeader title={title} id={id} />
      <CardBody className="flex flex-col gap-4">
        {lede && <p className="text-small text-ink-2">{lede}</p>}
        {children}
      </CardBody>
    </Card>
  );
}
