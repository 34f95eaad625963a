/** Ends this process with its `exitCode` when a reader of its output has all of it: `process.exit` alone cuts off what a full pipe has not taken. */
export async function exitWhenWritten(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
  process.exit();
}
