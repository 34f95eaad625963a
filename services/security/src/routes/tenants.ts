import { isUuid } from '@weir/messaging';
import { onlyCallers, onlyGateway } from '@weir/runtime';
import { validateAddTenant, validateChangeTenant, validateListTenantsQuery } from '@weir/schemas';
import { pageOf, readPage } from '@weir/store';
import type { Express } from 'express';
import { tenantView } from '../domain/tenant-view.ts';
import { Refused } from '../errors.ts';
import type { Parts } from '../parts.ts';
import { createTenant, listTenants, readTenant, updateTenant } from '../statements/tenants.ts';
import { refusing } from './refusing.ts';

const PATH = '/internal/v1/tenants';
/** What a tenant may have is asked by all who hold it to that. */
const whoHoldsQuotas = onlyCallers('services that hold tenants to quotas', (caller) =>
  ['gateway', 'orchestrator'].includes(caller),
);

/** The gateway's questions about tenants. It lets only the platform ask about others than one's own. */
export function tenantRoutes(app: Express, parts: Pick<Parts, 'database' | 'relay' | 'notifier' | 'source'>): void {
  const { database } = parts;

  app.post(
    PATH,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      if (!validateAddTenant(asked)) return void response.status(400).json({ code: 'REQUEST_INVALID' });
      response.json(await createTenant(parts, asked.tenant, asked.actor));
    }),
  );

  app.get(PATH, onlyGateway, async (request, response) => {
    const { tenantId: only, ...rest } = request.query;
    const query: unknown = rest;
    const refuse = () => void response.status(400).json({ code: 'QUERY_INVALID' });
    if ((only !== undefined && !isUuid(only)) || !validateListTenantsQuery(query)) return refuse();
    const page = readPage(query);
    if (page === undefined) return refuse();
    const rows = await listTenants(database, only, page);
    response.json(pageOf(rows, page.limit, tenantView, ({ created_at, id }) => ({ time: created_at, id })));
  });

  app.get(
    `${PATH}/:id`,
    whoHoldsQuotas,
    refusing(async ({ params: { id } }, response) => {
      const row = isUuid(id) ? await readTenant(database, id) : undefined;
      if (row === undefined) throw new Refused('TENANT_NOT_FOUND');
      response.json(tenantView(row));
    }),
  );

  app.put(
    `${PATH}/:id`,
    onlyGateway,
    refusing(async (request, response) => {
      const asked: unknown = request.body;
      const { id } = request.params;
      if (!validateChangeTenant(asked)) return void response.status(400).json({ code: 'REQUEST_INVALID' });
      if (!isUuid(id)) throw new Refused('TENANT_NOT_FOUND');
      response.json(await updateTenant(parts, id, asked.change, asked.actor));
    }),
  );
}
