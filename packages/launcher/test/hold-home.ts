import { takeHome } from '../src/home.ts';

/** Run as a process: takes the home when it is told to, says how that went, and holds it until its end. */
const directory = process.argv[2] ?? '';
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  try {
    takeHome(directory);
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(`${(error as { code?: string }).code}\n`);
  }
});
