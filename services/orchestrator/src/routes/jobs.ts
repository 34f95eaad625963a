import { isUuid } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import type { ClaimedAttempt, JobAttempts, JobList, ListJobsQuery } from '@weir/schemas';
import { validateCancelJob, validateClaimAttempt, validateListJobsQuery } from '@weir/schemas';
import { behind, type PageAsked, pageOf, readPage } from '@weir/store';
import type { Express, Request, Response } from 'express';
import { jobAttempts } from '../domain/job-attempts.ts';
import { jobHistory } from '../domain/job-history.ts';
import { isTerminal } from '../domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from '../domain/job-view.ts';
import { claimAttempt } from '../lost-attempts.ts';
import type { Parts } from '../parts.ts';
import { cancelJob } from '../statements/cancel-job.ts';
import { findJob } from '../statements/find-job.ts';
import { onlyWorkers } from './callers.ts';

/** What the gateway asks about jobs. The tenant is part of every question: another tenant's job does not exist. */
export function jobRoutes(app: Express, parts: Parts): void {
  const { database, source } = parts;
  const notFound = (response: Response) => void response.status(404).json({ code: 'JOB_NOT_FOUND' });
  const find = async ({ params, query }: Request) => {
    const { id } = params;
    const { tenantId } = query;
    if (!isUuid(id) || !isUuid(tenantId)) return undefined;
    return findJob(database, { id, tenantId });
  };

  app.get('/internal/v1/jobs/:id', onlyGateway, async (request, response) => {
    const row = await find(request);
    if (row === undefined) return notFound(response);
    response.json({ job: jobView(row), fingerprint: row.request.data.fingerprint });
  });

  app.get('/internal/v1/jobs/:id/history', onlyGateway, async (request, response) => {
    const row = await find(request);
    if (row === undefined) return notFound(response);
    response.json({ entries: jobHistory(source, row, row.attempts ?? []), finished: isTerminal(row.state) });
  });

  app.get('/internal/v1/jobs/:id/attempts', onlyGateway, async (request, response) => {
    const row = await find(request);
    if (row === undefined) return notFound(response);
    response.json({ items: jobAttempts(row, row.attempts ?? []), nextCursor: null } satisfies JobAttempts);
  });

  app.post('/internal/v1/jobs/:id/cancel', onlyGateway, async (request, response) => {
    const { id: jobId } = request.params;
    const { tenantId } = request.query;
    if (!validateCancelJob(request.body)) return void response.status(422).json({ code: 'REQUEST_INVALID' });
    if (!isUuid(jobId) || !isUuid(tenantId)) return notFound(response);
    const cancelled = await cancelJob(parts, { jobId, tenantId, actor: request.body.actor });
    if (cancelled === undefined) return notFound(response);
    if ('ended' in cancelled) return void response.status(409).json({ code: 'JOB_FINISHED', state: cancelled.ended });
    response.json(cancelled.job);
  });

  app.get('/internal/v1/jobs', onlyGateway, async (request, response) => {
    const { tenantId, ...query } = request.query;
    const refuse = () => void response.status(400).json({ code: 'QUERY_INVALID' });
    if (!isUuid(tenantId) || !validateListJobsQuery(query)) return refuse();
    const page = readPage(query);
    if (page === undefined) return refuse();
    response.json(await listJobs(parts, tenantId, query, page));
  });

  app.post('/internal/v1/jobs/:id/claim', onlyWorkers, async (request, response) => {
    const { id } = request.params;
    if (!validateClaimAttempt(request.body)) return void response.status(422).json({ code: 'CLAIM_INVALID' });
    if (!isUuid(id)) return notFound(response);
    const attempt = await claimAttempt(parts, id, request.body.attempt, request.body.worker);
    if (attempt === undefined) return void response.status(409).json({ code: 'ATTEMPT_NOT_CURRENT' });
    response.json({ attempt } satisfies ClaimedAttempt);
  });
}

async function listJobs(
  { database }: Parts,
  tenantId: string,
  query: ListJobsQuery,
  { limit, after }: PageAsked,
): Promise<JobList> {
  const rows = await database.asTenant(tenantId, (tx) => {
    let select = tx.selectFrom('jobs').select(jobColumns).where('tenant_id', '=', tenantId);
    if (query.state !== undefined) select = select.where('state', '=', query.state);
    if (query.operation !== undefined) select = select.where('operation', '=', query.operation);
    if (query.queue !== undefined) select = select.where('queue', '=', query.queue);
    if (query.since !== undefined) select = select.where('created_at', '>=', new Date(query.since));
    if (after !== undefined) select = select.where(behind(after));
    return select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  });
  return pageOf(
    rows,
    limit,
    (row) => jobView(row as JobRow),
    ({ created_at, id }) => ({ time: created_at, id }),
  );
}
