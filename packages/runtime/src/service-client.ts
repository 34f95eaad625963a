import { ServiceUnavailable } from './errors.ts';
import { Pool } from './light-imports.ts';
import type { ServiceTokenIssuer } from './service-token.ts';

const CONNECTIONS_MAX = 32;
const TIMEOUT_MS = 5_000;

export interface ServiceAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls one other service's internal port, with our token. Answers of 5xx and silence are `ServiceUnavailable`. */
export class ServiceClient {
  readonly #audience: string;
  readonly #pool: InstanceType<typeof Pool>;
  readonly #tokens: ServiceTokenIssuer;

  constructor(audience: string, url: string, tokens: ServiceTokenIssuer) {
    this.#audience = audience;
    this.#tokens = tokens;
    this.#pool = new Pool(url, {
      connections: CONNECTIONS_MAX,
      keepAliveTimeout: 4_000,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      connect: { timeout: 1_000 },
    });
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ServiceAnswer> {
    if (body === undefined) return this.#request(method, path, undefined, headers);
    return this.#request(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Sends envelopes by the HTTP road; `document` is one envelope, or a CloudEvents batch. */
  post(document: string, contentType: string): Promise<ServiceAnswer> {
    return this.#request('POST', '/internal/v1/messages', document, { 'content-type': contentType });
  }

  async #request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<ServiceAnswer> {
    const authorization = `Bearer ${await this.#tokens.tokenFor(this.#audience)}`;
    let status = 0;
    let answered: unknown;
    try {
      const answer = await this.#pool.request({
        method,
        path,
        headers: { authorization, ...headers },
        ...(body === undefined ? {} : { body }),
      });
      status = answer.statusCode;
      const text = await answer.body.text();
      if (status < 500 && text !== '') answered = JSON.parse(text);
    } catch (cause) {
      throw new ServiceUnavailable(
        `${this.#audience} did not answer ${method} ${path.split('?')[0]}: ${(cause as Error).message}`,
        { cause, retryAfterMs: 1000 },
      );
    }
    // A 401 may also be the answer to what was asked, such as a wrong password.
    if (status === 401 && isOfOurToken(answered)) {
      this.#tokens.forget(this.#audience);
      throw new ServiceUnavailable(
        `${this.#audience} refuses our service token: compare SERVICE_KEY with its SERVICE_KEYS, and the clocks of both`,
        { retryAfterMs: 1000 },
      );
    }
    if (status >= 500)
      throw new ServiceUnavailable(`${this.#audience} answered ${status} to ${method} ${path.split('?')[0]}`, {
        retryAfterMs: 1000,
      });
    return { status, body: answered };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

const isOfOurToken = (answered: unknown): boolean =>
  (answered as { readonly code?: unknown } | undefined)?.code === 'SERVICE_TOKEN_INVALID';
