import type { Command } from 'commander';
import { count, limit, moment, said, seconds, segment, several } from '../arguments.ts';
import { action } from '../invocation.ts';
import { confirm } from '../prompt.ts';
import type { Terminal } from '../terminal.ts';

const COLUMNS = ['id', 'name', 'state', 'role', 'scopes', 'uses', 'quota', 'expiresAt', 'lastUsedAt', 'createdAt'];
const ONCE = 'Keep the key now: nobody can show it again.';

export function addKeys(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('API keys');

  keys
    .command('list')
    .description('list the keys, without their secrets')
    .option('--limit <n>', 'how many, at the most', limit, 100)
    .action(
      action<{ limit: number }>(terminal, async ({ api, output, options }) =>
        output.list(await api().list('/api-keys', options.limit), COLUMNS),
      ),
    );

  keys
    .command('create')
    .description('make a key; it is shown this once')
    .argument('<name>', 'what it is for')
    .option(
      '--scope <scope>',
      'read, write, admin, or operations such as uncertainty.*; several times for more',
      several,
    )
    .option('--expires <when>', 'when it ends: 12h, 90d, 4w, or a time such as 2027-01-31T00:00:00Z', moment)
    .option('--quota <n>', 'requests that it may make in a day', count)
    .action(
      action<{ scope?: readonly string[]; expires?: string; quota?: number }>(
        terminal,
        async ({ api, output, options }, name) => {
          const { scope: scopes, expires: expiresAt, quota } = options;
          output.one(await api().call('POST', '/api-keys', said({ name, scopes, expiresAt, quota })));
          output.note(ONCE);
        },
      ),
    );

  keys
    .command('rotate')
    .description('make the successor of a key; the old one lives on for a while')
    .argument('<id>', 'the id of the key', segment)
    .option('--overlap <time>', 'how long the old one lives on, such as 45m, 12h or 7d; 0m ends it at once', seconds)
    .action(
      action<{ overlap?: number }>(terminal, async ({ api, output, options: { overlap } }, id) => {
        const body = overlap === undefined ? undefined : { overlapS: overlap };
        output.one(await api().call('POST', `/api-keys/${id}/rotate`, body));
        output.note(ONCE);
      }),
    );

  keys
    .command('revoke')
    .description('end a key at once')
    .argument('<id>', 'the id of the key', segment)
    .option('--yes', 'do not ask whether that is meant')
    .action(
      action<{ yes?: boolean }>(terminal, async ({ api, output, options }, id) => {
        const asked = api();
        await confirm(terminal, `Revoke the key ${id}?`, options.yes === true);
        await asked.call('DELETE', `/api-keys/${id}`);
        output.note(`Revoked ${id}.`);
      }),
    );
}
