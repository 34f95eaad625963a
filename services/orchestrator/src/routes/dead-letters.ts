import { isUuid, PLATFORM_TENANT } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import {
  type Asker,
  type ChangeDeadLetters,
  type DeadLetterList,
  type ListDeadLettersQuery,
  validateChangeDeadLetters,
  validateListDeadLettersQuery,
} from '@weir/schemas';
import { pageOf, readPage } from '@weir/store';
import type { Express, Request, Response } from 'express';
import { deadLetterSummary, deadLetterView } from '../domain/dead-letter.ts';
import type { Parts } from '../parts.ts';
import { deleteDeadLetter } from '../statements/delete-dead-letter.ts';
import {
  type DeadLetterPage,
  findDeadLetter,
  groupDeadLetters,
  listDeadLetters,
} from '../statements/find-dead-letters.ts';
import { redriveDeadLetter, redriveDeadLetters } from '../statements/redrive-dead-letters.ts';

const RATE_PER_S_DEFAULT = 10;
const MAX_DEFAULT = 100;

/** Whose dead letters somebody sees: the tenant's, and for an operator of the platform those that belong to nobody. */
const tenantsOf = ({ tenantId, platform }: Pick<Asker, 'tenantId' | 'platform'>): readonly string[] =>
  platform === true ? [tenantId, PLATFORM_TENANT] : [tenantId];

/** Dead letters, for the gateway. The tenant is part of every question: another tenant's dead letter does not exist. */
export function deadLetterRoutes(app: Express, parts: Parts): void {
  const notFound = (response: Response) => void response.status(404).json({ code: 'DEAD_LETTER_NOT_FOUND' });

  app.get('/internal/v1/dead-letters', onlyGateway, async (request, response) => {
    const { tenantId, platform, ...query } = request.query;
    const refuse = () => void response.status(400).json({ code: 'QUERY_INVALID' });
    if (!isUuid(tenantId) || !validateListDeadLettersQuery(query)) return refuse();
    const asked = readPage(query);
    if (asked === undefined) return refuse();
    const { group, limit: _limit, cursor: _cursor, ...filter }: ListDeadLettersQuery = query;
    const tenantIds = tenantsOf({ tenantId, platform: platform === 'true' });
    const page = { filter: { ...filter, tenantIds }, ...asked };
    const isFlat = group === 'none' || (group === undefined && (filter.fingerprint ?? filter.jobId) !== undefined);
    response.json(isFlat ? await lettersOf(parts, page) : await groupsOf(parts, page));
  });

  app.get('/internal/v1/dead-letters/:id', onlyGateway, async (request, response) => {
    const { id } = request.params;
    const { tenantId, platform } = request.query;
    if (!isUuid(id) || !isUuid(tenantId)) return notFound(response);
    const row = await findDeadLetter(parts, id, tenantsOf({ tenantId, platform: platform === 'true' }));
    if (row === undefined) return notFound(response);
    response.json(deadLetterView(row));
  });

  app.post('/internal/v1/dead-letters/redrive', onlyGateway, async (request, response) => {
    const change = changeIn(request, response);
    if (change === undefined) return;
    const { asker, selection = { filter: {} } } = change;
    const { filter, dryRun = false, ratePerS = RATE_PER_S_DEFAULT, max = MAX_DEFAULT } = selection;
    const asked = { asker, filter: { ...filter, tenantIds: tenantsOf(asker) }, dryRun, ratePerS, max };
    response.json(await redriveDeadLetters(parts, asked));
  });

  app.post('/internal/v1/dead-letters/:id/redrive', onlyGateway, async (request, response) => {
    const { id } = request.params;
    const change = changeIn(request, response);
    if (change === undefined) return;
    const { asker, input } = change;
    if (!isUuid(id)) return notFound(response);
    const redriven = await redriveDeadLetter(parts, { id, tenantIds: tenantsOf(asker) }, asker, input);
    if (redriven === undefined) return notFound(response);
    if (redriven.kind === 'known') return void response.json({ jobId: redriven.jobId, redriveOf: id });
    if (redriven.kind === 'full') return void response.status(429).json({ code: 'QUOTA_EXCEEDED', ...redriven.full });
    response.status(409).json({ code: redriven.code, detail: redriven.detail });
  });

  app.delete('/internal/v1/dead-letters/:id', onlyGateway, async (request, response) => {
    const { id } = request.params;
    const change = changeIn(request, response);
    if (change === undefined) return;
    const { asker } = change;
    const found = isUuid(id) ? await findDeadLetter(parts, id, tenantsOf(asker)) : undefined;
    if (found === undefined || !(await deleteDeadLetter(parts, found.id, tenantsOf(asker), asker)))
      return notFound(response);
    response.json(deadLetterView(found));
  });
}

/** Undefined when it was not valid, and is answered. */
function changeIn({ body }: Request, response: Response): ChangeDeadLetters | undefined {
  if (validateChangeDeadLetters(body)) return body;
  response.status(422).json({ code: 'REQUEST_INVALID' });
  return undefined;
}

async function lettersOf(parts: Parts, page: DeadLetterPage): Promise<DeadLetterList> {
  const rows = await listDeadLetters(parts, { ...page, limit: page.limit + 1 });
  return pageOf(rows, page.limit, deadLetterSummary, endOf);
}

async function groupsOf(parts: Parts, page: DeadLetterPage): Promise<DeadLetterList> {
  const rows = await groupDeadLetters(parts, { ...page, limit: page.limit + 1 });
  const groupOf = (row: (typeof rows)[number]) => ({
    fingerprint: row.fingerprint,
    code: row.code,
    ...(row.operation === null ? {} : { operation: row.operation }),
    count: row.count,
    firstFailedAt: row.first_failed_at.toISOString(),
    lastFailedAt: row.failed_at.toISOString(),
    sample: deadLetterSummary(row),
  });
  return pageOf(rows, page.limit, groupOf, endOf);
}

const endOf = ({ failed_at, id }: { readonly failed_at: Date; readonly id: string }) => ({ time: failed_at, id });
