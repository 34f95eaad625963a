import { type Command, Option } from 'commander';
import { limit, said, segment } from '../arguments.ts';
import { Failure } from '../failure.ts';
import { action } from '../invocation.ts';
import type { Terminal } from '../terminal.ts';

const COLUMNS = ['id', 'name', 'tier', 'state', 'platform', 'createdAt'];

const tier = () => new Option('--tier <tier>', 'how much it may ask for').choices(['free', 'pro', 'enterprise']);

interface Change {
  readonly name?: string;
  readonly tier?: string;
  readonly suspend?: boolean;
  readonly resume?: boolean;
}

export function addTenants(program: Command, terminal: Terminal): void {
  const tenants = program.command('tenants').description('tenants; changing them takes an admin of the platform');

  tenants
    .command('list')
    .description('list the tenants that you may see')
    .option('--limit <n>', 'how many, at the most', limit, 100)
    .action(
      action<{ limit: number }>(terminal, async ({ api, output, options }) =>
        output.list(await api().list('/tenants', options.limit), COLUMNS),
      ),
    );

  tenants
    .command('create')
    .description('make a tenant')
    .argument('<name>', 'its name')
    .addOption(tier().default('free'))
    .action(
      action<{ tier: string }>(terminal, async ({ api, output, options }, name) =>
        output.one(await api().call('POST', '/tenants', { name, tier: options.tier })),
      ),
    );

  tenants
    .command('update')
    .description('change a tenant')
    .argument('<id>', 'the id of the tenant', segment)
    .option('--name <name>', 'another name')
    .addOption(tier())
    .addOption(new Option('--suspend', 'refuse all that it asks for').conflicts('resume'))
    .option('--resume', 'let it go on')
    .action(
      action<Change>(terminal, async ({ api, output, options }, id) => {
        const state = options.suspend === true ? 'suspended' : options.resume === true ? 'active' : undefined;
        const change = said({ name: options.name, tier: options.tier, state });
        if (Object.keys(change).length === 0)
          throw new Failure('usage', 'say what to change: --name, --tier, --suspend or --resume.');
        output.one(await api().call('PATCH', `/tenants/${id}`, change));
      }),
    );
}
