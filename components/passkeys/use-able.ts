import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether the browser knows passkeys at all; on the server it is not known yet, and taken for no. */
export function useAble(): boolean {
  return useSyncExternalStore(never, browserSupportsWebAuthn, () => false);
}
