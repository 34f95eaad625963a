import { runWorker } from '@weir/worker';

await runWorker({
  queue: 'greetings',
  operations: {
    'greetings.hello': {
      input: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' } },
        additionalProperties: false,
      },
      output: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
      run: ({ name }: { name: string }) => ({ text: `Hello, ${name}!` }),
    },
  },
});
