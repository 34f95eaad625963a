import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Identity } from '@weir/schemas';

/** What is stored of a key, with its owner's role and its tenant's tier. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly tenant_id: string;
  readonly principal: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly role: Identity['role'];
  readonly tier: Identity['tier'];
  readonly platform: boolean;
  readonly user_id: string | null;
  readonly quota: number | null;
  /** Of its owner. */
  readonly disabled_at: Date | null;
  /** Of its tenant. */
  readonly state: 'active' | 'suspended';
}

export type Verdict =
  | { readonly result: 'valid'; readonly identity: Identity & { readonly keyId: string } }
  | { readonly result: 'unknown' | 'revoked' | 'expired' | 'disabled' | 'suspended' };

/** What an unknown key is compared with, so that it costs what a known one does; nothing hashes to it. */
const NOBODY = randomBytes(32);

/** What is stored instead of a key. Whoever reads the table without the pepper cannot check a guess against it. */
export const hashApiKey = (pepper: string, key: string): Buffer => createHmac('sha256', pepper).update(key).digest();

/** Only who has the whole key learns that it is revoked or expired: a wrong secret and an unknown id are one answer. */
export function judge(record: ApiKeyRecord | undefined, presentedHash: Buffer, now: Date): Verdict {
  const isSame = timingSafeEqual(record?.hash ?? NOBODY, presentedHash);
  if (record === undefined || !isSame) return { result: 'unknown' };
  if (record.revoked_at !== null) return { result: 'revoked' };
  if (record.expires_at !== null && record.expires_at <= now) return { result: 'expired' };
  if (record.disabled_at !== null) return { result: 'disabled' };
  if (record.state === 'suspended') return { result: 'suspended' };
  const {
    id: keyId,
    tenant_id: tenantId,
    principal,
    role,
    platform,
    scopes,
    tier,
    user_id,
    quota,
    expires_at,
  } = record;
  const more = {
    ...(user_id !== null && { userId: user_id }),
    ...(quota !== null && { keyQuota: quota }),
    ...(expires_at !== null && { expiresAt: expires_at.toISOString() }),
  };
  return { result: 'valid', identity: { principal, tenantId, role, platform, keyId, scopes, tier, ...more } };
}
