import { readFileSync } from 'node:fs';
import { Argument, Command, CommanderError } from 'commander';
import { addJobs } from './commands/jobs.ts';
import { addKeys } from './commands/keys.ts';
import { addSession } from './commands/session.ts';
import { addTenants } from './commands/tenants.ts';
import { addUsers } from './commands/users.ts';
import { completion, type Shell, shells } from './completion.ts';
import { describe, exits, Failure } from './failure.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Where the API is: --url, WEIR_URL, the last login, or a running "npm start" (WEIR_HOME).
Credentials: --api-key, WEIR_API_KEY or WEIR_API_KEY_FILE, the login at that address, or the key of the running "npm start".
Exit codes: 0 done, 1 refused by the server, 2 used wrongly, 3 not reachable, 4 not logged in or not permitted.
`;

/** All that the command can do, as commander knows it. */
export function createProgram(terminal: Terminal): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('weir')
    .description('Looks after a Weir system: users, API keys, tenants, jobs.')
    .version(version, '--version', 'print the version')
    .option('--url <url>', 'where the API is')
    .option('--api-key <key>', 'an API key; others on this machine can see it, so better give it in WEIR_API_KEY_FILE')
    .option('--tenant <id>', 'act for this tenant, as an admin of the platform')
    .option('--json', 'print JSON, for machines')
    .option('--insecure', 'send credentials over http to another machine')
    .addHelpText('after', HELP)
    .showHelpAfterError('Say "weir --help" for how it is used.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
    });
  addSession(program, terminal);
  addUsers(program, terminal);
  addKeys(program, terminal);
  addTenants(program, terminal);
  addJobs(program, terminal);
  program
    .command('completion')
    .description('print a script that lets a shell complete the commands')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action((shell: Shell) => void terminal.stdout.write(completion(program, shell)));
  return program;
}

/** Runs the command. Resolves with what the process ends with. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(args, { from: 'user' });
    return exits.ok;
  } catch (error) {
    // Commander has said what is wrong; help and the version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.ok : exits.usage;
    terminal.stderr.write(describe(error, args.includes('--json')));
    return error instanceof Failure ? error.exit : exits.refused;
  }
}
