import type { CDPSession } from 'playwright-core';
import type { Visitor } from './visitor';

/** Gives a visitor's device what makes and keeps passkeys, and says yes by itself whenever it is asked. */
export async function addAuthenticator({
  context,
  page,
}: Visitor): Promise<{ device: CDPSession; authenticatorId: string }> {
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { device, authenticatorId };
}
