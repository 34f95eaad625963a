import type { Envelope } from '@weir/messaging';
import type { ClaimedAttempt, JobList, ListJobsQuery } from '@weir/schemas';
import { validateClaimAttempt, validateListJobsQuery } from '@weir/schemas';
import type { Express, Request, Response } from 'express';
import { type EndedAttemptRecord, jobHistory } from '../domain/job-history.ts';
import { isUuid } from '../domain/job-id.ts';
import { isTerminal } from '../domain/job-state.ts';
import { type JobRow, jobColumns, jobView } from '../domain/job-view.ts';
import type { Parts } from '../parts.ts';
import { claimAttempt } from '../statements/claim-attempt.ts';
import { onlyGateway, onlyWorkers } from './callers.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';

const LIMIT_DEFAULT = 50;

/** Reads of jobs, for the gateway. The tenant is part of every question: another tenant's job does not exist. */
export function jobRoutes(app: Express, parts: Parts): void {
  const { database, source } = parts;
  const notFound = (response: Response) => void response.status(404).json({ code: 'JOB_NOT_FOUND' });
  const find = async ({ params, query }: Request) => {
    const { id } = params;
    const { tenantId } = query;
    if (!isUuid(id) || !isUuid(tenantId)) return undefined;
    return database.with((kysely) =>
      kysely
        .selectFrom('jobs')
        .select([...jobColumns, 'attempts'])
        .where('id', '=', id)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst(),
    );
  };

  app.get('/internal/v1/jobs/:id', onlyGateway, async (request, response) => {
    const row = await find(request);
    if (row === undefined) return notFound(response);
    const { fingerprint } = (row.envelope as Envelope<'job-requested'>).data;
    response.json({ job: jobView(row as JobRow), fingerprint });
  });

  app.get('/internal/v1/jobs/:id/history', onlyGateway, async (request, response) => {
    const row = await find(request);
    if (row === undefined) return notFound(response);
    const attempts = (row.attempts as EndedAttemptRecord[] | null) ?? [];
    response.json({ entries: jobHistory(source, row as JobRow, attempts), finished: isTerminal(row.state) });
  });

  app.get('/internal/v1/jobs', onlyGateway, async (request, response) => {
    const { tenantId, ...query } = request.query;
    if (!isUuid(tenantId) || !validateListJobsQuery(query)) {
      return void response.status(400).json({ code: 'QUERY_INVALID' });
    }
    const { cursor }: ListJobsQuery = query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) {
      return void response.status(400).json({ code: 'QUERY_INVALID' });
    }
    response.json(await listJobs(parts, tenantId, query, after));
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
  after: Cursor | undefined,
): Promise<JobList> {
  const limit = Number(query.limit ?? LIMIT_DEFAULT);
  const rows = await database.with((kysely) => {
    let select = kysely.selectFrom('jobs').select(jobColumns).where('tenant_id', '=', tenantId);
    if (query.state !== undefined) select = select.where('state', '=', query.state);
    if (query.operation !== undefined) select = select.where('operation', '=', query.operation);
    if (query.queue !== undefined) select = select.where('queue', '=', query.queue);
    if (query.since !== undefined) select = select.where('created_at', '>=', new Date(query.since));
    if (after !== undefined)
      select = select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.time, after.id)),
      );
    return select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => jobView(row as JobRow)),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(last.created_at, last.id) : null,
  };
}
