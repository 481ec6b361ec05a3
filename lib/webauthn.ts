import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { env } from './env';

/** What a browser is asked for when it makes a passkey, and when it signs with one. */
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

/** How long a challenge can be answered: choosing a passkey and showing one's face takes less. */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000;

/** What every authenticator that is sold can do one of: EdDSA, ES256, RS256 (COSE, RFC 9053). */
const ALGORITHMS = [-8, -7, -257];

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8_000);

/** What of a browser's answer is verified; whatever else it says is left out. */
export const PasskeyAnswer = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url.optional(),
    signature: base64url.optional(),
    attestationObject: base64url.optional(),
    userHandle: base64url.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

/** A passkey as an authenticator made it. */
export type NewPasskey = {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  isSynced: boolean;
};

/** For whom a browser is to make a passkey. */
export type PasskeyOwner = { id: string; email: string; name: string };

/** The site is whatever NEXTAUTH_URL says, never what a request says of itself. */
function site(): { rpId: string; origin: string } {
  const { hostname, origin } = new URL(env().NEXTAUTH_URL);
  return { rpId: hostname, origin };
}

/** Options for a passkey that finds its person by itself, and asks them for a finger, a face or a PIN each time. */
export function creationOptions(
  owner: PasskeyOwner,
  firm: string,
  existing: readonly { credentialId: string; transports: string[] }[],
): Promise<CreationOptions> {
  return generateRegistrationOptions({
    rpName: firm,
    rpID: site().rpId,
    userID: userHandleOf(owner.id),
    userName: owner.email,
    userDisplayName: owner.name,
    timeout: CHALLENGE_LIFETIME_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Options for signing with a passkey.
 * @param allowed which ones, where the person is known; empty lets the browser offer whatever it has for this site, so
 * that the answer to a stranger is the same whoever exists
 */
export function requestOptions(
  allowed: readonly { credentialId: string; transports: string[] }[],
): Promise<RequestOptions> {
  return generateAuthenticationOptions({
    rpID: site().rpId,
    allowCredentials: allowed.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    timeout: CHALLENGE_LIFETIME_MS,
    userVerification: 'required',
  });
}

/** The challenge that an answer says it answers, in base64url; null where it can't be read. Nothing is verified by it. */
export function challengeIn(answer: PasskeyAnswer): string | null {
  try {
    const text = Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8');
    return z.object({ challenge: base64url.max(200) }).parse(JSON.parse(text)).challenge;
  } catch {
    return null;
  }
}

/** Whether a passkey is of the person whom its authenticator names; one that names nobody contradicts nothing. */
export function isOwnerSaid(answer: PasskeyAnswer, personId: string): boolean {
  const { userHandle } = answer.response;
  return !userHandle || userHandle === Buffer.from(userHandleOf(personId)).toString('base64url');
}

/** The passkey that a browser made for `challenge` at this very site, its person verified; null where it is none. */
export async function verifyCreation(
  answer: PasskeyAnswer,
  challenge: string,
): Promise<NewPasskey | null> {
  const { rpId, origin } = site();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      isSynced: credentialDeviceType === 'multiDevice',
    };
  } catch {
    // Whatever it says: the answer was not made for this.
    return null;
  }
}

/**
 * The authenticator's count when `challenge` was signed with a passkey at this very site, its person verified; null where
 * it was not. Whether the count may be so is for the caller to say.
 */
export async function verifyRequest(
  answer: PasskeyAnswer,
  challenge: string,
  passkey: { credentialId: string; publicKey: Uint8Array<ArrayBuffer> },
): Promise<number | null> {
  const { rpId, origin } = site();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      // The kept count is compared where the new one is written, so that two at once can't both pass.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

/** The 16 bytes of a person's id: it says nothing of who they are (WebAuthn, 14.6.1). */
function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
}
