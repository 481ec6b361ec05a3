import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddressLinkForm } from '@/components/privacy/address-link-form';
import { FrontDoor } from '@/components/access/front-door';
import { LinkRefused } from '@/components/access/link-refused';
import { findFrontDoor } from '@/domain/access/get-front-door';
import { findAddressChange } from '@/domain/privacy/apply-address-change';
import { PUBLIC } from '@/lib/actor';
import { takeAddressAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('address.title'), referrer: 'no-referrer' };
}

export default async function AddressPage({ params }: PageProps<'/address/[token]'>) {
  const { token } = await params;
  const link = await findAddressChange({ kind: 'sign-in' }, token);
  return (
    <FrontDoor door={await findFrontDoor(PUBLIC)}>
      {link.state === 'open' ? (
        <AddressLinkForm action={takeAddressAction} token={token} email={link.email} />
      ) : (
        <LinkRefused state={link.state} kind="address" />
      )}
    </FrontDoor>
  );
}
