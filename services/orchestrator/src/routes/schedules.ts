import { isUuid } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import { validateAddSchedule, validateChangeSchedule, validateListSchedulesQuery } from '@weir/schemas';
import { readPage } from '@weir/store';
import type { Express, Request, Response } from 'express';
import { flawOf } from '../domain/schedule-runs.ts';
import { scheduleView, timingAsked } from '../domain/schedule-view.ts';
import type { Parts } from '../parts.ts';
import { insertSchedule, pauseSchedule, removeSchedule } from '../statements/change-schedules.ts';
import { clock, listSchedules, readSchedule } from '../statements/find-schedules.ts';

/** The gateway's questions about schedules. The tenant is part of every one of them. */
export function scheduleRoutes(app: Express, parts: Parts): void {
  const { database } = parts;
  const notFound = (response: Response) => void response.status(404).json({ code: 'SCHEDULE_NOT_FOUND' });
  /** Of which schedule and tenant a request is; undefined when they cannot exist. */
  const keyOf = ({ params: { id }, query: { tenantId } }: Request) =>
    isUuid(id) && isUuid(tenantId) ? { id, tenantId } : undefined;

  app.post('/internal/v1/schedules', onlyGateway, async (request, response) => {
    const asked: unknown = request.body;
    if (!validateAddSchedule(asked)) return void response.status(400).json({ code: 'REQUEST_INVALID' });
    const now = await clock(database);
    const flaw = flawOf(timingAsked(asked.schedule, now));
    if (flaw !== undefined) return void response.status(422).json({ code: 'SCHEDULE_INVALID', ...flaw });
    const made = await insertSchedule(parts, asked, now);
    if (made === 'exhausted') return void response.status(409).json({ code: 'SCHEDULES_EXHAUSTED' });
    if (made === 'exists') return void response.status(409).json({ code: 'SCHEDULE_EXISTS' });
    response.json(scheduleView(made));
  });

  app.get('/internal/v1/schedules', onlyGateway, async (request, response) => {
    const { tenantId, ...rest } = request.query;
    const query: unknown = rest;
    const refuse = () => void response.status(400).json({ code: 'QUERY_INVALID' });
    if (!isUuid(tenantId) || !validateListSchedulesQuery(query)) return refuse();
    const page = readPage(query);
    if (page === undefined) return refuse();
    response.json(await listSchedules(database, tenantId, page));
  });

  app.get('/internal/v1/schedules/:id', onlyGateway, async (request, response) => {
    const key = keyOf(request);
    const row = key === undefined ? undefined : await readSchedule(database, key);
    if (row === undefined) return notFound(response);
    response.json(scheduleView(row));
  });

  app.put('/internal/v1/schedules/:id', onlyGateway, async (request, response) => {
    const change: unknown = request.body;
    if (!validateChangeSchedule(change) || change.paused === undefined)
      return void response.status(400).json({ code: 'REQUEST_INVALID' });
    const key = keyOf(request);
    const row = key === undefined ? undefined : await pauseSchedule(parts, key, change.paused, change.actor);
    if (row === undefined) return notFound(response);
    response.json(scheduleView(row));
  });

  app.delete('/internal/v1/schedules/:id', onlyGateway, async (request, response) => {
    const change: unknown = request.body;
    if (!validateChangeSchedule(change)) return void response.status(400).json({ code: 'REQUEST_INVALID' });
    const key = keyOf(request);
    const row = key === undefined ? undefined : await removeSchedule(parts, key, change.actor);
    if (row === undefined) return notFound(response);
    response.json(scheduleView(row));
  });
}
