export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

/** Durable as in production, sized for one machine that runs everything else as well. */
export const defaultSettings: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  max_connections: 100,
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  // One system call after a crash, where opening and syncing every file takes seconds.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
  log_timezone: 'UTC',
};
