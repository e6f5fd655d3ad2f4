// `node tools/serve.mjs [--port 4180] [--folder dist/renderer]`: serves the built app until it is stopped.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './process.mjs';
import { serveFolder } from './static-server.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4180' }, folder: { type: 'string', default: 'dist/renderer' } } });
const folder = path.resolve(root, values.folder);
if (!existsSync(path.join(folder, 'index.html'))) {
  console.error(`${values.folder} is not built: run \`npm run build\` first.`);
  process.exit(1);
}
const { address } = await serveFolder(folder, Number(values.port));
console.log(`Hopline is served at ${address}`);
