/** The command `weir`. */
import { run } from './program.ts';

// Who reads what we print may have read enough, as `head` does: what was asked for is done all the same.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await run(process.argv.slice(2), process);
