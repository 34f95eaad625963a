import { roles } from '@weir/schemas';
import { type Command, Option } from 'commander';
import type { Api } from '../api.ts';
import { isUuid, limit, said } from '../arguments.ts';
import { Failure } from '../failure.ts';
import { action } from '../invocation.ts';
import { askNewPassword, confirm } from '../prompt.ts';
import type { Terminal } from '../terminal.ts';

const COLUMNS = ['id', 'username', 'role', 'disabled', 'lastLoginAt', 'createdAt'];
const USERS_MAX = 100_000;

const role = () => new Option('--role <role>', 'what the user may do in the tenant').choices(roles);

/** Ids are what the API takes; names are what people know. */
async function idOf(api: Api, user: string): Promise<string> {
  if (isUuid(user)) return user;
  const found = (await api.list('/users', USERS_MAX)).items.find(({ username }) => username === user);
  if (found === undefined)
    throw new Failure('refused', `there is no user ${JSON.stringify(user)}; "weir users list" shows them.`);
  return String(found.id);
}

export function addUsers(program: Command, terminal: Terminal): void {
  const users = program.command('users').description('the users of the tenant');

  users
    .command('list')
    .description('list the users')
    .option('--limit <n>', 'how many, at the most', limit, 100)
    .action(
      action<{ limit: number }>(terminal, async ({ api, output, options }) =>
        output.list(await api().list('/users', options.limit), COLUMNS),
      ),
    );

  users
    .command('create')
    .description('make a user; the password is asked for, or piped in')
    .argument('<username>', 'the name to log in with')
    .addOption(role().default('viewer'))
    .action(
      action<{ role: string }>(terminal, async ({ api, output, options }, username) => {
        const asked = api();
        const password = await askNewPassword(terminal);
        output.one(await asked.call('POST', '/users', { username, password, role: options.role }));
      }),
    );

  users
    .command('update')
    .description("change a user's role or password, or keep the user out")
    .argument('<user>', 'the id or the name')
    .addOption(role())
    .option('--password', 'ask for a new password, or take the one that is piped in')
    .addOption(new Option('--disable', 'let the user do nothing any more').conflicts('enable'))
    .option('--enable', 'let the user in again')
    .action(
      action<{ role?: string; password?: boolean; disable?: boolean; enable?: boolean }>(
        terminal,
        async ({ api, output, options }, user = '') => {
          const { disable, enable } = options;
          const disabled = disable === true ? true : enable === true ? false : undefined;
          if (options.role === undefined && options.password === undefined && disabled === undefined)
            throw new Failure('usage', 'say what to change: --role, --password, --disable or --enable.');
          const asked = api();
          const password = options.password === true ? await askNewPassword(terminal) : undefined;
          const change = said({ role: options.role, password, disabled });
          output.one(await asked.call('PATCH', `/users/${await idOf(asked, user)}`, change));
        },
      ),
    );

  users
    .command('delete')
    .description('delete a user; logins and keys of the user end at once')
    .argument('<user>', 'the id or the name')
    .option('--yes', 'do not ask whether that is meant')
    .action(
      action<{ yes?: boolean }>(terminal, async ({ api, output, options }, user = '') => {
        const asked = api();
        const id = await idOf(asked, user);
        await confirm(terminal, `Delete the user ${user}?`, options.yes === true);
        await asked.call('DELETE', `/users/${id}`);
        output.note(`Deleted ${user}.`);
      }),
    );
}
