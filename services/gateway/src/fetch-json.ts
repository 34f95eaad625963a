const TIMEOUT_MS = 5_000;
const BYTES_MAX = 256 * 1024;

/** Reads a JSON document of somebody else's server: in bounded time and size, and from the address that was asked, not from where it points to. */
export async function fetchJson(url: URL): Promise<unknown> {
  assertSafe(url);
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new TypeError(`${url.origin} answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // What is left when this throws is cancelled by leaving the loop.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > BYTES_MAX) throw new TypeError(`${url.origin} answered with more than ${BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** By https alone, except on this machine. */
export const isSafe = ({ protocol, hostname, username, password }: URL): boolean =>
  username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)));

function assertSafe(url: URL): void {
  if (!isSafe(url)) throw new TypeError(`${url.origin} is not reached by https`);
}
