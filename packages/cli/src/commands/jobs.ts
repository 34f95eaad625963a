import type { Command } from 'commander';
import { limit, segment } from '../arguments.ts';
import { action } from '../invocation.ts';
import type { Terminal } from '../terminal.ts';

const COLUMNS = ['id', 'state', 'operation', 'queue', 'attempt', 'createdAt', 'finishedAt'];

interface Filter {
  readonly limit: number;
  readonly state?: string;
  readonly operation?: string;
  readonly queue?: string;
  readonly since?: string;
}

export function addJobs(program: Command, terminal: Terminal): void {
  const jobs = program.command('jobs').description('jobs of the tenant');

  jobs
    .command('list')
    .description('list jobs, newest first')
    .option('--state <state>', 'only those in this state')
    .option('--operation <name>', 'only those of this operation')
    .option('--queue <name>', 'only those of this queue')
    .option('--since <time>', 'only those made at this time or later, as 2026-01-31T00:00:00Z')
    .option('--limit <n>', 'how many, at the most', limit, 20)
    .action(
      action<Filter>(terminal, async ({ api, output, options: { state, operation, queue, since, limit: most } }) =>
        output.list(await api().list('/jobs', most, { state, operation, queue, since }), COLUMNS),
      ),
    );

  jobs
    .command('get')
    .description('show a job')
    .argument('<id>', 'the id of the job', segment)
    .action(action(terminal, async ({ api, output }, id) => output.one(await api().call('GET', `/jobs/${id}`))));

  jobs
    .command('cancel')
    .description('cancel a job, wherever it is')
    .argument('<id>', 'the id of the job', segment)
    .action(
      action(terminal, async ({ api, output }, id) => output.one(await api().call('POST', `/jobs/${id}/cancel`))),
    );
}
