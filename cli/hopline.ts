import { nodeIo } from './io.ts';
import { runCli } from './run-cli.ts';

// A reader that has seen enough (`hopline trace ... | head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), nodeIo);
