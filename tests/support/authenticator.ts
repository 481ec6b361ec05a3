import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { CreationOptions, PasskeyAnswer, RequestOptions } from '@/lib/webauthn';

/** What an authenticator does otherwise than it should. */
type Twist = {
  /** The site that the browser stands at; the portal's unless told. */
  origin?: string;
  /** The relying party that the authenticator takes it for. */
  rpId?: string;
  challenge?: string;
  /** What it counts up to. */
  counter?: number;
  /** Whether it asked for a finger, a face or a PIN. */
  isVerified?: boolean;
  userHandle?: string;
  type?: 'webauthn.create' | 'webauthn.get';
};

const USER_PRESENT = 1;
const USER_VERIFIED = 4;
const HAS_CREDENTIAL = 64;

/** A passkey in software: it makes real signatures (ES256), and says of itself whatever a test wants. */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private userHandle = '';

  constructor(private readonly site = 'http://portal.test') {}

  /** Makes the passkey that a site asks for. */
  create(options: CreationOptions, twist: Twist = {}): PasskeyAnswer {
    this.userHandle = options.user.id;
    const id = this.credentialId;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(this.keys.publicKey)]);
    const authData = Buffer.concat([this.authData(twist, HAS_CREDENTIAL), attested]);
    const attestation = cborMap([
      [text('fmt'), text('none')],
      [text('attStmt'), cborMap([])],
      [text('authData'), bytes(authData)],
    ]);
    return this.answer({
      clientDataJSON: this.clientData('webauthn.create', options.challenge, twist),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Signs what a site asks it to. */
  sign(options: RequestOptions, twist: Twist = {}): PasskeyAnswer {
    this.counter = twist.counter ?? this.counter;
    const authData = this.authData(twist, 0);
    const clientDataJSON = this.clientData('webauthn.get', options.challenge, twist);
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = sign('sha256', Buffer.concat([authData, hash]), this.keys.privateKey);
    return this.answer({
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: twist.userHandle ?? this.userHandle,
    });
  }

  private answer(response: PasskeyAnswer['response']): PasskeyAnswer {
    const id = this.credentialId.toString('base64url');
    return { id, rawId: id, type: 'public-key', response };
  }

  private authData({ rpId, counter, isVerified = true }: Twist, flags: number): Buffer {
    const host = rpId ?? new URL(this.site).hostname;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.counter);
    const all = flags | USER_PRESENT | (isVerified ? USER_VERIFIED : 0);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([all]), count]);
  }

  private clientData(type: string, challenge: string, twist: Twist): string {
    return Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? this.site,
        crossOrigin: false,
      }),
    ).toString('base64url');
  }
}

/** RFC 9053, 7.1: an EC2 key on P-256, for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return cborMap([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), bytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url'))],
  ]);
}

/** RFC 8949, as far as an attestation needs it: short maps, short texts, bytes. */
function cborMap(pairs: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 | pairs.length]), ...pairs.flat()]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)]);
}

/** In the shortest form, as CTAP2 asks: one byte of length up to 255, two beyond. */
function bytes(value: Buffer): Buffer {
  const { length } = value;
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}
