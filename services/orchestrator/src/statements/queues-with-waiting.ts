import type { Statement } from '@weir/store';
import type { Runs } from './take-waiting.ts';

/** Jumps from tenant to tenant and from priority to priority, so that it costs the same however many wait. */
const QUEUES_WITH_WAITING: Statement = {
  name: 'queues-with-waiting',
  text: `with recursive spots as (
      (select queue, tenant_id from waiting order by queue, tenant_id limit 1)
      union all
      select following.queue, following.tenant_id from spots cross join lateral (
        select queue, tenant_id from waiting where (queue, tenant_id) > (spots.queue, spots.tenant_id) order by queue, tenant_id limit 1) as following
    )
    select queue,
      bool_or(exists (select from unnest('{9,8,7,6,5,4,3,2,1,0}'::smallint[]) as level (priority) cross join lateral (
        select from waiting where waiting.queue = spots.queue and waiting.tenant_id = spots.tenant_id and gate = ''
          and waiting.priority = level.priority and due_at <= now() limit 1) as due)) as open,
      bool_or(exists (select from waiting where waiting.queue = spots.queue and waiting.tenant_id = spots.tenant_id and gate > '')) as gated
    from spots group by queue`,
};

export interface QueueWithWaiting {
  readonly queue: string;
  /** Jobs without a gate are due. */
  readonly open: boolean;
  /** Jobs with a gate wait, due or not. */
  readonly gated: boolean;
}

/** The queues in which something waits in the table. */
export const queuesWithWaiting = (runs: Runs): Promise<QueueWithWaiting[]> =>
  runs.run<QueueWithWaiting>(QUEUES_WITH_WAITING, []);
