import { type Agent, request as httpRequest } from 'node:http';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

const ANSWER_MS_MAX = 45_000;
/** So much of an event stream is enough. */
const STREAM_MS = 200;

export interface Sending {
  readonly url: string;
  readonly agent: Agent;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Uint8Array | undefined;
}

/** Sends a request as it stands: neither path nor headers are put right on the way, as `fetch` does. @throws when no answer came. */
export function send({ url, agent, method, path, headers, body }: Sending): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      hostname,
      port,
      agent,
      method,
      path,
      headers: listed(headers),
      setHost: false,
      timeout: ANSWER_MS_MAX,
    });
    asked
      .on('error', reject)
      .on('timeout', () => asked.destroy(new Error(`no answer within ${ANSWER_MS_MAX / 1000} s`)));
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      const done = () => {
        try {
          resolve(answerOf(response.statusCode ?? 0, response.rawHeaders, Buffer.concat(chunks)));
        } catch (error) {
          // Its type says JSON, and it is none.
          reject(error);
        }
      };
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', done).on('error', reject);
      if (response.headers['content-type']?.startsWith('text/event-stream') !== true) return;
      // It goes on for as long as its job does.
      setTimeout(() => {
        done();
        asked.destroy();
      }, STREAM_MS);
      response.removeAllListeners('error').on('error', done);
    });
    if (body === undefined) asked.end();
    else asked.end(body);
  });
}

/** Names and values in one list: that way the same header may stand there twice. */
const listed = (headers: readonly (readonly [string, string])[]): string[] => headers.flat();

function answerOf(status: number, rawHeaders: readonly string[], bytes: Buffer): FuzzAnswer {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  const text = bytes.toString();
  const isJson = text !== '' && /json/.test(headers.get('content-type') ?? '');
  return { status, headers, text, body: isJson ? JSON.parse(text) : text };
}
