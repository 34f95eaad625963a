import { createServer } from 'node:net';
import { EmbeddedError, portInUse } from './errors.ts';

/** A port nobody listens on. Only a bind reserves a port, so two callers may race: a server that finds it taken says PORT_IN_USE. */
export function freePort(): Promise<number> {
  return bindOnce(0);
}

/** A server that finds its port taken says so late or, worse, looks ready because the other one answers: ask before starting it. */
export async function requireFreePort(server: string, port: number): Promise<void> {
  try {
    await bindOnce(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw portInUse(server, port, error);
    throw error instanceof EmbeddedError
      ? error
      : new EmbeddedError('PORT_IN_USE', `port ${port} is not usable for ${server}`, { cause: error });
  }
}

function bindOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no address')),
      );
    });
  });
}
