import type { ServiceClient } from '@weir/runtime';
import { type AccessRevoked, type Identity, type RevocationList, validateRevocationList } from '@weir/schemas';
import type { Logger } from '@weir/telemetry';
import { keepFresh } from './keep-fresh.ts';

/** Numbers are given before they are committed, so that one may appear below what was read already. */
const OVERLAP = 100;
const PAGES_MAX = 1_000;
const SWEEP_MS = 60_000;

export interface RevocationTimes {
  /** The list is read so often, also when no notice comes. */
  readonly pollMs: number;
  /** What was not read for so long is stale. */
  readonly staleMs: number;
  /** Nothing that was issued earlier is taken anyway. */
  readonly keepMs: number;
}

type Kind = AccessRevoked['kind'];
type Revocation = Pick<AccessRevoked, 'kind' | 'id' | 'at'>;

interface Entry {
  /** By the clock of who issues tokens. */
  readonly atMs: number;
  /** By ours. */
  readonly heardAtMs: number;
}

/** What must not be taken any more. A notice tells of it at once; the list of the security service is read every few seconds, so that none is missed. */
export class Revocations {
  readonly #security: ServiceClient;
  readonly #times: RevocationTimes;
  readonly #log: Logger;
  readonly #entries: Readonly<Record<Kind, Map<string, Entry>>> = {
    user: new Map(),
    tenant: new Map(),
    session: new Map(),
    key: new Map(),
  };
  #seq: number | undefined;
  /** From the start on: nothing is believed that was not asked about since. */
  #readAt = performance.now();
  #reading: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #stop: (() => void) | undefined;

  constructor(security: ServiceClient, times: RevocationTimes, log: Logger) {
    this.#security = security;
    this.#times = times;
    this.#log = log;
  }

  start(): this {
    const stopReading = keepFresh(() => this.read(), this.#times.pollMs, this.#log, 'the list of revocations');
    const sweeping = setInterval(() => this.#sweep(), SWEEP_MS);
    this.#stop = () => {
      stopReading();
      clearInterval(sweeping);
    };
    return this;
  }

  stop(): void {
    this.#stop?.();
  }

  /** Whether something may have been revoked that is not known here. */
  get stale(): boolean {
    return performance.now() - this.#readAt > this.#times.staleMs;
  }

  /** A notice, or what this gateway revokes itself. */
  apply({ kind, id, at }: Revocation): void {
    const atMs = Date.parse(at);
    const known = this.#entries[kind].get(id);
    if (known === undefined || known.atMs < atMs) this.#entries[kind].set(id, { atMs, heardAtMs: Date.now() });
  }

  /** Whoever calls while a read is under way gets the one after it: the first may have asked too early. */
  read(): Promise<void> {
    if (this.#reading === undefined) {
      this.#reading = this.#load().finally(() => {
        this.#reading = undefined;
      });
      return this.#reading;
    }
    this.#next ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.read();
      });
    return this.#next;
  }

  /** Whether a token is refused that was issued at that time. */
  refusesToken({ userId, tenantId, sessionId }: Identity, issuedAtMs: number): boolean {
    const { user, tenant, session } = this.#entries;
    if (sessionId !== undefined && session.has(sessionId)) return true;
    const ofUser = userId === undefined ? undefined : user.get(userId);
    return Math.max(ofUser?.atMs ?? -1, tenant.get(tenantId)?.atMs ?? -1) >= issuedAtMs;
  }

  refusesKey(keyId: string): boolean {
    return this.#entries.key.has(keyId);
  }

  /** Whether what was found out about a key by then has to be found out again, because its owner or tenant has changed since. */
  outdates({ userId, tenantId }: Identity, checkedAtMs: number): boolean {
    const { user, tenant } = this.#entries;
    const ofUser = userId === undefined ? undefined : user.get(userId);
    return Math.max(ofUser?.heardAtMs ?? -1, tenant.get(tenantId)?.heardAtMs ?? -1) >= checkedAtMs;
  }

  async #load(): Promise<void> {
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const askedAt = performance.now();
      const before = this.#seq;
      const { seq, revocations } = await this.#ask(
        before === undefined ? '' : `?after=${Math.max(0, before - OVERLAP)}`,
      );
      for (const revocation of revocations) this.apply(revocation);
      this.#seq = seq;
      this.#readAt = askedAt;
      if (revocations.length === 0 || (before !== undefined && seq <= before)) return;
    }
  }

  async #ask(search: string): Promise<RevocationList> {
    const { status, body } = await this.#security.call('GET', `/internal/v1/revocations${search}`);
    if (status !== 200 || !validateRevocationList(body))
      throw new TypeError(`the security service answered ${status} with something that is no list of revocations`);
    return body;
  }

  #sweep(): void {
    const before = Date.now() - this.#times.keepMs;
    for (const entries of Object.values(this.#entries)) {
      for (const [id, { heardAtMs }] of entries) if (heardAtMs < before) entries.delete(id);
    }
  }
}
