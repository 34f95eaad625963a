import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { newId } from '@weir/messaging';

/** A key that signs access tokens. */
export interface TokenKey {
  readonly kid: string;
  /** The public key, as it stands in a JWK. */
  readonly x: string;
  readonly privateKey: KeyObject;
}

/** The private key as it is stored: encrypted by AES-256-GCM, bound to its name. */
export interface SealedKey {
  readonly kid: string;
  readonly x: string;
  readonly sealed: Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A shorter tag would be easier to forge, and is taken unless this is said. */
const WHOLE_TAG = { authTagLength: TAG_BYTES };

/** Each purpose has a key of its own, so that one secret can serve several (RFC 5869). */
export const deriveKey = (secret: string, purpose: 'signing keys' | 'usernames'): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `weir ${purpose}`, 32));

export function mintTokenKey(): TokenKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { kid: newId(), x: publicPartOf(privateKey), privateKey };
}

export function sealTokenKey({ kid, x, privateKey }: TokenKey, key: Buffer): SealedKey {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, WHOLE_TAG).setAAD(Buffer.from(kid));
  const body = cipher.update(privateKey.export({ type: 'pkcs8', format: 'der' }));
  return { kid, x, sealed: Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]) };
}

/**
 * Undefined when it was sealed with another secret, or when the public key is not that of the private one: whoever can write to the
 * database and does not have the secret can have no key of their own taken for ours.
 */
export function openTokenKey({ kid, x, sealed }: SealedKey, key: Buffer): TokenKey | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), WHOLE_TAG).setAAD(Buffer.from(kid));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const der = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    const privateKey = createPrivateKey({ key: der, type: 'pkcs8', format: 'der' });
    return publicPartOf(privateKey) === x ? { kid, x, privateKey } : undefined;
  } catch {
    return undefined;
  }
}

const publicPartOf = (privateKey: KeyObject): string =>
  createPublicKey(privateKey.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' }).x as string;
