import type { Notifier } from '@weir/messaging';
import type { Database, OutboxRelay } from '@weir/store';
import type { Logger } from '@weir/telemetry';
import type { Counter } from 'prom-client';
import type { AccessTokens } from './access-tokens.ts';
import type { LoginFailures } from './login-failures.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { SecurityTables } from './tables.ts';

/** What logins and users work with. */
export interface Parts {
  readonly source: string;
  readonly database: Database<SecurityTables>;
  readonly relay: Pick<OutboxRelay, 'offer'>;
  readonly notifier: Notifier;
  readonly hasher: PasswordHasher;
  readonly failures: LoginFailures;
  readonly keys: SigningKeys;
  readonly accessTokens: AccessTokens;
  readonly registrationOpen: boolean;
  /** The tenant of who registers without naming one. */
  readonly firstTenant: string;
  readonly logins: Counter<'result'>;
  readonly log: Logger;
}
