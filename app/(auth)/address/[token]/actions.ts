'use server';

import { applyAddressChange, ApplyAddressChangeInput } from '@/domain/privacy/apply-address-change';
import { openAction } from '@/lib/action';

/** The button behind the link: the address is its person's from now on. */
export const takeAddressAction = openAction(ApplyAddressChangeInput, applyAddressChange);
