import { isUuid } from '@weir/messaging';
import { onlyGateway } from '@weir/runtime';
import type { Express } from 'express';
import type { Parts } from '../parts.ts';

/** What a tenant uses of its quotas, for the gateway, which holds tenants to them. */
export function usageRoutes(app: Express, { usages }: Pick<Parts, 'usages'>): void {
  app.get('/internal/v1/usage', onlyGateway, async (request, response) => {
    const { tenantId } = request.query;
    if (!isUuid(tenantId)) return void response.status(400).json({ code: 'QUERY_INVALID' });
    response.json(await usages.of(tenantId));
  });
}
