/**
 * npm run secrets: makes what `docker-compose.yml` needs below infra/secrets: passwords, keys, the nats-server configuration. What is there
 * already stays as it is. The directory may be read by nobody else; in it, the files may, since each container reads its own as another user.
 */
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serverConfig } from '@weir/jetstream';
import { Secrets, services } from '@weir/launcher';
import { appRoleOf, ownerRoleOf, urlFor } from '@weir/store';

const root = 'infra';
mkdirSync(join(root, 'secrets'), { recursive: true, mode: 0o700 });
const secrets = new Secrets({ path: (...parts) => join(root, ...parts) });

const users = await Promise.all(
  [...services.map((row) => row.name), 'provisioner', 'worker'].map((name) => secrets.busUser(name)),
);
secrets.write('nats-server.conf', serverConfig({ host: '0.0.0.0', port: 4222, storeDir: '/data', users }));
const keys = await Promise.all([...services.map((row) => row.name), 'worker'].map((name) => secrets.serviceKey(name)));
secrets.write('service-keys', JSON.stringify({ keys }));

const adminUrl = `postgres://postgres:${await secrets.password('postgres-password')}@postgres:5432/postgres`;
secrets.write('database-admin-url', adminUrl);
for (const { name } of services.filter((row) => row.database)) {
  const [owner, app] = [
    await secrets.password(`${name}.owner-password`),
    await secrets.password(`${name}.app-password`),
  ];
  secrets.write(`${name}.database-url`, urlFor(adminUrl, appRoleOf(name), app));
  secrets.write(`${name}.migration-database-url`, urlFor(adminUrl, ownerRoleOf(name), owner));
}
await secrets.password('api-key-pepper');
await secrets.password('token-key-secret');
const adminPassword = await secrets.password('admin-password');
const apiKey = await secrets.apiKey();

for (const name of readdirSync(join(root, 'secrets'))) chmodSync(join(root, 'secrets', name), 0o444);
process.stdout.write(
  `secrets are in ${join(root, 'secrets')}\nAPI key: ${apiKey}\nlogin: admin with the password ${adminPassword}\n`,
);
