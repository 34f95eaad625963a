import type { Job } from '@weir/schemas';
import { eventually, type TestSystem } from '@weir/testing';

export type Wanted = { readonly operation: string; readonly input?: unknown } & Partial<
  Pick<Job, 'priority' | 'maxAttempts' | 'runAt' | 'deadline' | 'timeoutMs' | 'concurrencyKey'>
>;

/** What a client of the system does, over HTTP. */
export class Client {
  readonly #system: TestSystem['system'];

  constructor({ system }: TestSystem) {
    this.#system = system;
  }

  async #ask<Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Body> {
    const { gatewayUrl, apiKey } = this.#system.dev;
    const response = await fetch(`${gatewayUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} to ${method} ${path}: ${text}`);
    return JSON.parse(text) as Body;
  }

  /** Resolves when the gateway takes jobs of the operation. */
  known(operation: string): Promise<unknown> {
    return eventually(() => this.#ask('GET', `/operations/${operation}`), 20_000);
  }

  async submit(job: Wanted): Promise<string> {
    return (await this.#ask<{ id: string }>('POST', '/jobs', { input: {}, ...job })).id;
  }

  /** Resolves with the job when it has ended, or as it is after a few seconds; undefined when the answer was lost, or was none. */
  async run(job: Wanted): Promise<Job | undefined> {
    try {
      return await this.#ask<Job>('POST', '/jobs', { input: {}, ...job }, { prefer: 'wait=5' });
    } catch {
      return undefined;
    }
  }

  async submitAll(jobs: readonly Wanted[]): Promise<string[]> {
    const ids: string[] = [];
    for (let start = 0; start < jobs.length; start += 1_000) {
      const { items } = await this.#ask<{ items: { id: string }[] }>('POST', '/jobs/batch', {
        jobs: jobs.slice(start, start + 1_000),
      });
      ids.push(...items.map(({ id }) => id));
    }
    return ids;
  }

  job(id: string): Promise<Job> {
    return this.#ask('GET', `/jobs/${id}`);
  }

  /** Resolves with the job once it is in this state. */
  reached(id: string, state: Job['state'], withinMs = 15_000): Promise<Job> {
    return eventually(async () => {
      const job = await this.job(id);
      if (job.state !== state) throw new Error(`the job is ${JSON.stringify(job)}, not ${state}`);
      return job;
    }, withinMs);
  }
}
