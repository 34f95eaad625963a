import { validateCreateSchedule, validateListSchedulesQuery, validateUpdateSchedule } from '@weir/schemas';
import type { RequestHandler } from 'express';
import { assertAcceptable } from '../accept.ts';
import { sendJson } from '../answer.ts';
import { Problem } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { actorOf, identityOf } from '../request.ts';
import { unknownOperation } from './create-job.ts';
import { idOf } from './read-jobs.ts';
import { bodyOf, queryOf } from './valid.ts';

/** POST /schedules: its job is held against the same schemas as one that is asked for at once. */
export const createSchedule =
  (parts: Parts): RequestHandler =>
  async (request, response) => {
    const schedule = bodyOf(request, validateCreateSchedule);
    const { job } = schedule;
    const known = parts.operations.get(job.operation) ?? (await parts.operations.find(job.operation));
    if (known === undefined) throw unknownOperation(job.operation, '/job/operation');
    assertAcceptable(job, known, Date.now(), '/job');
    const { queue, maxAttempts, timeoutMs } = known.operation;
    const { tenantId } = identityOf(request);
    const defaults = { queue, maxAttempts, timeoutMs };
    const made = await parts.schedules.add({ tenantId, actor: actorOf(request), schedule, defaults });
    response.setHeader('Location', `/api/v1/schedules/${made.id}`);
    sendJson(response, 201, made);
  };

/** GET /schedules */
export const listSchedules =
  ({ schedules }: Parts): RequestHandler =>
  async (request, response) => {
    const query = queryOf(request, validateListSchedulesQuery);
    sendJson(response, 200, await schedules.list(identityOf(request).tenantId, query));
  };

/** GET /schedules/{id} */
export const getSchedule =
  ({ schedules }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'schedule');
    const found = await schedules.find(identityOf(request).tenantId, id);
    if (found === undefined) throw scheduleNotFound(id);
    sendJson(response, 200, found);
  };

/** PATCH /schedules/{id}: pauses it, or lets it go on. */
export const updateSchedule =
  ({ schedules }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'schedule');
    const change = bodyOf(request, validateUpdateSchedule);
    const updated = await schedules.change(identityOf(request).tenantId, id, {
      actor: actorOf(request),
      paused: change.paused,
    });
    if (updated === undefined) throw scheduleNotFound(id);
    sendJson(response, 200, updated);
  };

/** DELETE /schedules/{id} */
export const deleteSchedule =
  ({ schedules }: Parts): RequestHandler =>
  async (request, response) => {
    const id = idOf(request, 'schedule');
    const removed = await schedules.remove(identityOf(request).tenantId, id, { actor: actorOf(request) });
    if (removed === undefined) throw scheduleNotFound(id);
    sendJson(response, 200, removed);
  };

const scheduleNotFound = (id: string) =>
  new Problem('SCHEDULE_NOT_FOUND', `There is no schedule ${id}.`, {
    errors: [{ path: 'path:id', message: 'is no schedule of yours' }],
  });
