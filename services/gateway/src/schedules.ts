import type { ServiceClient } from '@weir/runtime';
import {
  type AddSchedule,
  type ChangeSchedule,
  type ListSchedulesQuery,
  type Schedule,
  type ScheduleList,
  validateSchedule,
  validateScheduleList,
} from '@weir/schemas';
import { Problem } from './errors.ts';
import { listIn } from './list-in.ts';

const PATH = '/internal/v1/schedules';

/** The schedules, which the orchestrator keeps. Every question names the tenant: another tenant's schedule does not exist. */
export class Schedules {
  readonly #orchestrator: ServiceClient;

  constructor(orchestrator: ServiceClient) {
    this.#orchestrator = orchestrator;
  }

  /** @throws Problem when the orchestrator refuses it, with the path that is wrong. */
  async add(asked: AddSchedule): Promise<Schedule> {
    const { status, body } = await this.#orchestrator.call('POST', PATH, asked);
    if (status === 409) throw conflict(body as { readonly code: string });
    if (status === 422) {
      const { path, message } = body as { readonly path: string; readonly message: string };
      throw new Problem('SCHEDULE_INVALID', `The schedule cannot be kept: ${path} ${message}.`, {
        errors: [{ path, message }],
      });
    }
    return read(status, body);
  }

  async list(tenantId: string, query: ListSchedulesQuery): Promise<ScheduleList> {
    const search = new URLSearchParams({ ...query, tenantId });
    return listIn(await this.#orchestrator.call('GET', `${PATH}?${search}`), validateScheduleList);
  }

  find(tenantId: string, id: string): Promise<Schedule | undefined> {
    return this.#one('GET', tenantId, id);
  }

  change(tenantId: string, id: string, change: ChangeSchedule): Promise<Schedule | undefined> {
    return this.#one('PUT', tenantId, id, change);
  }

  /** The schedule as it was. */
  remove(tenantId: string, id: string, change: ChangeSchedule): Promise<Schedule | undefined> {
    return this.#one('DELETE', tenantId, id, change);
  }

  async #one(
    method: 'GET' | 'PUT' | 'DELETE',
    tenantId: string,
    id: string,
    change?: ChangeSchedule,
  ): Promise<Schedule | undefined> {
    const { status, body } = await this.#orchestrator.call(method, `${PATH}/${id}?tenantId=${tenantId}`, change);
    return status === 404 ? undefined : read(status, body);
  }
}

function read(status: number, body: unknown): Schedule {
  if (status !== 200 || !validateSchedule(body))
    throw new TypeError(`the orchestrator answered ${status} with something that is no schedule`);
  return body;
}

function conflict({ code }: { readonly code: string }): Problem {
  if (code === 'SCHEDULES_EXHAUSTED')
    return new Problem('SCHEDULES_EXHAUSTED', 'The tenant has as many schedules as it may. Delete one first.');
  return new Problem('SCHEDULE_EXISTS', 'A schedule of this name exists. Delete it first, or choose another name.', {
    errors: [{ path: '/name', message: 'is the name of another schedule' }],
  });
}
