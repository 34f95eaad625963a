import { createUser } from '@nats-io/nkeys';
import { permissions } from './permissions.ts';

/** One user of the bus: its public key stands in the server's configuration, its seed in that service's secret. */
export interface BusUser {
  readonly service: string;
  readonly publicKey: string;
}

export interface ServerConfigOptions {
  readonly port: number;
  readonly storeDir: string;
  readonly users: readonly BusUser[];
  /** A person's user with every right in the account, for the `nats` command line; only where one machine runs all. */
  readonly admin?: { readonly name: string; readonly password: string };
  readonly host?: string;
}

/** Who asked waits for less. */
const ANSWERED_WITHIN = '10s';

/** A new user: its seed is the secret, and is never logged. */
export function newBusUser(service: string): BusUser & { readonly seed: string } {
  const pair = createUser();
  return { service, publicKey: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
}

const list = (subjects: readonly string[]): string =>
  `[${subjects.map((subject) => JSON.stringify(subject)).join(', ')}]`;

/**
 * The server's configuration: JetStream that syncs before it acknowledges, one user a service with the permissions of
 * `permissions.ts`, no access without a user, the system account apart.
 */
export function serverConfig(options: ServerConfigOptions): string {
  const users = options.users.map(({ service, publicKey }) => {
    const allowed = permissions[service];
    if (allowed === undefined) throw new TypeError(`no permissions are written for the service ${service}`);
    const answers =
      allowed.answers === true ? `, allow_responses: { max: 1, expires: ${JSON.stringify(ANSWERED_WITHIN)} }` : '';
    return `{ nkey: ${publicKey}, permissions: { publish: { allow: ${list(allowed.publish)} }, subscribe: { allow: ${list(allowed.subscribe)} }${answers} } }`;
  });
  if (options.admin !== undefined) {
    users.push(`{ user: ${JSON.stringify(options.admin.name)}, password: ${JSON.stringify(options.admin.password)} }`);
  }
  return `# Written by Weir; changes here are lost at the next start.
host: ${options.host ?? '127.0.0.1'}
port: ${options.port}
server_name: weir
max_payload: 2MB
max_pending: 128MB
write_deadline: "10s"
ping_interval: "20s"
jetstream {
  store_dir: ${JSON.stringify(options.storeDir)}
  # An acknowledged message is on disk: without this it is synced every two minutes.
  sync_interval: always
  max_memory_store: 256MB
  max_file_store: 8GB
}
accounts {
  WEIR {
    jetstream: enabled
    users: [
      ${users.join(',\n      ')}
    ]
  }
  SYS { users: [] }
}
system_account: SYS
`;
}
