import type { QuotaPolicy, ServiceAnswer, ServiceClient } from '@weir/runtime';
import {
  type Asker,
  type ChangeDeadLetters,
  type DeadLetter,
  type DeadLetterList,
  type ListDeadLettersQuery,
  type RedriveDeadLetters,
  type RedrivenDeadLetter,
  type RedrivenDeadLetters,
  validateDeadLetter,
  validateDeadLetterList,
  validateRedrivenDeadLetter,
  validateRedrivenDeadLetters,
} from '@weir/schemas';
import { Problem } from './errors.ts';
import type { TenantQuotas } from './limits/tenant-quotas.ts';
import { listIn } from './list-in.ts';

const PATH = '/internal/v1/dead-letters';

/** Whose dead letters are meant; `platform` adds those that belong to no tenant. */
type Owner = Pick<Asker, 'tenantId' | 'platform'>;

/** What the orchestrator knows of dead letters. Another tenant's does not exist. */
export class DeadLetters {
  readonly #orchestrator: ServiceClient;
  readonly #quotas: Pick<TenantQuotas, 'count' | 'exceeded'>;

  constructor(orchestrator: ServiceClient, quotas: Pick<TenantQuotas, 'count' | 'exceeded'>) {
    this.#orchestrator = orchestrator;
    this.#quotas = quotas;
  }

  async list(owner: Owner, query: ListDeadLettersQuery): Promise<DeadLetterList> {
    const search = new URLSearchParams({ ...(query as Record<string, string>), ...ownerQuery(owner) });
    return listIn(await this.#orchestrator.call('GET', `${PATH}?${search}`), validateDeadLetterList);
  }

  async find(owner: Owner, id: string): Promise<DeadLetter> {
    const search = new URLSearchParams(ownerQuery(owner));
    return valid(known(await this.#orchestrator.call('GET', `${PATH}/${id}?${search}`), id), validateDeadLetter);
  }

  /** @throws Problem 404 when there is no such dead letter, 409 when it may not be redriven, 429 when the tenant has no room for its job. */
  async redrive(asker: Asker, id: string, input: unknown): Promise<RedrivenDeadLetter> {
    const change: ChangeDeadLetters = { asker, ...(input === undefined ? {} : { input }) };
    const answer = known(await this.#orchestrator.call('POST', `${PATH}/${id}/redrive`, change), id);
    if (answer.status === 409) throw refused(answer.body as Refusal);
    if (answer.status === 429) {
      const { policy, max } = answer.body as { readonly policy: QuotaPolicy; readonly max: number };
      throw this.#quotas.exceeded(policy, max);
    }
    const redriven = valid(answer, validateRedrivenDeadLetter);
    this.#quotas.count(asker.tenantId, 1);
    return redriven;
  }

  async redriveMany(asker: Asker, selection: RedriveDeadLetters): Promise<RedrivenDeadLetters> {
    const change: ChangeDeadLetters = { asker, selection };
    const answer = await this.#orchestrator.call('POST', `${PATH}/redrive`, change);
    const many = valid(answer, validateRedrivenDeadLetters);
    if (!many.dryRun && many.redriven > 0) this.#quotas.count(asker.tenantId, many.redriven);
    return many;
  }

  async delete(asker: Asker, id: string): Promise<DeadLetter> {
    const change: ChangeDeadLetters = { asker };
    return valid(known(await this.#orchestrator.call('DELETE', `${PATH}/${id}`, change), id), validateDeadLetter);
  }
}

interface Refusal {
  readonly code: 'NOT_REDRIVABLE' | 'DEAD_LETTER_REDRIVEN' | 'REDRIVES_EXHAUSTED';
  readonly detail: string;
}

const refused = ({ code, detail }: Refusal): Problem =>
  new Problem(code, detail, { errors: [{ path: 'path:id', message: 'cannot be redriven' }] });

const ownerQuery = ({ tenantId, platform }: Owner): Record<string, string> => ({
  tenantId,
  ...(platform === true ? { platform: 'true' } : {}),
});

function known(answer: ServiceAnswer, id: string): ServiceAnswer {
  if (answer.status !== 404) return answer;
  throw new Problem('DEAD_LETTER_NOT_FOUND', `There is no dead letter ${id}.`, {
    errors: [{ path: 'path:id', message: 'is no dead letter of yours' }],
  });
}

function valid<Body>({ status, body }: ServiceAnswer, validate: (body: unknown) => body is Body): Body {
  if (status === 200 && validate(body)) return body;
  throw new TypeError(`the orchestrator answered ${status} with something else than was asked for`);
}
